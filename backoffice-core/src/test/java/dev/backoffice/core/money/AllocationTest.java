package dev.backoffice.core.money;

import static dev.backoffice.core.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final CurrencyUnit BRL = CurrencyUnit.of("BRL");

    @Test
    void three_instalments_of_a_hundred_give_the_extra_cent_to_the_first() {
        assertThat(Allocation.equally(brl("100.00"), 3)).containsExactly(brl("33.34"), brl("33.33"), brl("33.33"));
    }

    @Test
    void a_negative_whole_is_the_mirror_image() {
        assertThat(Allocation.equally(brl("-100.00"), 3)).containsExactly(brl("-33.34"), brl("-33.33"), brl("-33.33"));
    }

    @Test
    void left_over_cents_go_to_the_largest_remainders() {
        assertThat(Allocation.byWeights(100, weights("1", "1.5", "0.5"))).containsExactly(33L, 50L, 17L);
    }

    @Test
    void a_discount_is_spread_by_what_the_lines_cost() {
        assertThat(Allocation.byAmounts(brl("10.00"), List.of(brl("79.80"), brl("0.00"), brl("20.10"))))
                .containsExactly(brl("7.99"), brl("0.00"), brl("2.01"));
    }

    @Test
    void a_currency_without_cents_is_split_into_whole_units() {
        CurrencyUnit yen = CurrencyUnit.of("JPY");
        assertThat(Allocation.equally(Money.ofMajor(yen, 10), 4))
                .containsExactly(
                        Money.ofMajor(yen, 3), Money.ofMajor(yen, 3), Money.ofMajor(yen, 2), Money.ofMajor(yen, 2));
    }

    @Test
    void the_smallest_and_largest_counts_are_split_exactly() {
        assertThat(Allocation.equally(Long.MIN_VALUE, 1)).containsExactly(Long.MIN_VALUE);
        assertThat(Allocation.equally(Long.MAX_VALUE, 2)).containsExactly(1L << 62, (1L << 62) - 1);
    }

    @Test
    void nothing_over_zero_weights_is_nothing_and_something_is_refused() {
        assertThat(Allocation.byWeights(0, weights("0", "0"))).containsExactly(0L, 0L);
        assertRefused("allocation.no-weight", () -> Allocation.byWeights(1, weights("0", "0.00")));
    }

    @Test
    void wrong_parts_and_weights_are_refused() {
        assertRefused("allocation.parts", () -> Allocation.equally(1, 0));
        assertRefused("allocation.parts", () -> Allocation.equally(brl("1.00"), -1));
        assertRefused("allocation.parts", () -> Allocation.equally(1, Integer.MAX_VALUE));
        assertRefused("allocation.parts", () -> Allocation.byWeights(1, List.of()));
        assertRefused("allocation.negative-weight", () -> Allocation.byWeights(1, weights("1", "-0.01")));
        assertRefused("allocation.weight", () -> Allocation.byWeights(1, weights("1E+1000000")));
        assertRefused("allocation.weight", () -> Allocation.byWeights(1, weights("1", "1E-1000000")));
        assertRefused(
                "input.null",
                "weights",
                () -> Allocation.byWeights(1, new ArrayList<>(Collections.singletonList(null))));
        assertRefused("input.null", "weights", () -> Allocation.byWeights(1, null));
        assertRefused("input.null", "whole", () -> Allocation.byWeights(null, weights("1")));
    }

    private static Money brl(String amount) {
        return Money.of(BRL, new BigDecimal(amount));
    }

    private static List<BigDecimal> weights(String... weights) {
        return List.of(weights).stream().map(BigDecimal::new).toList();
    }
}
