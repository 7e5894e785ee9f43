package dev.backoffice.hr.br.irrf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.explanation.Explained;
import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class IrrfProperties {
    private static final CurrencyUnit BRL = CurrencyUnit.of("BRL");
    private static final LocalDate IN_2026 = LocalDate.of(2026, 3, 5);
    private final IrrfTables tables = IrrfTables.shipped();

    @Property
    void tax_is_never_negative_nor_more_than_the_income(
            @ForAll("inputs") IrrfInput input, @ForAll("days") LocalDate day) {
        IrrfTax tax = IrrfCalculator.tax(input, tables, day);

        assertThat(tax.withheld()).isBetween(Money.zero(BRL), input.income());
        assertThat(tax.base()).isBetween(Money.zero(BRL), input.income());
        assertThat(tax.reduction()).isBetween(Money.zero(BRL), tax.tax());
        assertThat(tax.waived()).isGreaterThanOrEqualTo(Money.zero(BRL));
    }

    @Property
    void the_steps_of_the_explanation_sum_to_what_is_withheld(
            @ForAll("inputs") IrrfInput input, @ForAll("days") LocalDate day) {
        Explained<IrrfTax> explained = IrrfCalculator.explain(input, tables, day);

        BigDecimal steps = explained.reasons().stream()
                .map(reason -> reason.values().get("amount"))
                .filter(amount -> amount != null)
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(steps).isEqualByComparingTo(explained.value().withheld().getAmount());
        assertThat(explained.value()).isEqualTo(IrrfCalculator.tax(input, tables, day));
    }

    @Property
    void more_income_is_never_taxed_less(
            @ForAll @LongRange(max = 2_000_000) long less,
            @ForAll @LongRange(max = 100_000) long more,
            @ForAll("regimes") IrrfRegime regime,
            @ForAll("days") LocalDate day) {
        assertThat(due(regime, less, day)).isLessThanOrEqualTo(due(regime, less + more, day));
    }

    @Property
    void one_more_real_is_never_taxed_by_a_real_or_more(
            @ForAll @LongRange(max = 2_000_000) long income, @ForAll("days") LocalDate day) {
        Money rise = due(IrrfRegime.MONTHLY, income + 100, day).minus(due(IrrfRegime.MONTHLY, income, day));

        assertThat(rise).isLessThan(Money.of(BRL, 1));
    }

    @Property
    void nothing_is_due_up_to_five_thousand_in_2026(@ForAll @LongRange(max = 500_000) long income) {
        assertThat(due(IrrfRegime.MONTHLY, income, IN_2026)).isEqualTo(Money.zero(BRL));
    }

    @Property
    void a_further_dependant_never_raises_the_tax(@ForAll("inputs") IrrfInput input, @ForAll("days") LocalDate day) {
        if (input.regime() == IrrfRegime.PROFIT_SHARING) {
            return;
        }
        IrrfDeductions one = input.deductions();
        IrrfInput more = new IrrfInput(
                input.regime(),
                input.income(),
                one.withDependants(one.dependants() + 1),
                input.withheldBefore(),
                input.policy());

        assertThat(IrrfCalculator.tax(more, tables, day).due())
                .isLessThanOrEqualTo(IrrfCalculator.tax(input, tables, day).due());
    }

    @Property
    void two_payments_withhold_together_what_one_payment_would(
            @ForAll @LongRange(max = 1_000_000) long first,
            @ForAll @LongRange(max = 1_000_000) long second,
            @ForAll("days") LocalDate day) {
        Money before = IrrfCalculator.tax(IrrfInput.monthly(cents(first), IrrfDeductions.none()), tables, day)
                .withheld();
        Money after = IrrfCalculator.tax(
                        IrrfInput.monthly(cents(first + second), IrrfDeductions.none())
                                .withWithheldBefore(before),
                        tables,
                        day)
                .withheld();
        Money once = IrrfCalculator.tax(IrrfInput.monthly(cents(first + second), IrrfDeductions.none()), tables, day)
                .withheld();

        assertThat(before.plus(after)).isEqualTo(once);
    }

    @Property
    void the_brackets_meet_within_a_cent(@ForAll("days") LocalDate day) {
        for (IrrfTable table : new IrrfTable[] {tables.monthly(day), tables.profitSharing(day)}) {
            for (IrrfBracket bracket : table.brackets()) {
                bracket.upTo().ifPresent(limit -> {
                    Money next = limit.plus(Money.ofMinor(BRL, 1));
                    assertThat(table.tax(next).minus(table.tax(limit)))
                            .isBetween(Money.ofMinor(BRL, -1), Money.ofMinor(BRL, 2));
                });
            }
        }
    }

    @Provide
    Arbitrary<LocalDate> days() {
        // Profit sharing has its own table since 2023-05.
        return Arbitraries.integers().between(0, 1340).map(LocalDate.of(2023, 5, 1)::plusDays);
    }

    @Provide
    Arbitrary<IrrfRegime> regimes() {
        return Arbitraries.of(IrrfRegime.class);
    }

    @Provide
    Arbitrary<IrrfInput> inputs() {
        Arbitrary<Money> small = Arbitraries.longs().between(0, 200_000).map(IrrfProperties::cents);
        Arbitrary<IrrfDeductions> deductions = Combinators.combine(
                        small, Arbitraries.integers().between(0, 6), small, small)
                .as(IrrfDeductions::new);
        Arbitrary<IrrfPolicy> policies =
                Arbitraries.of(IrrfPolicy.DEFAULT, IrrfPolicy.DEFAULT.withoutWaiver(), capped());
        return Combinators.combine(regimes(), Arbitraries.longs().between(0, 2_000_000), deductions, policies)
                .as((regime, income, all, policy) -> IrrfInput.of(
                                regime,
                                cents(income),
                                regime == IrrfRegime.PROFIT_SHARING
                                        ? IrrfDeductions.none().withAlimony(all.alimony())
                                        : all)
                        .withPolicy(policy));
    }

    private static IrrfPolicy capped() {
        return IrrfPolicy.DEFAULT.withPensionCap(dev.backoffice.core.money.Rate.percent("12"));
    }

    private Money due(IrrfRegime regime, long income, LocalDate day) {
        return IrrfCalculator.tax(IrrfInput.of(regime, cents(income), IrrfDeductions.none()), tables, day)
                .due();
    }

    private static Money cents(long cents) {
        return Money.ofMinor(BRL, cents);
    }
}
