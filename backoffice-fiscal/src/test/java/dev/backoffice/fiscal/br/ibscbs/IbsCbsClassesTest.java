package dev.backoffice.fiscal.br.ibscbs;

import static dev.backoffice.fiscal.br.Sales.MUG;
import static dev.backoffice.fiscal.br.Sales.reais;
import static dev.backoffice.fiscal.br.Sales.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.Sales;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxDetermination;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each class of IBS and CBS has, asks for and has no place for. */
class IbsCbsClassesTest {
    private static final String UNITS = "key,valid_from,valid_to,ibs,cbs,withheld_percent,withheld_ibs,withheld_cbs,"
            + "before_percent,before_ibs,before_cbs,deferred_ibs,deferred_cbs,source";

    /** All that any class asks for. */
    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry(IbsCbsFacts.PRESUMED_CREDIT, "01"),
            Map.entry(IbsCbsFacts.REVERSED_IBS, "1.50"),
            Map.entry(IbsCbsFacts.REVERSED_CBS, "13.50"),
            Map.entry(IbsCbsFacts.MOVED_IBS, "2.00"),
            Map.entry(IbsCbsFacts.MOVED_CBS, "3.00"),
            Map.entry(IbsCbsFacts.MONTH, "2026-10"),
            Map.entry(IbsCbsFacts.FREE_ZONE_KIND, "2"),
            Map.entry(IbsCbsFacts.FREE_ZONE_CREDIT, "7.00"),
            Map.entry(IbsCbsFacts.BASE_REDUCTION, "40"),
            Map.entry(IbsCbsFacts.BASE_EXCLUSION, "100.00"));

    private static final TaxDetermination RULES = BrazilianTaxes.determination(tables());

    @Test
    void every_class_is_answered_with_what_it_asks_for_and_only_that() {
        int answered = 0;
        List<String> refused = new ArrayList<>();
        for (ReferenceRow row : IbsCbsRule.classes().rows()) {
            if (row.text("form").equals("other")) {
                refused.add(row.key());
                assertThatThrownBy(() -> of(row.key(), MUG)).hasMessageContaining("ibs-cbs-class");
                continue;
            }
            IbsCbs taxes = complete(row.key());
            answered++;
            assertThat(taxes.classCode()).isEqualTo(row.key());
            assertThat(taxes.due().isPresent())
                    .as(row.key())
                    .isEqualTo(List.of("standard", "reduced", "reduced-base", "excluded", "deferred", "suspended")
                            .contains(row.text("form")));
            assertThat(taxes.due().flatMap(IbsCbs.Due::regular).isPresent())
                    .isEqualTo(row.text("regular").equals("yes"));
            assertThat(taxes.reversal().isPresent())
                    .isEqualTo(row.text("reversal").equals("yes"));
            assertThat(taxes.presumed().isPresent())
                    .isEqualTo(row.text("presumed_credit").equals("yes")
                            || row.text("form").equals("free-zone"));
            assertThat(taxes.amounts())
                    .allSatisfy(
                            amount -> assertThat(amount.amount().isNegative()).isFalse());
        }
        System.out.println("classes of IBS and CBS answered " + answered + ", refused by name " + refused);
        assertThat(answered).isEqualTo(163);
        assertThat(refused).containsExactly("620007");
    }

    @ParameterizedTest
    @CsvSource({
        "200022,ibs-cbs-presumed-credit",
        "000001,ibs-cbs-reversed",
        "000001,ibs-cbs-regular-class",
        "400001,ibs-moved",
        "410001,ibs-cbs-month",
        "510001,ibs-cbs-base-reduction",
        "620001,ibs-free-zone-credit",
        "200003,ibs-cbs-base-exclusion",
        "550001,ibs-reversed"
    })
    void what_a_class_has_no_place_for_is_refused_by_name(String code, String fact) {
        String known = fact.equals("ibs-cbs-reversed") ? "cbs-reversed" : fact;

        assertThatThrownBy(() -> of(code, MUG.with(known, "1")))
                .isInstanceOfSatisfying(BackofficeException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("tax.class-forbids");
                    assertThat(refused.details()).containsEntry("class", code).containsEntry("fact", known);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "000003,ibs-cbs-presumed-credit",
        "410030,ibs-reversed",
        "800001,ibs-moved",
        "811002,ibs-moved",
        "810001,ibs-free-zone-kind",
        "222001,ibs-cbs-base-reduction",
        "830001,ibs-cbs-base-exclusion"
    })
    void what_a_class_needs_and_nobody_told_is_asked_for_by_name(String code, String fact) {
        assertThatThrownBy(() -> of(code, MUG)).isInstanceOfSatisfying(BackofficeException.class, missing -> {
            assertThat(missing.code()).isEqualTo("tax.goods-code-missing");
            assertThat(missing.details()).containsEntry("scheme", fact);
        });
    }

    @Test
    void education_of_prouni_has_two_reductions() {
        IbsCbs.Due due = complete("200025").due().orElseThrow();

        // 1000.00 less ICMS 180.00, PIS 5.33, COFINS 24.60 = 790.07; 0.1 less 60 %, 0.9 less all of it
        assertThat(due.base()).isEqualTo(reais("790.07"));
        assertThat(due.ibsState().effective()).isEqualTo(Rate.percent("0.04"));
        assertThat(due.ibsState().amount()).isEqualTo(reais("0.32"));
        assertThat(due.cbs().effective()).isEqualTo(Rate.ZERO);
        assertThat(due.cbs().reduction()).contains(Rate.percent("100"));
    }

    @Test
    void a_deferred_tax_is_told_and_not_due() {
        IbsCbs.Due due = complete("515001").due().orElseThrow();

        assertThat(due.cbs().effective()).isEqualTo(Rate.percent("0.36"));
        assertThat(due.cbs().deferral()).contains(new IbsCbs.Deferral(Rate.percent("100"), reais("2.84")));
        assertThat(due.cbs().amount()).isEqualTo(reais("0.00"));
    }

    @Test
    void a_suspended_tax_shows_no_rate_and_what_would_be_due() {
        IbsCbs.Due due = complete("550001").due().orElseThrow();
        IbsCbs.Regular regular = due.regular().orElseThrow();

        assertThat(due.cbs().rate()).isEqualTo(Rate.ZERO);
        assertThat(due.cbs().amount()).isEqualTo(reais("0.00"));
        assertThat(regular.classCode()).isEqualTo("000001");
        assertThat(regular.cbs().rate()).isEqualTo(Rate.percent("0.9"));
        assertThat(regular.cbs().amount()).isEqualTo(reais("7.11"));
        assertThat(of("550001", MUG.with(IbsCbsFacts.REGULAR_CLASS, "200030"))
                        .due()
                        .flatMap(IbsCbs.Due::regular)
                        .orElseThrow()
                        .cbs()
                        .rate())
                .isEqualTo(Rate.percent("0.36"));
        assertThatThrownBy(() -> of("550001", MUG.with(IbsCbsFacts.REGULAR_CLASS, "410001")))
                .hasMessageContaining("ibs-cbs-regular-class");
    }

    @Test
    void credits_are_presumed_given_up_and_passed_on() {
        assertThat(complete("000003").presumed())
                .contains(new IbsCbs.OperationCredit(
                        reais("790.07"),
                        "01",
                        Optional.of(new IbsCbs.PresumedPart(Rate.percent("2"), reais("15.80"), false)),
                        Optional.empty()));
        assertThat(of("000003", MUG.with(IbsCbsFacts.PRESUMED_CREDIT, "none")).presumed())
                .isEmpty();
        assertThat(complete("410030").reversal()).contains(new IbsCbs.CreditAmounts(reais("1.50"), reais("13.50")));
        assertThat(complete("800002").form())
                .contains(new IbsCbs.Transfer(new IbsCbs.CreditAmounts(reais("2.00"), reais("3.00"))));
        assertThat(complete("811001").form())
                .contains(new IbsCbs.Adjustment(
                        YearMonth.of(2026, 10), new IbsCbs.CreditAmounts(reais("2.00"), reais("3.00"))));
        assertThat(complete("810001").presumed())
                .contains(new IbsCbs.FreeZoneCredit(YearMonth.of(2026, 10), "2", reais("7.00")));
    }

    @Test
    void a_part_of_the_price_is_not_in_the_base() {
        assertThat(complete("830001").due().orElseThrow().base()).isEqualTo(reais("690.07"));
        assertThat(complete("222001").due().orElseThrow().base()).isEqualTo(reais("474.04"));
    }

    @Test
    void classes_with_rates_of_their_own_do_not_use_those_of_all_goods() {
        assertThatThrownBy(() -> RULES.withTables(BrazilianTaxes.tables())
                        .determine(sale(MUG.with(SaleFacts.IBS_CBS_CLASS, "011005"))))
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        missing -> assertThat(missing.details()).containsEntry("key", "ibs-state:011005"));
    }

    @ParameterizedTest
    @CsvSource({
        "620001,40.00,60.00",
        "620002,48.00,72.00",
        "620003,30.00,30.00",
        "620004,28.00,42.00",
        "620006,0.00,0.00"
    })
    void taxes_by_quantity_are_summed_from_their_parts(String code, String ibs, String cbs) {
        IbsCbs taxes = complete(code);
        IbsCbs.Monophase once = (IbsCbs.Monophase) taxes.form().orElseThrow();

        // 100 units at 0.40 and 0.60; 20 % of the quantity withheld for, 30 % collected before, 25 and 50 % deferred
        assertThat(once.ibs()).isEqualTo(reais(ibs));
        assertThat(once.cbs()).isEqualTo(reais(cbs));
        assertThat(taxes.amounts()).hasSize(2);
    }

    private static IbsCbs complete(String code) {
        ReferenceRow row = IbsCbsRule.classes().find(code, Sales.DAY).orElseThrow();
        Classification goods = MUG;
        for (Map.Entry<String, String> fact : FACTS.entrySet()) {
            if (asks(row, fact.getKey())) {
                goods = goods.with(fact.getKey(), fact.getValue());
            }
        }
        return of(code, goods);
    }

    private static boolean asks(ReferenceRow row, String fact) {
        return switch (fact) {
            case IbsCbsFacts.PRESUMED_CREDIT -> row.text("presumed_credit").equals("yes");
            case IbsCbsFacts.REVERSED_IBS, IbsCbsFacts.REVERSED_CBS ->
                row.text("reversal").equals("yes");
            case IbsCbsFacts.MOVED_IBS, IbsCbsFacts.MOVED_CBS ->
                List.of("transfer", "adjustment").contains(row.text("form"));
            case IbsCbsFacts.MONTH -> List.of("free-zone", "adjustment").contains(row.text("form"));
            case IbsCbsFacts.FREE_ZONE_KIND, IbsCbsFacts.FREE_ZONE_CREDIT ->
                row.text("form").equals("free-zone");
            case IbsCbsFacts.BASE_REDUCTION -> row.text("form").equals("reduced-base");
            default -> row.text("form").equals("excluded");
        };
    }

    @Test
    void the_reason_of_a_base_tells_what_was_taken_off_it() {
        assertThat(base("222001", IbsCbsFacts.BASE_REDUCTION, "40")).contains(", times 0.60 = ");
        assertThat(base("830001", IbsCbsFacts.BASE_EXCLUSION, "100.00"))
                .contains(", less 100.00 that does not enter it = ");
    }

    private static String base(String code, String fact, String value) {
        return RULES.determine(sale(MUG.with(SaleFacts.IBS_CBS_CLASS, code).with(fact, value))).reasons().stream()
                .filter(reason -> reason.code().equals("ibscbs.base"))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static IbsCbs of(String code, Classification goods) {
        LineTaxes line = RULES.determine(sale(goods.with(SaleFacts.IBS_CBS_CLASS, code)))
                .value()
                .get(0);
        return line.get(IbsCbs.class);
    }

    private static SaleOperation sale(Classification goods) {
        return Sales.sale().with(List.of(Sales.line("1000.00").withGoods(goods).withQuantity(new BigDecimal("100"))));
    }

    private static ReferenceTables tables() {
        ReferenceTables tables = BrazilianTaxes.tables()
                .with(table(
                        IbsCbsRule.MONOPHASE,
                        UNITS,
                        "goods:69,2026-01-01,,0.40,0.60,20,0.40,0.60,30,0.40,0.60,25,50,own"))
                .with(table(
                        IbsCbsRule.CREDITS,
                        "key,valid_from,valid_to,ibs,cbs,pending,source",
                        "01,2026-01-01,,2,,no,own"));
        List<String> rates = new ArrayList<>();
        for (ReferenceRow row : IbsCbsRule.classes().rows()) {
            if (row.text("rates").equals("own")) {
                for (String tax : List.of("ibs-state", "ibs-municipal", "cbs")) {
                    rates.add(tax + ":" + row.key() + ",2026-01-01,,1,own");
                }
            }
        }
        return tables.with(
                table(IbsCbsRule.RATES, "key,valid_from,valid_to,rate,source", rates.toArray(new String[0])));
    }
}
