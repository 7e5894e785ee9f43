package dev.backoffice.core.money;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.quantity.Quantity;
import java.math.BigDecimal;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of an item costs: zero or more, with up to ten decimals and eleven digits before the point, as a Brazilian
 * tax document carries it ({@code vUnCom}).
 *
 * <p>Text form: {@code BRL 39.90}, {@code BRL 0.0035}.
 *
 * @param value the price; its scale is the currency's, or larger where the price needs it
 */
public record UnitPrice(BigMoney value) {
    /** Decimals a price may have. */
    public static final int MAX_DECIMALS = 10;

    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(11);

    /**
     * @throws InvalidInput {@code input.null}, {@code input.negative}, {@code input.price-scale} or {@code
     *     input.money-too-large}, for the field {@code price}
     */
    public UnitPrice {
        BigDecimal least = checked(Input.required(value, "price").getAmount());
        // One price has one form, so that 39.9 equals 39.90.
        CurrencyUnit currency = value.getCurrencyUnit();
        value = BigMoney.of(currency, least.setScale(Math.max(least.scale(), currency.getDecimalPlaces())));
    }

    /** A price of an exact amount in a currency. */
    public static UnitPrice of(BigDecimal amount, CurrencyUnit currency) {
        // Checked before it becomes money, which would write out an exponent of millions.
        BigDecimal least = checked(Input.required(amount, "price"));
        return new UnitPrice(BigMoney.of(Input.required(currency, "currency"), least));
    }

    /** The price an amount of money is for one unit. */
    public static UnitPrice from(Money amount) {
        return new UnitPrice(Input.required(amount, "price").toBigMoney());
    }

    /** Reads a plain amount, e.g. {@code 0.0035}, in a currency. */
    public static UnitPrice parse(@Nullable String amount, CurrencyUnit currency) {
        return of(Amounts.decimal(amount, "price"), currency);
    }

    /** Reads {@code BRL 39.90}; else {@code input.money}. */
    public static UnitPrice parse(@Nullable String text) {
        String full = Input.text(text, "price", 40);
        int space = full.indexOf(' ');
        if (space != 3) {
            throw InvalidInput.of("input.money", "field", "price");
        }
        return parse(full.substring(4), Amounts.currency(full.substring(0, 3), "price"));
    }

    /** The currency of the price. */
    public CurrencyUnit currency() {
        return value.getCurrencyUnit();
    }

    /** The exact amount for one unit. */
    public BigDecimal amount() {
        return value.getAmount();
    }

    /** What a quantity costs, rounded once. */
    public Money times(Quantity quantity, RoundingPolicy rounding) {
        return rounding.round(amount().multiply(quantity.value()), currency());
    }

    private static BigDecimal checked(BigDecimal amount) {
        if (amount.signum() < 0) {
            throw InvalidInput.of("input.negative", "field", "price");
        }
        if (amount.compareTo(LIMIT) >= 0) {
            throw InvalidInput.of("input.money-too-large", "field", "price", "digits", "11");
        }
        BigDecimal least = amount.stripTrailingZeros();
        if (least.scale() > MAX_DECIMALS) {
            throw InvalidInput.of("input.price-scale", "field", "price", "decimals", Integer.toString(MAX_DECIMALS));
        }
        return least;
    }

    @Override
    public String toString() {
        return currency().getCode() + " " + amount().toPlainString();
    }
}
