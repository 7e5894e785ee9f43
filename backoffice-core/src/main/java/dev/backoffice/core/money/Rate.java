package dev.backoffice.core.money;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.math.BigDecimal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A percentage as the law writes it, exact: {@code 7.5%} is {@code Rate.percent("7.5")}.
 *
 * <p>Zero or more, below one million per cent (a margin may well pass 100), up to ten decimals. Text form: {@code 7.5%}.
 *
 * @param percent the number before the per cent sign, without trailing zeros
 */
public record Rate(BigDecimal percent) {
    /** Decimals a percentage may have. */
    public static final int MAX_DECIMALS = 10;

    private static final BigDecimal LIMIT = BigDecimal.valueOf(1_000_000);

    /** Nothing of the base. */
    public static final Rate ZERO = new Rate(BigDecimal.ZERO);

    /** All of the base. */
    public static final Rate WHOLE = new Rate(BigDecimal.valueOf(100));

    /** @throws InvalidInput {@code input.null}, {@code input.negative} or {@code input.rate}, for the field {@code rate} */
    public Rate {
        if (Input.required(percent, "rate").signum() < 0) {
            throw InvalidInput.of("input.negative", "field", "rate");
        }
        BigDecimal least = percent.stripTrailingZeros();
        if (percent.compareTo(LIMIT) >= 0 || least.scale() > MAX_DECIMALS) {
            throw InvalidInput.of("input.rate", "field", "rate");
        }
        // 1E+2 would be equal to nothing people write.
        percent = least.scale() < 0 ? least.setScale(0) : least;
    }

    /** A percentage. */
    public static Rate percent(BigDecimal percent) {
        return new Rate(percent);
    }

    /** A percentage as plain text without its sign, e.g. {@code 7.5}; else {@code input.rate}. */
    public static Rate percent(@Nullable String percent) {
        try {
            return new Rate(Amounts.decimal(percent, "rate"));
        } catch (InvalidInput malformed) {
            if (malformed.code().equals("input.money")) {
                throw InvalidInput.of("input.rate", "field", "rate");
            }
            throw malformed;
        }
    }

    /** Reads {@code 7.5%}; else {@code input.rate}. */
    public static Rate parse(@Nullable String text) {
        String full = Input.text(text, "rate", 40);
        if (!full.endsWith("%")) {
            throw InvalidInput.of("input.rate", "field", "rate");
        }
        return percent(full.substring(0, full.length() - 1));
    }

    /** The part of the base this rate takes, rounded once. */
    public Money of(Money base, RoundingPolicy rounding) {
        return rounding.round(of(base.getAmount()), base.getCurrencyUnit());
    }

    /** The exact part of the base this rate takes. */
    public BigDecimal of(BigDecimal base) {
        return base.multiply(fraction());
    }

    /** The rate as a part of one, exact: 0.075 for 7.5%. */
    public BigDecimal fraction() {
        return percent.movePointLeft(2);
    }

    /** Both rates together. */
    public Rate plus(Rate other) {
        return new Rate(percent.add(other.percent));
    }

    /** Whether the rate takes nothing. */
    public boolean isZero() {
        return percent.signum() == 0;
    }

    @Override
    public String toString() {
        return percent.toPlainString() + "%";
    }
}
