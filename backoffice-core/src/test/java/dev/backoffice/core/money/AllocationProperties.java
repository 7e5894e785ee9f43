package dev.backoffice.core.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class AllocationProperties {
    @Property
    void parts_sum_to_the_whole(@ForAll long whole, @ForAll("weights") List<BigDecimal> weights) {
        BigInteger sum = Allocation.byWeights(whole, weights).stream()
                .map(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(sum).isEqualTo(BigInteger.valueOf(whole));
    }

    @Property
    void each_part_is_less_than_one_unit_from_its_exact_share(
            @ForAll long whole, @ForAll("weights") List<BigDecimal> weights) {
        BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Long> parts = Allocation.byWeights(whole, weights);
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal distance = BigDecimal.valueOf(parts.get(i))
                    .multiply(total)
                    .subtract(BigDecimal.valueOf(whole).multiply(weights.get(i)))
                    .abs();
            assertThat(distance).isLessThan(total);
            if (weights.get(i).signum() == 0) {
                assertThat(parts.get(i)).isZero();
            }
        }
    }

    @Property
    void the_size_of_the_weights_does_not_matter_only_their_proportion(
            @ForAll long whole,
            @ForAll("weights") List<BigDecimal> weights,
            @ForAll @IntRange(min = 1, max = 999) int factor) {
        List<BigDecimal> larger = weights.stream()
                .map(w -> w.multiply(BigDecimal.valueOf(factor)))
                .toList();
        assertThat(Allocation.byWeights(whole, larger)).isEqualTo(Allocation.byWeights(whole, weights));
    }

    @Property
    void a_negative_whole_gives_the_negated_parts(
            @ForAll @LongRange(min = 1) long whole, @ForAll("weights") List<BigDecimal> weights) {
        assertThat(Allocation.byWeights(-whole, weights))
                .isEqualTo(Allocation.byWeights(whole, weights).stream()
                        .map(part -> -part)
                        .toList());
    }

    @Property
    void equal_parts_of_money_differ_by_at_most_a_cent_and_never_grow(
            @ForAll @IntRange(min = -1_000_000, max = 1_000_000) int cents,
            @ForAll @IntRange(min = 1, max = 60) int parts) {
        Assume.that(cents != 0);
        List<Money> split = Allocation.equally(Money.ofMinor(CurrencyUnit.of("BRL"), cents), parts);
        assertThat(Money.total(split).getAmountMinorLong()).isEqualTo(cents);
        long first = Math.abs(split.get(0).getAmountMinorLong());
        long last = Math.abs(split.get(parts - 1).getAmountMinorLong());
        assertThat(first - last).isBetween(0L, 1L);
        assertThat(last)
                .isEqualTo(BigDecimal.valueOf(Math.abs(cents))
                        .divide(BigDecimal.valueOf(parts), 0, RoundingMode.DOWN)
                        .longValueExact());
    }

    /** Weights of mixed scales, some zero, never all zero. */
    @Provide
    Arbitrary<List<BigDecimal>> weights() {
        Arbitrary<BigDecimal> weight = Arbitraries.oneOf(
                Arbitraries.just(BigDecimal.ZERO),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal("1000000"))
                        .ofScale(2),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, BigDecimal.TEN)
                        .ofScale(10));
        return weight.list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .filter(list -> list.stream().anyMatch(w -> w.signum() > 0));
    }
}
