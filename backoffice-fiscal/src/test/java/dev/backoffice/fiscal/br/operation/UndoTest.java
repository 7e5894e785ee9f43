package dev.backoffice.fiscal.br.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.operation.NoteToUndo.Extent;
import dev.backoffice.fiscal.br.operation.NoteToUndo.Goods;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoTest {
    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");
    private static final Undo UNDO = Undo.standard();

    @Test
    void a_note_is_cancelled_within_24_hours_and_to_the_second() {
        NoteToUndo note = NoteToUndo.authorized("55", Uf.MG, AT);
        UndoProposal first = first(note, AT.plus(Duration.ofHours(24)));
        assertThat(first.way()).isEqualTo(UndoWay.CANCEL);
        assertThat(first.deadline()).contains(AT.plus(Duration.ofHours(24)));
        assertThat(ways(note, AT.plus(Duration.ofHours(24)).plusSeconds(1))).containsExactly(UndoWay.CREDIT_NOTE);
    }

    @Test
    void mato_grosso_gives_two_hours() {
        NoteToUndo note = NoteToUndo.authorized("55", Uf.MT, AT);
        assertThat(ways(note, AT.plus(Duration.ofHours(2)))).containsExactly(UndoWay.CANCEL);
        assertThat(ways(note, AT.plus(Duration.ofHours(2)).plusSeconds(1))).containsExactly(UndoWay.CREDIT_NOTE);
    }

    @Test
    void sao_paulo_takes_a_late_cancellation_at_a_price_and_only_for_480_hours() {
        NoteToUndo note = NoteToUndo.authorized("55", Uf.SP, AT);
        UndoProposal late = first(note, AT.plus(Duration.ofHours(30)));
        assertThat(late.way()).isEqualTo(UndoWay.LATE_CANCEL);
        assertThat(late.deadline()).contains(AT.plus(Duration.ofHours(480)));
        assertThat(late.condition()).contains("fine 1 %");
        assertThat(ways(note, AT.plus(Duration.ofHours(481)))).containsExactly(UndoWay.CREDIT_NOTE);
    }

    @Test
    void what_is_not_confirmed_of_a_state_opens_nothing_until_a_host_says_so() {
        NoteToUndo note = NoteToUndo.authorized("55", Uf.CE, AT);
        Instant later = AT.plus(Duration.ofHours(30));
        assertThat(ways(note, later)).containsExactly(UndoWay.CREDIT_NOTE);
        assertThat(closed(note, later, UndoWay.LATE_CANCEL)).contains("not confirmed");
        Undo own = UNDO.with(ReferenceTable.parse(
                Undo.WINDOWS,
                "key\tvalid_from\tvalid_to\tminutes\tpossible\tcondition\tcertainty\tsource\n"
                        + "late.55.CE\t2026-01-01\t\t10080\tyes\tasked at the tax office\tH\tread by our"
                        + " accountant\n"));
        assertThat(own.ways(note, later).value())
                .extracting(UndoProposal::way)
                .containsExactly(UndoWay.LATE_CANCEL, UndoWay.CREDIT_NOTE);
    }

    @Test
    void goods_that_left_a_bill_or_a_confirmation_bar_the_cancellation() {
        NoteToUndo note = NoteToUndo.authorized("55", Uf.SP, AT);
        assertThat(closed(note.goods(Goods.IN_TRANSIT), AT, UndoWay.CANCEL)).contains("have left");
        assertThat(closed(note.linkedToBill(), AT, UndoWay.CANCEL)).contains("duplicata");
        assertThat(closed(note.confirmedByRecipient(), AT, UndoWay.CANCEL)).contains("221");
        assertThat(ways(note.linkedToBill(), AT)).containsExactly(UndoWay.CREDIT_NOTE);
    }

    @Test
    void a_receipt_is_cancelled_in_half_an_hour_or_by_the_one_that_stands_in_for_it_in_168_hours() {
        NoteToUndo receipt = NoteToUndo.authorized("65", Uf.SP, AT);
        assertThat(ways(receipt, AT.plus(Duration.ofMinutes(30)))).containsExactly(UndoWay.CANCEL);
        assertThat(ways(receipt.substituted().delivered(AT), AT.plus(Duration.ofHours(168))))
                .containsExactly(UndoWay.CANCEL_BY_SUBSTITUTION, UndoWay.RETURN_BY_CONSUMER);
        assertThat(ways(receipt.substituted().delivered(AT), AT.plus(Duration.ofHours(169))))
                .containsExactly(UndoWay.RETURN_BY_CONSUMER);
        assertThat(closed(receipt.delivered(AT), AT, UndoWay.CREDIT_NOTE)).contains("1003");
    }

    @Test
    void refused_goods_come_back_by_an_entry_note_of_the_sender_also_to_a_taxpayer() {
        NoteToUndo note = NoteToUndo.authorized("55", Uf.SP, AT).toTaxpayer();
        for (Goods back : List.of(Goods.REFUSED, Goods.NOT_FOUND)) {
            UndoProposal first = first(note.goods(back), AT.plus(Duration.ofDays(9)));
            assertThat(first.way()).isEqualTo(UndoWay.REFUSAL);
            assertThat(first.operation()).contains("refusal-total");
        }
        assertThat(ways(note.goods(Goods.PARTLY_REFUSED), AT.plus(Duration.ofDays(9))))
                .containsExactly(UndoWay.PARTIAL_REFUSAL);
    }

    @Test
    void the_seller_writes_the_return_of_a_consumer_and_a_taxpayer_its_own() {
        NoteToUndo note = NoteToUndo.authorized("55", Uf.SP, AT).delivered(AT.plus(Duration.ofDays(2)));
        Instant later = AT.plus(Duration.ofDays(30));
        assertThat(ways(note, later)).containsExactly(UndoWay.RETURN_BY_CONSUMER);
        assertThat(ways(note.toTaxpayer(), later)).containsExactly(UndoWay.RETURN_BY_TAXPAYER);
        assertThat(ways(note.wrong(Extent.ITEMS), later)).containsExactly(UndoWay.RETURN_BY_CONSUMER);
    }

    @Test
    void a_symbolic_return_is_of_the_whole_note_up_to_168_hours_after_delivery() {
        Instant delivered = AT.plus(Duration.ofDays(2));
        NoteToUndo note =
                NoteToUndo.authorized("55", Uf.SP, AT).delivered(delivered).toTaxpayer();
        Instant last = delivered.plus(Duration.ofHours(168));
        assertThat(ways(note, last)).contains(UndoWay.SYMBOLIC_RETURN);
        assertThat(ways(note, last.plusSeconds(1))).doesNotContain(UndoWay.SYMBOLIC_RETURN);
        assertThat(closed(note.wrong(Extent.ITEMS), last, UndoWay.SYMBOLIC_RETURN))
                .contains("whole note only");
    }

    @Test
    void what_was_charged_too_much_is_a_credit_note_and_there_was_none_before_may_2026() {
        NoteToUndo note = NoteToUndo.authorized("55", Uf.SP, AT).delivered(AT).wrong(Extent.VALUES);
        assertThat(first(note, AT).operation()).contains("price-reduction");
        Instant before = Instant.parse("2026-04-01T12:00:00Z");
        NoteToUndo older =
                NoteToUndo.authorized("55", Uf.SP, before).delivered(before).wrong(Extent.VALUES);
        assertThat(ways(older, before)).isEmpty();
        assertThat(closed(older, before, UndoWay.CREDIT_NOTE)).contains("no operation price-reduction");
    }

    @Test
    void words_are_corrected_by_a_letter_for_720_hours_and_values_never() {
        NoteToUndo note = NoteToUndo.authorized("55", Uf.SP, AT).delivered(AT);
        assertThat(first(note.wrong(Extent.WORDS), AT.plus(Duration.ofHours(720)))
                        .way())
                .isEqualTo(UndoWay.CORRECTION_LETTER);
        assertThat(ways(note.wrong(Extent.WORDS), AT.plus(Duration.ofHours(721))))
                .isEmpty();
        assertThat(closed(note.wrong(Extent.VALUES), AT, UndoWay.CORRECTION_LETTER))
                .contains("not values");
        assertThat(closed(NoteToUndo.authorized("65", Uf.SP, AT).wrong(Extent.WORDS), AT, UndoWay.CORRECTION_LETTER))
                .contains("784");
    }

    @Test
    void a_number_never_authorised_is_voided_until_the_tenth_of_the_next_month_where_the_issuer_is() {
        NoteToUndo number = NoteToUndo.numbered("55", Uf.AC, AT);
        assertThat(first(number, AT).deadline()).contains(Instant.parse("2026-12-11T04:59:59Z"));
        assertThat(first(number, Instant.parse("2026-12-12T00:00:00Z")).condition())
                .contains("late");
    }

    @Test
    void a_note_in_doubt_is_looked_up_before_anything_else() {
        assertThat(ways(NoteToUndo.inDoubt("55", Uf.SP, AT), AT)).containsExactly(UndoWay.LOOK_UP);
    }

    @Test
    void goods_on_their_way_decide_themselves() {
        NoteToUndo note = NoteToUndo.authorized("55", Uf.SP, AT).goods(Goods.IN_TRANSIT);
        assertThat(ways(note, AT)).containsExactly(UndoWay.AWAIT_GOODS);
    }

    @Test
    void what_does_not_fit_together_is_refused() {
        assertThatThrownBy(() -> NoteToUndo.authorized("55", Uf.SP, AT).goods(Goods.DELIVERED))
                .isInstanceOf(InvalidInput.class)
                .hasFieldOrPropertyWithValue("code", "undo.delivery");
        assertThatThrownBy(() -> NoteToUndo.authorized("57", Uf.SP, AT))
                .isInstanceOf(InvalidInput.class)
                .hasFieldOrPropertyWithValue("code", "input.form");
        assertThatThrownBy(() -> UNDO.ways(NoteToUndo.authorized("55", Uf.SP, AT), AT.minusSeconds(1)))
                .isInstanceOf(InvalidInput.class)
                .hasFieldOrPropertyWithValue("code", "input.range");
    }

    private static List<UndoWay> ways(NoteToUndo note, Instant at) {
        return UNDO.ways(note, at).value().stream().map(UndoProposal::way).toList();
    }

    private static UndoProposal first(NoteToUndo note, Instant at) {
        return UNDO.ways(note, at).value().get(0);
    }

    private static String closed(NoteToUndo note, Instant at, UndoWay way) {
        return UNDO.ways(note, at).reasons().stream()
                .filter(reason -> reason.code().equals("undo.closed"))
                .filter(reason -> reason.values().get("way").equals(way.toString()))
                .map(Reason::text)
                .findFirst()
                .orElseThrow();
    }
}
