package dev.backoffice.core.money;

import static dev.backoffice.core.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.quantity.Quantity;
import java.math.BigDecimal;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class MoneyValuesTest {
    private static final CurrencyUnit BRL = CurrencyUnit.of("BRL");
    private static final CurrencyUnit JPY = CurrencyUnit.of("JPY");

    @Test
    void amounts_are_read_from_plain_text() {
        assertThat(Amounts.parse("39.9", BRL)).isEqualTo(brl("39.90"));
        assertThat(Amounts.parse("-0.01", BRL)).isEqualTo(brl("-0.01"));
        assertThat(Amounts.parse("10.00", JPY)).isEqualTo(Money.ofMajor(JPY, 10));
        assertThat(Amounts.text(brl("1234567.80"))).isEqualTo("1234567.80");
        assertThat(Amounts.currency("BRL", "currency")).isEqualTo(BRL);
    }

    @Test
    void amounts_that_are_no_amounts_are_refused_by_field() {
        assertRefused("input.null", "price", () -> Amounts.parse(null, BRL, "price"));
        assertRefused("input.null", "currency", () -> Amounts.parse("1", null, "price"));
        assertRefused("input.blank", "price", () -> Amounts.parse(" ", BRL, "price"));
        assertRefused("input.too-long", "price", () -> Amounts.parse("1".repeat(5000), BRL, "price"));
        for (String text :
                new String[] {"1,50", "1e3", "+1", " 1", "R$ 1", "1.", ".5", "0x1", "--1", "１", "1.000,00", "NaN"}) {
            assertRefused("input.money", "price", () -> Amounts.parse(text, BRL, "price"));
        }
        assertRefused("input.money", "price", () -> Amounts.parse("1".repeat(31), BRL, "price"));
        assertRefused("input.money", "price", () -> Amounts.parse("0." + "1".repeat(31), BRL, "price"));
        assertRefused("input.money-scale", "price", () -> Amounts.parse("1.001", BRL, "price"));
        assertRefused("input.money-scale", "price", () -> Amounts.parse("1.5", JPY, "price"));
        assertRefused("input.money-too-large", "price", () -> Amounts.parse("10000000000000", BRL, "price"));
        assertRefused("input.negative", "price", () -> Amounts.parseNotNegative("-0.01", BRL, "price"));
        assertRefused("input.not-positive", "price", () -> Amounts.parsePositive("0", BRL, "price"));
        assertRefused("input.currency", "currency", () -> Amounts.currency("brl", "currency"));
        assertRefused("input.too-long", "currency", () -> Amounts.currency("BRLX", "currency"));
    }

    @Test
    void the_largest_amount_is_read() {
        assertThat(Amounts.text(Amounts.parse("9999999999999.99", BRL))).isEqualTo("9999999999999.99");
        assertThat(Amounts.parsePositive("0.01", BRL, "price")).isEqualTo(brl("0.01"));
        assertThat(Amounts.parseNotNegative("0.00", BRL, "price")).isEqualTo(brl("0.00"));
    }

    @Test
    void a_unit_price_keeps_ten_decimals_and_rounds_once() {
        UnitPrice price = UnitPrice.parse("0.0035", BRL);
        assertThat(price.times(Quantity.parse("1000 UN"), RoundingPolicy.EXACT)).isEqualTo(brl("3.50"));
        assertThat(price.times(Quantity.parse("1 UN"), RoundingPolicy.HALF_UP_CENT))
                .isEqualTo(brl("0.00"));
        assertThat(UnitPrice.parse("39.9", BRL))
                .isEqualTo(UnitPrice.from(brl("39.90")))
                .hasToString("BRL 39.90");
        assertThat(UnitPrice.parse("BRL 0.0000000001")).hasToString("BRL 0.0000000001");
    }

    @Test
    void wrong_unit_prices_are_refused() {
        assertRefused("input.null", "price", () -> new UnitPrice(null));
        assertRefused("input.null", "price", () -> UnitPrice.from(null));
        assertRefused("input.null", "currency", () -> UnitPrice.of(BigDecimal.ONE, null));
        assertRefused("input.negative", "price", () -> UnitPrice.parse("-0.01", BRL));
        assertRefused("input.price-scale", "price", () -> UnitPrice.parse("0.00000000001", BRL));
        assertRefused("input.money-too-large", "price", () -> UnitPrice.parse("100000000000", BRL));
        assertRefused("input.money-too-large", "price", () -> UnitPrice.of(new BigDecimal("1E+1000000000"), BRL));
        assertRefused("input.price-scale", "price", () -> UnitPrice.of(new BigDecimal("1E-1000000000"), BRL));
        assertRefused("input.negative", "price", () -> UnitPrice.of(new BigDecimal("-1E+1000000000"), BRL));
        assertRefused("input.money", "price", () -> UnitPrice.parse("39.90"));
        assertRefused("input.money", "price", () -> UnitPrice.parse("BRL BRL"));
        assertRefused("input.currency", "price", () -> UnitPrice.parse("QQQ 1"));
        assertRefused("input.price-scale", "price", () -> new UnitPrice(BigMoney.parse("BRL 0.12345678901")));
    }

    @Test
    void a_rate_takes_its_part_of_the_base() {
        assertThat(Rate.percent("7.5").of(brl("1621.00"), RoundingPolicy.HALF_UP_CENT))
                .isEqualTo(brl("121.58"));
        assertThat(Rate.percent("7.5").of(brl("1621.00"), RoundingPolicy.TRUNCATE))
                .isEqualTo(brl("121.57"));
        assertThat(Rate.parse("18%").fraction()).isEqualByComparingTo("0.18");
        assertThat(Rate.percent("100.00")).isEqualTo(Rate.WHOLE).hasToString("100%");
        assertThat(Rate.percent("9").plus(Rate.percent("3.0"))).isEqualTo(Rate.percent("12"));
        assertThat(Rate.ZERO.isZero()).isTrue();
    }

    @Test
    void wrong_rates_are_refused() {
        assertRefused("input.null", "rate", () -> Rate.percent((String) null));
        assertRefused("input.null", "rate", () -> new Rate(null));
        assertRefused("input.blank", "rate", () -> Rate.parse(""));
        assertRefused("input.rate", "rate", () -> Rate.parse("7.5"));
        assertRefused("input.rate", "rate", () -> Rate.parse("7,5%"));
        assertRefused("input.negative", "rate", () -> Rate.percent("-1"));
        assertRefused("input.rate", "rate", () -> Rate.percent("1000000"));
        assertRefused("input.rate", "rate", () -> Rate.percent("0.00000000001"));
        assertRefused("input.rate", "rate", () -> Rate.percent(new BigDecimal("1E+1000000000")));
    }

    @Test
    void each_policy_rounds_as_its_name_says() {
        BigDecimal half = new BigDecimal("2.125");
        assertThat(RoundingPolicy.HALF_UP_CENT.round(half, BRL)).isEqualTo(brl("2.13"));
        assertThat(RoundingPolicy.HALF_EVEN_CENT.round(half, BRL)).isEqualTo(brl("2.12"));
        assertThat(RoundingPolicy.TRUNCATE.round(new BigDecimal("-2.129"), BRL)).isEqualTo(brl("-2.12"));
        assertThat(RoundingPolicy.UP_CENT.round(new BigDecimal("2.1201"), BRL)).isEqualTo(brl("2.13"));
        assertThat(RoundingPolicy.HALF_UP_CENT.round(half, JPY)).isEqualTo(Money.ofMajor(JPY, 2));
        assertRefused("money.inexact", () -> RoundingPolicy.EXACT.round(half, BRL));
        assertThat(RoundingPolicy.EXACT.divide(BigDecimal.ONE, BigDecimal.valueOf(4), 2))
                .isEqualTo("0.25");
        assertRefused("money.inexact", () -> RoundingPolicy.EXACT.divide(BigDecimal.ONE, BigDecimal.valueOf(3), 2));
        assertThat(RoundingPolicy.HALF_UP_CENT.divide(BigDecimal.TEN, BigDecimal.valueOf(6), 2))
                .isEqualTo("1.67");
    }

    private static Money brl(String amount) {
        return Money.of(BRL, new BigDecimal(amount));
    }
}
