package dev.backoffice.fiscal.br.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.fiscal.br.operation.NoteToUndo.Extent;
import dev.backoffice.fiscal.br.operation.NoteToUndo.Goods;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class UndoProperties {
    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");
    private static final Undo UNDO = Undo.standard();

    @Property
    void there_is_always_a_way_and_each_is_told_open_or_closed_once(
            @ForAll Uf uf,
            @ForAll boolean nfe,
            @ForAll Goods goods,
            @ForAll Extent extent,
            @ForAll boolean taxpayer,
            @ForAll boolean bill,
            @ForAll boolean confirmed,
            @ForAll boolean substituted,
            @ForAll @IntRange(max = 90 * 24 * 60) int minutes) {
        NoteToUndo note =
                note(uf, nfe, goods, taxpayer, bill, confirmed, substituted).wrong(extent);
        Instant at = AT.plus(Duration.ofMinutes(minutes));

        Explained<List<UndoProposal>> answer = UNDO.ways(note, at);

        if (extent != Extent.WORDS) {
            assertThat(answer.value()).isNotEmpty();
        }
        Set<UndoWay> told = EnumSet.noneOf(UndoWay.class);
        answer.reasons()
                .forEach(reason -> assertThat(
                                told.add(UndoWay.valueOf(reason.values().get("way"))))
                        .as(reason.text())
                        .isTrue());
        told.add(UndoWay.LOOK_UP);
        told.add(UndoWay.AWAIT_GOODS);
        assertThat(told).containsExactlyInAnyOrder(UndoWay.values());
        assertThat(answer.reasons())
                .allSatisfy(reason -> assertThat(reason.source()).isNotBlank());
        assertThat(answer.reasons().stream()
                        .filter(reason -> reason.code().equals("undo.open"))
                        .map(reason -> reason.values().get("way"))
                        .collect(Collectors.toList()))
                .isEqualTo(answer.value().stream()
                        .map(proposal -> proposal.way().toString())
                        .toList());
    }

    @Property
    void what_is_proposed_is_not_too_late_not_unconfirmed_and_can_be_written(
            @ForAll Uf uf,
            @ForAll boolean nfe,
            @ForAll Goods goods,
            @ForAll Extent extent,
            @ForAll boolean taxpayer,
            @ForAll @IntRange(max = 90 * 24 * 60) int minutes) {
        NoteToUndo note = note(uf, nfe, goods, taxpayer, false, false, true).wrong(extent);
        Instant at = AT.plus(Duration.ofMinutes(minutes));
        for (UndoProposal proposal : UNDO.ways(note, at).value()) {
            assertThat(proposal.certainty()).isNotEqualTo(Certainty.UNCONFIRMED);
            proposal.deadline().ifPresent(end -> assertThat(end).isAfterOrEqualTo(at));
            proposal.operation().ifPresent(operation -> {
                OperationCase asked =
                        OperationCase.of(operation, uf, at.atZone(uf.zone()).toLocalDate());
                assertThat(FiscalOperations.standard().note(asked).value().purpose())
                        .isIn(4, 5);
            });
        }
    }

    @Property
    void what_was_cancellable_later_was_cancellable_earlier(
            @ForAll Uf uf, @ForAll boolean nfe, @ForAll @IntRange(max = 3000) int minutes) {
        NoteToUndo note = note(uf, nfe, Goods.NOT_MOVED, false, false, false, false);
        if (cancellable(note, minutes)) {
            assertThat(cancellable(note, minutes / 2)).isTrue();
        }
        assertThat(cancellable(note, 24 * 60 + 1)).isFalse();
    }

    private static boolean cancellable(NoteToUndo note, int minutes) {
        return UNDO.ways(note, AT.plus(Duration.ofMinutes(minutes))).value().stream()
                .anyMatch(proposal -> proposal.way() == UndoWay.CANCEL);
    }

    private static NoteToUndo note(
            Uf uf, boolean nfe, Goods goods, boolean taxpayer, boolean bill, boolean confirmed, boolean substituted) {
        NoteToUndo note = NoteToUndo.authorized(nfe ? "55" : "65", uf, AT);
        note = goods == Goods.DELIVERED ? note.delivered(AT) : note.goods(goods);
        note = taxpayer ? note.toTaxpayer() : note;
        note = bill ? note.linkedToBill() : note;
        note = confirmed ? note.confirmedByRecipient() : note;
        return substituted ? note.substituted() : note;
    }
}
