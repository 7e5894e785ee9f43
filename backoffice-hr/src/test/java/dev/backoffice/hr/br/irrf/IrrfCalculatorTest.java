package dev.backoffice.hr.br.irrf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class IrrfCalculatorTest {
    private static final LocalDate DECEMBER_2025 = LocalDate.of(2025, 12, 20);
    private static final LocalDate JANUARY_2026 = LocalDate.of(2026, 1, 5);
    private static final LocalDate OCTOBER_2026 = LocalDate.of(2026, 10, 5);
    private final IrrfTables tables = IrrfTables.shipped();

    @Test
    void the_day_of_payment_decides_about_the_reduction() {
        IrrfInput thirteenth = IrrfInput.of(
                IrrfRegime.THIRTEENTH, Money.parse("BRL 6000.00"), IrrfDeductions.ofInss(Money.parse("BRL 649.58")));

        assertThat(IrrfCalculator.tax(thirteenth, tables, DECEMBER_2025).withheld())
                .isEqualTo(Money.parse("BRL 562.64"));
        assertThat(IrrfCalculator.tax(thirteenth, tables, JANUARY_2026).withheld())
                .isEqualTo(Money.parse("BRL 382.89"));
    }

    @Test
    void alimony_is_deducted_beside_dependants_and_social_security() {
        IrrfInput input = IrrfInput.monthly(
                Money.parse("BRL 8500.00"),
                IrrfDeductions.ofInss(Money.parse("BRL 988.07"))
                        .withDependants(2)
                        .withAlimony(Money.parse("BRL 2111.99")));

        IrrfTax tax = IrrfCalculator.tax(input, tables, OCTOBER_2026);

        assertThat(tax.method()).isEqualTo(IrrfTax.Method.LEGAL);
        assertThat(tax.base()).isEqualTo(Money.parse("BRL 5020.76"));
        assertThat(tax.withheld()).isEqualTo(Money.parse("BRL 471.98"));
    }

    @Test
    void the_working_names_each_step_and_its_law() {
        Explained<IrrfTax> explained = IrrfCalculator.explain(
                IrrfInput.monthly(
                        Money.parse("BRL 6600.00"),
                        IrrfDeductions.ofInss(Money.parse("BRL 725.51")).withDependants(2)),
                tables,
                OCTOBER_2026);

        assertThat(explained.reasons())
                .extracting(Reason::text)
                .containsExactly(
                        "Taxable income: 6600.00",
                        "Social security: 725.51",
                        "2 dependants at 189.59 = 379.18",
                        "Base: 5495.31",
                        "27.5% of 5495.31 less 908.73 = 602.48",
                        "An income of 6600.00 reduces the tax by 99.86",
                        "To be withheld: 502.62");
        assertThat(explained.reasons())
                .extracting(Reason::source)
                .containsExactly(
                        "",
                        "Lei 9.250/1995 art. 4 IV",
                        "MP 1.294/2025; Lei 15.191/2025",
                        "",
                        "MP 1.294/2025; Lei 15.191/2025",
                        "Lei 9.250/1995 art. 3-A; Lei 15.270/2025",
                        "");
    }

    @Test
    void the_simplified_deduction_stands_in_for_all_others_when_it_is_larger() {
        Explained<IrrfTax> explained = IrrfCalculator.explain(
                IrrfInput.monthly(Money.parse("BRL 4000.00"), IrrfDeductions.ofInss(Money.parse("BRL 373.41"))),
                tables,
                OCTOBER_2026);

        assertThat(explained.value().method()).isEqualTo(IrrfTax.Method.SIMPLIFIED);
        assertThat(explained.reasons())
                .extracting(Reason::text)
                .contains("The simplified deduction of 607.20 stands in for deductions of 373.41");
    }

    @Test
    void there_was_no_simplified_deduction_before_may_2023() {
        IrrfInput input = IrrfInput.monthly(Money.parse("BRL 3000.00"), IrrfDeductions.none());

        IrrfTax tax = IrrfCalculator.tax(input, tables, LocalDate.of(2023, 4, 30));

        assertThat(tax.method()).isEqualTo(IrrfTax.Method.LEGAL);
        assertThat(tax.withheld()).isEqualTo(Money.parse("BRL 95.20"));
    }

    @Test
    void tax_up_to_ten_reais_is_not_withheld_from_monthly_pay_but_is_from_the_thirteenth() {
        Money income = Money.parse("BRL 3100.00");
        IrrfTax monthly = IrrfCalculator.tax(IrrfInput.monthly(income, IrrfDeductions.none()), tables, DECEMBER_2025);
        IrrfTax thirteenth = IrrfCalculator.tax(
                IrrfInput.of(IrrfRegime.THIRTEENTH, income, IrrfDeductions.none()), tables, DECEMBER_2025);
        IrrfTax kept = IrrfCalculator.tax(
                IrrfInput.monthly(income, IrrfDeductions.none()).withPolicy(IrrfPolicy.DEFAULT.withoutWaiver()),
                tables,
                DECEMBER_2025);

        assertThat(monthly.withheld()).isEqualTo(Money.parse("BRL 0.00"));
        assertThat(monthly.waived()).isEqualTo(Money.parse("BRL 4.80"));
        assertThat(thirteenth.withheld()).isEqualTo(Money.parse("BRL 4.80"));
        assertThat(kept.withheld()).isEqualTo(Money.parse("BRL 4.80"));
    }

    @Test
    void a_second_payment_of_the_month_is_taxed_with_the_first_and_credited_what_it_withheld() {
        Money first = IrrfCalculator.tax(
                        IrrfInput.monthly(Money.parse("BRL 6000.00"), IrrfDeductions.none()), tables, OCTOBER_2026)
                .withheld();

        Explained<IrrfTax> second = IrrfCalculator.explain(
                IrrfInput.monthly(Money.parse("BRL 8000.00"), IrrfDeductions.none())
                        .withWithheldBefore(first),
                tables,
                OCTOBER_2026);

        assertThat(first).isEqualTo(Money.parse("BRL 394.54"));
        assertThat(second.value().due()).isEqualTo(Money.parse("BRL 1124.29"));
        assertThat(second.value().withheld()).isEqualTo(Money.parse("BRL 729.75"));
        assertThat(second.reasons()).extracting(Reason::text).contains("Earlier payments withheld 394.54");
    }

    @Test
    void the_reduction_looks_at_the_gross_and_not_at_the_base() {
        IrrfDeductions large = IrrfDeductions.none().withPension(Money.parse("BRL 3000.00"));

        IrrfTax tax = IrrfCalculator.tax(IrrfInput.monthly(Money.parse("BRL 7500.00"), large), tables, OCTOBER_2026);

        assertThat(tax.base()).isEqualTo(Money.parse("BRL 4500.00"));
        assertThat(tax.reduction()).isEqualTo(Money.parse("BRL 0.00"));
    }

    @Test
    void profit_sharing_has_its_own_table_no_reduction_and_no_deduction_but_alimony() {
        IrrfInput input = IrrfInput.of(
                IrrfRegime.PROFIT_SHARING,
                Money.parse("BRL 10000.00"),
                IrrfDeductions.none().withAlimony(Money.parse("BRL 1000.00")));

        assertThat(IrrfCalculator.tax(input, tables, OCTOBER_2026).withheld()).isEqualTo(Money.parse("BRL 58.92"));
        assertRefused(
                "irrf.profit-sharing-deduction",
                () -> IrrfInput.of(
                        IrrfRegime.PROFIT_SHARING,
                        Money.parse("BRL 10000.00"),
                        IrrfDeductions.none().withDependants(1)));
    }

    @Test
    void a_day_without_a_table_is_an_error_and_never_a_default() {
        IrrfInput input = IrrfInput.monthly(Money.parse("BRL 1.00"), IrrfDeductions.none());
        assertRefused("reference.missing-row", () -> IrrfCalculator.explain(input, tables, LocalDate.of(2015, 3, 31)));
        assertRefused("reference.missing-row", () -> IrrfCalculator.explain(input, tables, LocalDate.of(2027, 1, 1)));
        assertRefused("reference.missing-row", () -> tables.profitSharing(LocalDate.of(2023, 4, 30)));
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void bad_input_is_refused_by_code() {
        Money one = Money.parse("BRL 1.00");
        assertRefused("input.null", () -> IrrfInput.monthly(null, IrrfDeductions.none()));
        assertRefused("input.null", () -> IrrfInput.monthly(one, null));
        assertRefused("input.negative", () -> IrrfInput.monthly(one.negated(), IrrfDeductions.none()));
        assertRefused("irrf.not-in-reais", () -> IrrfInput.monthly(Money.parse("USD 1.00"), IrrfDeductions.none()));
        assertRefused("input.negative", () -> IrrfDeductions.ofInss(one.negated()));
        assertRefused(
                "irrf.dependants-out-of-range", () -> IrrfDeductions.none().withDependants(-1));
        assertRefused(
                "irrf.dependants-out-of-range", () -> IrrfDeductions.none().withDependants(100));
        assertRefused("irrf.pension-cap-out-of-range", () -> IrrfPolicy.DEFAULT.withPensionCap(Rate.percent("100.01")));
    }

    @Test
    void a_table_whose_brackets_do_not_rise_or_do_not_end_is_refused() {
        Money zero = Money.parse("BRL 0.00");
        IrrfBracket exempt = new IrrfBracket(Optional.of(Money.parse("BRL 100.00")), Rate.ZERO, zero);
        IrrfBracket rest = new IrrfBracket(Optional.empty(), Rate.percent("10"), Money.parse("BRL 10.00"));

        assertThat(new IrrfTable(List.of(exempt, rest), zero, zero, "a test").tax(Money.parse("BRL 200.00")))
                .isEqualTo(Money.parse("BRL 10.00"));
        assertRefused("irrf.table-invalid", () -> new IrrfTable(List.of(exempt), zero, zero, "a test"));
        assertRefused("irrf.table-invalid", () -> new IrrfTable(List.of(rest, exempt), zero, zero, "a test"));
        assertRefused("irrf.table-invalid", () -> new IrrfTable(List.of(), zero, zero, "a test"));
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(BackofficeException.class)
                .satisfies(error ->
                        assertThat(((BackofficeException) error).code()).isEqualTo(code));
    }
}
