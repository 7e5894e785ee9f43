package dev.backoffice.hr.br.inss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.explanation.Explained;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class InssProperties {
    private static final CurrencyUnit BRL = CurrencyUnit.of("BRL");
    private final InssTables tables = InssTables.shipped();

    @Property
    void a_larger_base_never_contributes_less(
            @ForAll @LongRange(max = 1_500_000) long less,
            @ForAll @LongRange(max = 100_000) long more,
            @ForAll InssRounding rounding,
            @ForAll("months") YearMonth month) {
        assertThat(of(less, rounding, month)).isLessThanOrEqualTo(of(less + more, rounding, month));
    }

    @Property
    void a_contribution_is_never_negative_nor_above_the_one_at_the_ceiling(
            @ForAll("sources") List<InssSource> sources,
            @ForAll InssRounding rounding,
            @ForAll("months") YearMonth month) {
        InssTable table = tables.at(month);
        InssContribution contribution = InssCalculator.contribution(new InssInput(sources, rounding), tables, month);

        BigDecimal exactMost = BigDecimal.ZERO;
        BigDecimal below = BigDecimal.ZERO;
        for (InssBand band : table.bands()) {
            exactMost = exactMost.add(band.rate().of(band.upTo().getAmount().subtract(below)));
            below = band.upTo().getAmount();
        }
        // A flat rate on the whole ceiling may be more than the bands are; each flat share rounds on its own.
        BigDecimal most = exactMost
                .max(table.exemptPayerRate().of(table.ceiling().getAmount()))
                .add(new BigDecimal("0.005").multiply(BigDecimal.valueOf(sources.size())));
        assertThat(contribution.total().getAmount()).isBetween(BigDecimal.ZERO, most);
        assertThat(contribution.shares()).allMatch(share -> share.amount().isPositiveOrZero());
    }

    @Property
    void employments_alone_never_contribute_more_than_one_employment_at_the_ceiling(
            @ForAll("employments") List<InssSource> sources,
            @ForAll InssRounding rounding,
            @ForAll("months") YearMonth month) {
        Money most = InssCalculator.contribution(
                        InssInput.of(
                                rounding,
                                InssSource.employment("all", tables.at(month).ceiling())),
                        tables,
                        month)
                .total();

        assertThat(InssCalculator.contribution(new InssInput(sources, rounding), tables, month)
                        .total())
                .isLessThanOrEqualTo(most);
    }

    @Property
    void bases_that_count_never_pass_the_ceiling_and_leave_no_room_unused(
            @ForAll("sources") List<InssSource> sources,
            @ForAll InssRounding rounding,
            @ForAll("months") YearMonth month) {
        Money ceiling = tables.at(month).ceiling();
        Money all = Money.total(sources.stream().map(InssSource::base).toList());

        Money counted = Money.total(
                InssCalculator.contribution(new InssInput(sources, rounding), tables, month).shares().stream()
                        .map(InssContribution.Share::contributionBase)
                        .toList());

        assertThat(counted).isEqualTo(all.isLessThan(ceiling) ? all : ceiling);
    }

    @Property
    void the_steps_of_the_explanation_sum_to_the_result(
            @ForAll("sources") List<InssSource> sources,
            @ForAll InssRounding rounding,
            @ForAll("months") YearMonth month) {
        Explained<InssContribution> explained = InssCalculator.explain(new InssInput(sources, rounding), tables, month);

        BigDecimal steps = explained.reasons().stream()
                .map(reason -> reason.values().get("amount"))
                .filter(amount -> amount != null)
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(steps).isEqualByComparingTo(explained.value().total().getAmount());
        assertThat(Money.total(explained.value().shares().stream()
                        .map(InssContribution.Share::amount)
                        .toList()))
                .isEqualTo(explained.value().total());
        assertThat(explained.value())
                .isEqualTo(InssCalculator.contribution(new InssInput(sources, rounding), tables, month));
    }

    @Property
    void splitting_an_employment_keeps_the_total_when_the_total_is_rounded(
            @ForAll @LongRange(max = 1_500_000) long first,
            @ForAll @LongRange(max = 1_500_000) long second,
            @ForAll("months") YearMonth month) {
        InssContribution split = InssCalculator.contribution(
                InssInput.of(
                        InssRounding.HALF_UP_TOTAL,
                        InssSource.employment("a", cents(first)),
                        InssSource.employment("b", cents(second))),
                tables,
                month);

        assertThat(split.total().getAmount())
                .isEqualByComparingTo(of(first + second, InssRounding.HALF_UP_TOTAL, month));
    }

    @Provide
    Arbitrary<YearMonth> months() {
        return Arbitraries.integers().between(0, 47).map(YearMonth.of(2023, 1)::plusMonths);
    }

    @Provide
    Arbitrary<List<InssSource>> sources() {
        return numbered(Arbitraries.of(InssSource.Kind.class));
    }

    @Provide
    Arbitrary<List<InssSource>> employments() {
        return numbered(Arbitraries.just(InssSource.Kind.EMPLOYMENT));
    }

    private static Arbitrary<List<InssSource>> numbered(Arbitrary<InssSource.Kind> kinds) {
        return Combinators.combine(kinds, Arbitraries.longs().between(0, 1_200_000))
                .as((kind, base) -> new InssSource("one", kind, cents(base)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(list -> {
                    List<InssSource> named = new ArrayList<>();
                    for (InssSource source : list) {
                        named.add(new InssSource("bond-" + named.size(), source.kind(), source.base()));
                    }
                    return named;
                });
    }

    private BigDecimal of(long cents, InssRounding rounding, YearMonth month) {
        return InssCalculator.contribution(
                        InssInput.of(rounding, InssSource.employment("bond", cents(cents))), tables, month)
                .total()
                .getAmount();
    }

    private static Money cents(long cents) {
        return Money.ofMinor(BRL, cents);
    }
}
