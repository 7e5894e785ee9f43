package dev.backoffice.fiscal.br.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.money.Rate;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.nfe.FreightMode;
import dev.backoffice.fiscal.br.operation.NoteToUndo.Extent;
import dev.backoffice.fiscal.br.operation.NoteToUndo.Goods;
import dev.backoffice.fiscal.tax.GoodsSupply;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What a shop meets in its first month, answered from the tables. */
class ShopSituationsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Instant AT = Instant.parse("2026-11-24T15:00:00Z");
    private static final FiscalOperations OPERATIONS = FiscalOperations.standard();

    @Test
    void freight_has_a_payer_in_every_note() {
        assertThat(FreightMode.values()).extracting(FreightMode::code).containsExactly(0, 1, 2, 3, 4, 9);
    }

    @Test
    void address_wrong_before_dispatch_is_cancelled_and_issued_again_and_after_it_no_letter_moves_the_place() {
        assertThat(ways(authorized())).containsExactly(UndoWay.CANCEL);
        assertThat(ways(authorized().goods(Goods.IN_TRANSIT))).containsExactly(UndoWay.AWAIT_GOODS);
        assertThat(ways(authorized().goods(Goods.NOT_FOUND))).containsExactly(UndoWay.REFUSAL);
        assertThat(Undo.standard().ways(authorized(), AT).reasons())
                .extracting("text")
                .contains("correction-letter is closed: it mends words, not values, goods or parties");
    }

    @Test
    void one_order_from_two_sites_is_a_sale_of_each_with_the_code_of_its_own_state() {
        OperationCase fromSp = OperationCase.of("sale", Uf.SP, TODAY).toConsumer();
        OperationCase fromMg =
                OperationCase.of("sale", Uf.MG, TODAY).toConsumer().with(Destination.INTERSTATE);
        assertThat(note(fromSp).cfop()).isEqualTo("5102");
        assertThat(note(fromMg).cfop()).isEqualTo("6108");
    }

    @Test
    void note_first_and_short_pick_later_is_a_cancellation_or_a_credit_note() {
        assertThat(ways(authorized().wrong(Extent.VALUES))).containsExactly(UndoWay.CANCEL);
        List<UndoWay> later =
                Undo.standard().ways(authorized().wrong(Extent.VALUES), AT.plus(Duration.ofDays(30))).value().stream()
                        .map(UndoProposal::way)
                        .toList();
        assertThat(later).containsExactly(UndoWay.CREDIT_NOTE);
    }

    @Test
    void goods_with_a_fulfilment_operator_go_by_5905_come_back_in_name_and_are_sold_by_5106() {
        OperationCase deposit = OperationCase.of("deposit-out", Uf.MG, TODAY);
        assertThat(note(deposit).cfop()).isEqualTo("5905");
        assertThat(note(deposit.as("deposit-symbolic-return")).cfop()).isEqualTo("1907");
        assertThat(note(deposit.as("deposit-symbolic-return")).stock()).isEqualTo("none");
        assertThat(note(deposit.as("deposit-sale")).cfop()).isEqualTo("5106");
        assertThat(note(OperationCase.of("deposit-out", Uf.SP, TODAY).with(Destination.INTERSTATE))
                        .cfop())
                .isEqualTo("6949");
        assertThatThrownBy(() -> note(OperationCase.of("deposit-out", Uf.BA, TODAY)))
                .isInstanceOf(RuleViolation.class);
    }

    @Test
    void venda_a_ordem_is_a_chain_of_three_notes() {
        OperationCase ours = OperationCase.of("order-and-account-sale", Uf.SP, TODAY);
        assertThat(note(ours).cfop()).isEqualTo("5120");
        assertThat(note(ours).stock()).isEqualTo("none");
        OperationCase supplier = ours.as("order-and-account-supplier-sale");
        assertThat(note(supplier.with(GoodsSupply.OWN_PRODUCTION)).cfop()).isEqualTo("5118");
        assertThat(note(supplier).cfop()).isEqualTo("5119");
        assertThat(note(supplier.as("order-and-account-shipment")).cfop()).isEqualTo("5923");
        assertThat(note(supplier.as("order-and-account-shipment")).recipient()).isEqualTo("final-recipient");
    }

    @Test
    void a_prepayment_defers_revenue_and_the_shipment_refers_to_it() {
        OperationNote paid = note(OperationCase.of("prepayment", Uf.SP, TODAY));
        assertThat(paid.purpose()).isEqualTo(6);
        assertThat(paid.debitType()).contains("06");
        assertThat(paid.cfop()).isEqualTo("5922");
        assertThat(paid.ledger()).isEqualTo("deferred-revenue");
        OperationNote shipped = note(OperationCase.of("future-delivery-shipment", Uf.SP, TODAY));
        assertThat(shipped.cfop()).isEqualTo("5117");
        assertThat(shipped.reference()).isEqualTo("NFref");
        assertThat(shipped.ledger()).isEqualTo("revenue");
    }

    @Test
    void what_is_given_away_has_its_own_note_without_payment() {
        for (String given : List.of("bonus", "gift", "donation")) {
            OperationNote note = note(OperationCase.of(given, Uf.SP, TODAY));
            assertThat(note.cfop()).isEqualTo("5910");
            assertThat(note.paid()).isFalse();
            assertThat(note.ledger()).isEqualTo("gift-expense");
            assertThat(note.ibsCbsClass()).isEqualTo(given.equals("donation") ? "410003" : "410001");
        }
        assertThat(note(OperationCase.of("sample", Uf.SP, TODAY)).icms()).isEqualTo("40");
    }

    @Test
    void a_kit_made_to_stock_is_two_notes_to_oneself() {
        OperationNote out = note(OperationCase.of("kit-formation-out", Uf.SP, TODAY));
        OperationNote in = note(OperationCase.of("kit-formation-in", Uf.SP, TODAY));
        assertThat(List.of(out.cfop(), in.cfop())).containsExactly("5926", "1926");
        assertThat(List.of(out.recipient(), in.recipient())).containsOnly("issuer");
    }

    @Test
    void goods_lent_repaired_shown_and_consigned_stay_ours_and_come_back_by_their_own_code() {
        assertTrip("repair", "5915", "1916");
        assertTrip("loan", "5908", "1909");
        assertTrip("demonstration", "5912", "1913");
        assertTrip("fair", "5914", "1914");
        assertTrip("consignment", "5917", "1918");
        assertThat(note(OperationCase.of("consignment-sale", Uf.SP, TODAY)).cfop())
                .isEqualTo("5114");
        assertThat(note(OperationCase.of("consignee-sale", Uf.SP, TODAY)).cfop())
                .isEqualTo("5115");
    }

    @Test
    void a_transfer_is_no_event_of_icms_and_of_neither_ibs_nor_cbs() {
        OperationNote note = note(OperationCase.of("transfer", Uf.SP, TODAY));
        assertThat(note.cfop()).isEqualTo("5152");
        assertThat(note.ibsCbsClass()).isEqualTo("410002");
        assertThat(note.source()).contains("LC 204/2023").contains("109/2024");
        assertThat(note(OperationCase.of("transfer-taxed", Uf.SP, TODAY)).source())
                .contains("option");
        assertThat(note(OperationCase.of("transfer", Uf.SP, TODAY).with(Substitution.WITHHELD))
                        .cfop())
                .isEqualTo("5409");
    }

    @Test
    void a_loss_is_a_debit_note_to_oneself() {
        OperationNote note = note(OperationCase.of("loss", Uf.SP, TODAY));
        assertThat(note.debitType()).contains("07");
        assertThat(note.cfop()).isEqualTo("5927");
        assertThat(note.recipient()).isEqualTo("issuer");
        assertThat(note.ibsCbsClass()).isEqualTo("410030");
    }

    @Test
    void a_cancellation_after_the_window_is_never_a_dead_end() {
        for (Uf uf : Uf.values()) {
            assertThat(Undo.standard()
                            .ways(NoteToUndo.authorized("55", uf, AT), AT.plus(Duration.ofDays(3)))
                            .value())
                    .isNotEmpty();
        }
    }

    @Test
    void what_was_refused_comes_in_by_a_credit_note_that_names_the_original() {
        OperationNote whole = note(OperationCase.of("refusal-total", Uf.SP, TODAY));
        assertThat(whole.purpose()).isEqualTo(5);
        assertThat(whole.creditType()).contains("03");
        assertThat(whole.cfop()).isEqualTo("1202");
        assertThat(whole.oldTaxes()).isEqualTo("all");
        assertThat(note(OperationCase.of("refusal-partial", Uf.SP, TODAY)).creditType())
                .contains("06");
    }

    @Test
    void part_of_a_sale_returned_by_a_consumer_is_the_shops_entry_note() {
        OperationCase back = OperationCase.of("return-by-consumer", Uf.SP, TODAY)
                .with(Destination.INTERSTATE)
                .toConsumer();
        assertThat(note(back).purpose()).isEqualTo(4);
        assertThat(note(back).cfop()).isEqualTo("2202");
        assertThat(note(back.with(Substitution.WITHHELD)).cfop()).isEqualTo("2411");
        assertThat(note(back).icms()).isEqualTo("original");
        assertThat(ways(authorized().delivered(AT).wrong(Extent.ITEMS))).containsExactly(UndoWay.RETURN_BY_CONSUMER);
    }

    @Test
    void a_taxpayer_writes_the_note_of_what_it_returns() {
        OperationNote note = note(OperationCase.of("return-by-taxpayer", Uf.SP, TODAY));
        assertThat(note.issuer()).isEqualTo("buyer");
        assertThat(note.cfop()).isEqualTo("5202");
        assertThat(ways(authorized().delivered(AT).toTaxpayer().wrong(Extent.ITEMS)))
                .containsExactly(UndoWay.RETURN_BY_TAXPAYER);
    }

    @Test
    void a_receipt_of_the_counter_is_taken_back_by_the_shop_when_its_half_hour_is_over() {
        NoteToUndo receipt = NoteToUndo.authorized("65", Uf.SP, AT).delivered(AT);
        assertThat(ways(receipt)).containsExactly(UndoWay.RETURN_BY_CONSUMER);
    }

    @Test
    void goods_fetched_at_the_shop_are_sold_inside_the_state_wherever_the_buyer_lives() {
        OperationCase fetched = OperationCase.of("sale", Uf.SP, TODAY).toConsumer();
        assertThat(note(fetched).cfop()).isEqualTo("5102");
        assertThat(note(fetched.with(Destination.INTERSTATE)).cfop()).isEqualTo("6108");
    }

    @Test
    void goods_under_substitution_are_sold_by_5405_or_by_5403_where_we_withhold() {
        OperationCase sale = OperationCase.of("sale", Uf.SP, TODAY);
        assertThat(note(sale.with(Substitution.WITHHELD)).cfop()).isEqualTo("5405");
        assertThat(note(sale.with(Substitution.SUBSTITUTE)).cfop()).isEqualTo("5403");
        assertThat(note(sale.with(Substitution.SUBSTITUTE).with(Destination.INTERSTATE))
                        .cfop())
                .isEqualTo("6403");
    }

    @Test
    void a_consumer_of_another_state_is_told_what_is_due_to_it() {
        assertThat(LegalTexts.standard()
                        .write(TODAY, List.of(LegalText.destination("BA", brl("60.00"), brl("20.00"))))
                        .value())
                .contains("BA")
                .contains("60,00");
    }

    @Test
    void a_shop_of_the_simples_says_so_and_a_mei_has_codes_of_its_own() {
        OperationCase sale = OperationCase.of("sale", Uf.SP, TODAY);
        assertThat(note(sale.with(TaxRegime.MEI)).csosn()).isEqualTo("102");
        assertThat(note(sale.as("repair-out").with(TaxRegime.MEI)).cfop()).isEqualTo("5904");
        assertThat(LegalTexts.standard()
                        .write(TODAY, List.of(LegalText.simples()))
                        .value())
                .contains("Simples Nacional");
    }

    @Test
    void legal_texts_of_a_note_come_in_one_order() {
        LegalText simples = LegalText.simples();
        LegalText credit = LegalText.simplesCredit(Rate.percent("1.36"), brl("13.60"));
        LegalText shares = LegalText.approximate(brl("1.00"), brl("2.00"), brl("0.00"), "IBPT");
        LegalTexts texts = LegalTexts.standard();
        assertThat(texts.write(TODAY, List.of(shares, credit, simples)).value())
                .isEqualTo(texts.write(TODAY, List.of(simples, shares, credit)).value());
    }

    @Test
    void paid_in_december_shipped_in_january_and_returned_in_february_each_has_the_law_of_its_day() {
        OperationCase paid = OperationCase.of("prepayment", Uf.SP, LocalDate.of(2026, 12, 20));
        assertThat(note(paid).oldTaxes()).isEqualTo("ipi-pis-cofins");
        assertThat(note(paid.on(LocalDate.of(2027, 1, 4))).oldTaxes()).isEqualTo("ipi");
        assertThat(note(paid.as("future-delivery-shipment").on(LocalDate.of(2027, 1, 10)))
                        .cfop())
                .isEqualTo("5117");
        OperationNote back = note(paid.as("return-by-consumer").on(LocalDate.of(2027, 2, 3)));
        assertThat(back.reference()).isEqualTo("DFeReferenciado");
        assertThat(back.contributions()).as("by the law of the original").isEqualTo("original");
    }

    private static void assertTrip(String operation, String out, String back) {
        OperationNote left = note(OperationCase.of(operation + "-out", Uf.SP, TODAY));
        OperationNote came = note(OperationCase.of(operation + "-back", Uf.SP, TODAY));
        assertThat(left.cfop()).isEqualTo(out);
        assertThat(left.stock()).isEqualTo("to-third-party");
        assertThat(left.ledger()).isEqualTo("none");
        assertThat(came.cfop()).isEqualTo(back);
        assertThat(came.stock()).isEqualTo("from-third-party");
    }

    private static NoteToUndo authorized() {
        return NoteToUndo.authorized("55", Uf.SP, AT);
    }

    private static List<UndoWay> ways(NoteToUndo note) {
        Instant later = note.goods() == Goods.DELIVERED ? AT.plus(Duration.ofDays(8)) : AT;
        return Undo.standard().ways(note, later).value().stream()
                .map(UndoProposal::way)
                .toList();
    }

    private static OperationNote note(OperationCase asked) {
        return OPERATIONS.note(asked).value();
    }

    private static Money brl(String amount) {
        return Money.parse("BRL " + amount);
    }
}
