package dev.backoffice.fiscal.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.classification.Classification;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The room with the value added tax of another country: nothing in it is Brazilian. */
class TaxDeterminationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final ReferenceTables TABLES = ReferenceTables.of(ReferenceTable.parse(
            "pt.vat",
            "key\tvalid_from\tvalid_to\trate\tsource\n"
                    + "normal\t2011-01-01\t\t23\tCIVA art. 18\n"
                    + "reduced\t2011-01-01\t2026-12-31\t6\tCIVA list I\n"));
    private static final TaxDetermination VAT = TaxDetermination.of(
            asked -> Explained.of("", Reason.of("pt.none", "There is no code")), List.of(new Vat("pt.vat")), TABLES);

    @Test
    void each_line_is_taxed_by_its_own_class_and_rounded_by_itself() {
        Explained<List<LineTaxes>> answer = VAT.determine(
                sale(BuyerRole.FINAL_CONSUMER, line("a", "normal", "0.10"), line("b", "reduced", "0.10")));

        assertThat(answer.value())
                .extracting(line -> line.get(VatResult.class).due().amount())
                .containsExactly(euros("0.02"), euros("0.01"));
        assertThat(LineTaxes.totals(answer.value())).containsExactly(java.util.Map.entry("vat", euros("0.03")));
    }

    @Test
    void reasons_name_their_line_and_rule_in_the_order_of_the_questions() {
        Explained<List<LineTaxes>> answer =
                VAT.determine(sale(BuyerRole.FINAL_CONSUMER, line("a", "normal", "1.00"), line("b", "normal", "1.00")));

        assertThat(answer.reasons())
                .extracting(reason ->
                        reason.values().get("line") + " " + reason.values().get("rule"))
                .containsExactly("a operation", "a pt.vat", "b operation", "b pt.vat");
    }

    @Test
    void a_tax_may_not_bear_and_then_a_reason_says_why() {
        Explained<List<LineTaxes>> answer =
                VAT.determine(sale(BuyerRole.TAXPAYER_FOR_RESALE, line("a", "normal", "1.00")));

        assertThat(answer.value().get(0).find(VatResult.class)).isEmpty();
        assertThat(answer.reasons()).extracting(Reason::code).contains("vat.reverse-charge");
        assertThatThrownBy(() -> answer.value().get(0).get(VatResult.class))
                .hasFieldOrPropertyWithValue("code", "tax.not-decided");
    }

    @Test
    void the_way_to_round_is_chosen_by_name() {
        SaleOperation sale = sale(BuyerRole.FINAL_CONSUMER, line("a", "normal", "0.50"));

        assertThat(VAT.determine(sale).value().get(0).amounts().get(0).amount()).isEqualTo(euros("0.12"));
        assertThat(VAT.withRounding(RoundingPolicy.TRUNCATE)
                        .determine(sale)
                        .value()
                        .get(0)
                        .amounts()
                        .get(0)
                        .amount())
                .isEqualTo(euros("0.11"));
    }

    @Test
    void a_missing_row_or_code_is_refused_by_name() {
        assertThatThrownBy(() -> VAT.determine(sale(BuyerRole.FINAL_CONSUMER, line("a", "reduced", "1.00"))
                        .on(LocalDate.of(2027, 1, 1))))
                .hasFieldOrPropertyWithValue("code", "reference.missing-row");
        SaleLine unclassified = line("a", "normal", "1.00").withGoods(Classification.none());
        assertThatThrownBy(() -> VAT.determine(sale(BuyerRole.FINAL_CONSUMER, unclassified)))
                .hasFieldOrPropertyWithValue("code", "tax.goods-code-missing")
                .hasMessageContaining("vat");
    }

    @Test
    void a_rule_without_a_reason_is_refused() {
        TaxDetermination silent = VAT.withRule(new TaxRule() {
            @Override
            public String id() {
                return "silent";
            }

            @Override
            public Explained<List<TaxResult>> decide(TaxCase asked) {
                return Explained.of(List.of());
            }
        });

        assertThatThrownBy(() -> silent.determine(sale(BuyerRole.FINAL_CONSUMER, line("a", "normal", "1.00"))))
                .hasFieldOrPropertyWithValue("code", "tax.unexplained")
                .hasMessageContaining("silent");
    }

    @Test
    void later_rules_see_what_earlier_ones_decided() {
        TaxDetermination levied = VAT.withRule(new OnVat());

        assertThat(levied.determine(sale(BuyerRole.FINAL_CONSUMER, line("a", "normal", "100.00")))
                        .value()
                        .get(0)
                        .amounts())
                .extracting(TaxAmount::amount)
                .containsExactly(euros("23.00"), euros("2.30"));
    }

    @Test
    void a_rule_is_asked_once() {
        assertThatThrownBy(() ->
                        TaxDetermination.of(asked -> Explained.of(""), List.of(new Vat("vat"), new Vat("vat")), TABLES))
                .hasFieldOrPropertyWithValue("code", "tax.duplicate-rule");
    }

    @Test
    void an_operation_has_lines_with_ids_of_their_own() {
        assertThatThrownBy(() -> sale(BuyerRole.FINAL_CONSUMER)).hasFieldOrPropertyWithValue("code", "tax.no-lines");
        assertThatThrownBy(
                        () -> sale(BuyerRole.FINAL_CONSUMER, line("a", "normal", "1.00"), line("a", "normal", "1.00")))
                .hasFieldOrPropertyWithValue("code", "tax.duplicate-line");
    }

    @Test
    void amounts_are_of_one_currency_not_negative_and_not_given_away_for_less_than_nothing() {
        LineAmounts one = LineAmounts.of(euros("1.00"));

        assertThatThrownBy(() -> one.withFreight(Money.parse("BRL 1.00")))
                .hasFieldOrPropertyWithValue("code", "tax.other-currency");
        assertThatThrownBy(() -> one.withOther(euros("-0.01"))).hasFieldOrPropertyWithValue("code", "input.negative");
        assertThatThrownBy(() -> one.withDiscount(euros("1.01")))
                .hasFieldOrPropertyWithValue("code", "tax.discount-too-large");
        assertThat(one.withDiscount(euros("1.00")).total()).isEqualTo(euros("0.00"));
    }

    private static SaleOperation sale(BuyerRole buyer, SaleLine... lines) {
        return new SaleOperation(
                DAY, Place.of("PT", "11"), Place.of("PT", "13"), Classification.none(), buyer, List.of(lines));
    }

    private static SaleLine line(String id, String rate, String gross) {
        return SaleLine.of(id, Classification.of("vat", rate), LineAmounts.of(euros(gross)));
    }

    private static Money euros(String amount) {
        return Money.parse("EUR " + amount);
    }

    private record VatResult(TaxAmount due, Ground ground) implements TaxResult {
        @Override
        public String situation() {
            return "";
        }

        @Override
        public List<TaxAmount> amounts() {
            return List.of(due);
        }
    }

    private record Vat(String id) implements TaxRule {
        @Override
        public Explained<List<TaxResult>> decide(TaxCase asked) {
            if (asked.operation().buyer().taxpayer()) {
                return Explained.of(List.of(), Reason.of("vat.reverse-charge", "The buyer answers for the tax"));
            }
            ReferenceRow row = asked.tables()
                    .get("pt.vat", asked.goodsCode("vat"), asked.operation().date());
            Money base = asked.line().amounts().total();
            Rate rate = row.rate("rate");
            TaxAmount due = new TaxAmount("vat", base, rate, asked.money(rate.of(base.getAmount())));
            return Explained.of(
                    List.of(new VatResult(due, new Ground(id, row.source()))),
                    Reason.of("vat.due", rate + " of " + base));
        }
    }

    /** A levy of a tenth of the tax. */
    private record OnVat() implements TaxRule {
        @Override
        public String id() {
            return "pt.levy";
        }

        @Override
        public Explained<List<TaxResult>> decide(TaxCase asked) {
            Optional<VatResult> vat = asked.find(VatResult.class);
            Money base = vat.orElseThrow().due().amount();
            Rate rate = Rate.percent("10");
            TaxAmount due = new TaxAmount("levy", base, rate, asked.money(rate.of(base.getAmount())));
            return Explained.of(
                    List.of(new VatResult(due, new Ground("pt.levy", "none"))), Reason.of("levy.due", "A tenth"));
        }
    }
}
