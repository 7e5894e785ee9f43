package dev.backoffice.fiscal.br.simples;

import static dev.backoffice.fiscal.br.Sales.codes;
import static dev.backoffice.fiscal.br.Sales.reais;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.Sales;
import dev.backoffice.fiscal.br.simples.SimplesRevenue.Without;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What a company of the Simples pays for a month. */
class SimplesGuideTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final YearMonth LONG_AGO = YearMonth.of(2015, 3);

    @Test
    void a_shop_pays_its_effective_rate_split_by_the_shares_of_its_band() {
        // 500,000.00: (47,500.00 − 13,860.00) ÷ 500,000.00 = 6.728%.
        SimplesGuide das = das(month("500000.00", SimplesRevenue.of("I", reais("40000.00"))));

        assertThat(das.revenue()).isEqualTo(reais("500000.00"));
        assertThat(das.total()).isEqualTo(reais("2691.20"));
        assertThat(das.taxes()).containsEntry("icms", reais("901.55")).containsEntry("cpp", reais("1130.30"));
        assertThat(das.taxes().values().stream().reduce(reais("0.00"), Money::plus))
                .isEqualTo(das.total());
    }

    @Test
    void what_others_paid_is_left_out_of_its_part_alone() {
        SimplesGuide das = das(month(
                "500000.00",
                SimplesRevenue.of("I", reais("10000.00")),
                SimplesRevenue.of("I", reais("10000.00")).without(Without.ICMS_SUBSTITUTED),
                SimplesRevenue.of("I", reais("10000.00")).without(Without.CONTRIBUTIONS_ONCE),
                SimplesRevenue.of("I", reais("10000.00")).without(Without.EXPORTED)));

        assertThat(das.taxes()).containsEntry("icms", reais("450.78")).containsEntry("irpj", reais("148.00"));
        assertThat(das.taxes().get("cofins")).isEqualTo(reais("171.42"));
    }

    @Test
    void above_the_sublimit_icms_and_iss_are_paid_outside() {
        SimplesMonth month = month("3700000.00", SimplesRevenue.of("I", reais("300000.00")));

        assertThat(das(new SimplesMonth(
                                month.month(), month.opened(), month.before(), month.payroll(), true, month.revenue()))
                        .taxes())
                .doesNotContainKey("icms");
    }

    @Test
    void the_payroll_decides_between_annexes_iii_and_v() {
        SimplesRevenue services = SimplesRevenue.of(SimplesRevenue.BY_PAYROLL, reais("10000.00"));

        assertThat(das(withPayroll("28000.00", month("100000.00", services))).total())
                .isEqualTo(reais("600.00"));
        assertThat(das(withPayroll("27999.99", month("100000.00", services))).total())
                .isEqualTo(reais("1550.01"));
    }

    @Test
    void iss_is_at_most_five_per_cent_and_the_rest_goes_to_federal_taxes() {
        // Annex III, band 5: (3,000,000 × 21% − 125,640) ÷ 3,000,000 = 16.812%; 33.5% of it is 5.63%.
        SimplesGuide das = das(month("3000000.00", SimplesRevenue.of("III", reais("100000.00"))));

        assertThat(das.taxes()).containsEntry("iss", reais("5000.00"));
        // 16.812% of it, less a cent: each tax is rounded by itself.
        assertThat(das.total()).isEqualTo(reais("16811.99"));
    }

    @Test
    void first_months_are_annualised_until_2026() {
        SortedMap<YearMonth, Money> earlier = new TreeMap<>();
        SimplesMonth first = new SimplesMonth(
                MONTH, MONTH, earlier, reais("0.00"), false, List.of(SimplesRevenue.of("I", reais("20000.00"))));
        earlier.put(MONTH.minusMonths(2), reais("10000.00"));
        earlier.put(MONTH.minusMonths(1), reais("30000.00"));
        SimplesMonth third =
                new SimplesMonth(MONTH, MONTH.minusMonths(2), earlier, reais("0.00"), false, first.revenue());

        assertThat(das(first).revenue()).isEqualTo(reais("240000.00"));
        assertThat(das(third).revenue()).isEqualTo(reais("240000.00"));
    }

    @Test
    void from_2027_the_first_two_months_are_of_the_first_band() {
        ReferenceTables tables = BrazilianTaxes.tables()
                .with(Sales.table(
                        SimplesIcmsRule.ANNEXES,
                        "key,valid_from,valid_to,up_to,rate,deduction,irpj,csll,cofins,pis,cpp,ipi,icms,iss,source",
                        "I:1,2027-01-01,,180000.00,4,0,50,0,0,0,0,0,50,0,invented"))
                .with(Sales.table(
                        SimplesGuide.LIMITS,
                        "key,valid_from,valid_to,amount,source",
                        "sublimit,2027-01-01,,3600000.00,invented"));
        YearMonth january = YearMonth.of(2027, 2);
        SimplesMonth month = new SimplesMonth(
                january,
                january.minusMonths(1),
                new TreeMap<>(),
                reais("0.00"),
                false,
                List.of(SimplesRevenue.of("I", reais("90000.00"))));

        assertThat(SimplesGuide.explain(month, tables, RoundingPolicy.HALF_UP_CENT)
                        .value()
                        .total())
                .isEqualTo(reais("3600.00"));
        assertThatThrownBy(() -> das(month)).hasFieldOrPropertyWithValue("code", "reference.missing-row");
    }

    @Test
    void limits_give_alarms_at_80_100_and_120_per_cent() {
        assertThat(alarms("239999.99")).isEmpty();
        assertThat(alarms("320000.00")).containsExactly("sublimit 80");
        assertThat(alarms("400000.01")).containsExactly("sublimit 100", "limit 80");
        assertThat(alarms("480000.01")).containsExactly("sublimit 120", "limit 100");
    }

    @Test
    void every_step_is_a_reason_and_revenue_above_the_limit_is_refused() {
        assertThat(codes(SimplesGuide.explain(
                        month("500000.00", SimplesRevenue.of("I", reais("1.00"))),
                        BrazilianTaxes.tables(),
                        RoundingPolicy.HALF_UP_CENT)))
                .containsExactly("simples.revenue", "simples.part", "simples.das");
        assertThatThrownBy(() -> das(month("4800000.01", SimplesRevenue.of("I", reais("1.00")))))
                .hasFieldOrPropertyWithValue("code", "simples.revenue-above-limit");
    }

    @Property(tries = 200)
    void the_total_is_the_sum_of_the_taxes_and_grows_with_what_was_sold(
            @ForAll @LongRange(min = 1, max = 4_800_000_00L) long revenue,
            @ForAll @LongRange(min = 0, max = 400_000_00L) long sold,
            @ForAll @LongRange(min = 0, max = 10_000_00L) long more) {
        Money before = Money.ofMinor(CurrencyUnit.of("BRL"), revenue);
        SimplesGuide less = das(month(
                before.getAmount().toPlainString(),
                SimplesRevenue.of("II", Money.ofMinor(CurrencyUnit.of("BRL"), sold))));
        SimplesGuide grown = das(month(
                before.getAmount().toPlainString(),
                SimplesRevenue.of("II", Money.ofMinor(CurrencyUnit.of("BRL"), sold + more))));

        assertThat(less.taxes().values().stream().reduce(reais("0.00"), Money::plus))
                .isEqualTo(less.total());
        assertThat(grown.total().isLessThan(less.total())).isFalse();
    }

    /** Alarms of a company that sold as much in each month of the year, in October. */
    private static List<String> alarms(String everyMonth) {
        SortedMap<YearMonth, Money> months = new TreeMap<>();
        for (int month = 1; month < 10; month++) {
            months.put(YearMonth.of(2026, month), reais(everyMonth));
        }
        SimplesMonth month = new SimplesMonth(
                MONTH,
                LONG_AGO,
                months,
                reais("0.00"),
                false,
                List.of(SimplesRevenue.of("I", reais(everyMonth)).without(Without.EXPORTED)));
        return das(month).alarms().stream()
                .map(alarm -> alarm.limit() + " " + alarm.percent())
                .toList();
    }

    private static SimplesMonth month(String twelve, SimplesRevenue... parts) {
        SortedMap<YearMonth, Money> before = new TreeMap<>();
        before.put(YearMonth.of(2025, 11), reais(twelve));
        return new SimplesMonth(MONTH, LONG_AGO, before, reais("0.00"), false, List.of(parts));
    }

    private static SimplesMonth withPayroll(String payroll, SimplesMonth month) {
        return new SimplesMonth(month.month(), month.opened(), month.before(), reais(payroll), false, month.revenue());
    }

    private static SimplesGuide das(SimplesMonth month) {
        return SimplesGuide.explain(month, BrazilianTaxes.tables(), RoundingPolicy.HALF_UP_CENT)
                .value();
    }
}
