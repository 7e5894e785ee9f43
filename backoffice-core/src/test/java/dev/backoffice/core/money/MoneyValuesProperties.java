package dev.backoffice.core.money;

import static dev.backoffice.core.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class MoneyValuesProperties {
    private static final CurrencyUnit BRL = CurrencyUnit.of("BRL");

    @Property
    void an_amount_reads_back_from_its_text(
            @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long cents) {
        Money amount = Money.ofMinor(BRL, cents);
        assertThat(Amounts.parse(Amounts.text(amount), BRL)).isEqualTo(amount);
    }

    @Property
    void what_is_read_as_a_decimal_is_digits_with_a_minus_before_and_a_point_inside(
            @ForAll @Chars({'0', '9', '-', '.', '+', 'e', '\u0661'}) @StringLength(min = 1, max = 5) String text) {
        boolean plain = text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
        if (plain) {
            assertThat(Amounts.decimal(text, "amount")).isEqualTo(new BigDecimal(text));
        } else {
            assertRefused("input.money", () -> Amounts.decimal(text, "amount"));
        }
    }

    @Property
    void a_unit_price_reads_back_from_its_text(
            @ForAll @BigRange(min = "0", max = "99999999999") @Scale(10) BigDecimal amount) {
        UnitPrice price = UnitPrice.of(amount, BRL);
        assertThat(UnitPrice.parse(price.toString())).isEqualTo(price);
        assertThat(price.amount()).isEqualByComparingTo(amount);
    }

    @Property
    void a_rate_reads_back_from_its_text(@ForAll @BigRange(min = "0", max = "999999") @Scale(10) BigDecimal percent) {
        Rate rate = Rate.percent(percent);
        assertThat(Rate.parse(rate.toString())).isEqualTo(rate);
        assertThat(rate.percent()).isEqualByComparingTo(percent);
    }

    @Property
    void rounding_moves_an_amount_by_less_than_a_cent(
            @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(6) BigDecimal exact) {
        for (RoundingPolicy policy : RoundingPolicy.values()) {
            if (policy != RoundingPolicy.EXACT) {
                assertThat(policy.round(exact, BRL).getAmount().subtract(exact).abs())
                        .isLessThan(new BigDecimal("0.01"));
            }
        }
    }
}
