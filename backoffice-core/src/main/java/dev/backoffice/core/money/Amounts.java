package dev.backoffice.core.money;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.math.BigDecimal;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Amounts as plain text, {@code 39.90}: a point before the decimals, no grouping, no symbol, no exponent.
 *
 * <p>Allowed: up to thirteen digits before the point (what a Brazilian tax document can carry) and no more decimals than
 * the currency has.
 */
public final class Amounts {
    /** Digits before the point. */
    public static final int MAX_INTEGER_DIGITS = 13;

    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(MAX_INTEGER_DIGITS);
    private static final int MAX_TEXT = 40;
    private static final int MAX_DIGITS = 30;

    private Amounts() {}

    /**
     * Reads an amount of either sign.
     *
     * @param field what the amount is called outside, e.g. {@code price}
     * @throws InvalidInput {@code input.null}, {@code input.blank}, {@code input.too-long}, {@code input.money},
     *     {@code input.money-scale} or {@code input.money-too-large}
     */
    public static Money parse(@Nullable String text, CurrencyUnit currency, String field) {
        Input.required(currency, "currency");
        BigDecimal amount = decimal(text, field);
        if (amount.stripTrailingZeros().scale() > currency.getDecimalPlaces()) {
            throw InvalidInput.of(
                    "input.money-scale", "field", field, "decimals", Integer.toString(currency.getDecimalPlaces()));
        }
        return inRange(Money.of(currency, amount.setScale(currency.getDecimalPlaces())), field);
    }

    /** Reads an amount of either sign that is called {@code amount} in errors; see {@link #parse(String, CurrencyUnit, String)}. */
    public static Money parse(@Nullable String text, CurrencyUnit currency) {
        return parse(text, currency, "amount");
    }

    /** Reads an amount of zero or more; else {@code input.negative}. */
    public static Money parseNotNegative(@Nullable String text, CurrencyUnit currency, String field) {
        return notNegative(parse(text, currency, field), field);
    }

    /** Reads an amount above zero; else {@code input.not-positive}. */
    public static Money parsePositive(@Nullable String text, CurrencyUnit currency, String field) {
        return positive(parse(text, currency, field), field);
    }

    /** The plain text that {@link #parse(String, CurrencyUnit, String) parse} reads, with all decimals of the currency. */
    public static String text(Money amount) {
        return amount.getAmount().toPlainString();
    }

    /**
     * The amount itself.
     *
     * @throws InvalidInput {@code input.null} or {@code input.not-positive}
     */
    public static Money positive(@Nullable Money amount, String field) {
        Money present = Input.required(amount, field);
        if (!present.isPositive()) {
            throw InvalidInput.of("input.not-positive", "field", field);
        }
        return present;
    }

    /**
     * The amount itself.
     *
     * @throws InvalidInput {@code input.null} or {@code input.negative}
     */
    public static Money notNegative(@Nullable Money amount, String field) {
        Money present = Input.required(amount, field);
        if (present.isNegative()) {
            throw InvalidInput.of("input.negative", "field", field);
        }
        return present;
    }

    /**
     * The amount itself.
     *
     * @throws InvalidInput {@code input.null} or {@code input.money-too-large}
     */
    public static Money inRange(@Nullable Money amount, String field) {
        Money present = Input.required(amount, field);
        if (present.getAmount().abs().compareTo(LIMIT) >= 0) {
            throw InvalidInput.of(
                    "input.money-too-large", "field", field, "digits", Integer.toString(MAX_INTEGER_DIGITS));
        }
        return present;
    }

    /**
     * Reads a plain decimal of any scale up to thirty places.
     *
     * @throws InvalidInput {@code input.null}, {@code input.blank}, {@code input.too-long} or {@code input.money}
     */
    static BigDecimal decimal(@Nullable String text, String field) {
        String plain = Input.text(text, field, MAX_TEXT);
        if (!plain(plain)) {
            throw InvalidInput.of("input.money", "field", field);
        }
        return new BigDecimal(plain);
    }

    /** {@code -?[0-9]{1,30}(\.[0-9]{1,30})?}, by hand: every figure of every table, document and note is read here. */
    private static boolean plain(String text) {
        int whole = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        return point < 0
                ? digits(text, whole, text.length())
                : digits(text, whole, point) && digits(text, point + 1, text.length());
    }

    private static boolean digits(String text, int from, int to) {
        boolean all = from < to && to - from <= MAX_DIGITS;
        for (int i = from; all && i < to; i++) {
            all = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return all;
    }

    /** Reads a three-letter currency code; else {@code input.currency}. */
    public static CurrencyUnit currency(@Nullable String code, String field) {
        String text = Input.text(code, field, 3);
        for (CurrencyUnit known : CurrencyUnit.registeredCurrencies()) {
            if (Objects.equals(known.getCode(), text)) {
                return known;
            }
        }
        throw InvalidInput.of("input.currency", "field", field);
    }
}
