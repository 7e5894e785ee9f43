package dev.backoffice.core.money;

import dev.backoffice.core.error.RuleViolation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How an exact result becomes an amount people pay. It is always an argument: nothing in this library rounds silently.
 *
 * <p>"Cent" is the smallest unit of the currency: two decimals for BRL, none for JPY.
 */
public enum RoundingPolicy {
    /** Half a cent goes away from zero: the common commercial rule, and the one of the tax documents' own examples. */
    HALF_UP_CENT(RoundingMode.HALF_UP),
    /** Half a cent goes to the even neighbour (ABNT NBR 5891). */
    HALF_EVEN_CENT(RoundingMode.HALF_EVEN),
    /** What is below a cent is dropped, towards zero: eSocial's rule for contributions and their totals. */
    TRUNCATE(RoundingMode.DOWN),
    /** Any part of a cent counts as a whole one, away from zero. */
    UP_CENT(RoundingMode.UP),
    /** A result that is not whole cents is refused with {@code money.inexact}. */
    EXACT(RoundingMode.UNNECESSARY);

    private final RoundingMode mode;

    RoundingPolicy(RoundingMode mode) {
        this.mode = mode;
    }

    /** The rule for the digit that is dropped. */
    public RoundingMode mode() {
        return mode;
    }

    /**
     * Rounds to the decimals of a currency.
     *
     * @throws RuleViolation {@code money.inexact} when this is {@link #EXACT} and digits would be lost
     */
    public Money round(BigDecimal amount, CurrencyUnit currency) {
        return Money.of(currency, round(amount, currency.getDecimalPlaces()));
    }

    /**
     * Rounds to a number of decimals.
     *
     * @throws RuleViolation {@code money.inexact} when this is {@link #EXACT} and digits would be lost
     */
    public BigDecimal round(BigDecimal value, int decimals) {
        try {
            return value.setScale(decimals, mode);
        } catch (ArithmeticException lossy) {
            throw RuleViolation.of(
                    "money.inexact", "value", value.toPlainString(), "decimals", Integer.toString(decimals));
        }
    }

    /**
     * Divides and rounds once, so that no digit of the quotient is lost on the way.
     *
     * @throws RuleViolation {@code money.inexact} when this is {@link #EXACT} and digits would be lost
     * @throws ArithmeticException when the divisor is zero
     */
    public BigDecimal divide(BigDecimal dividend, BigDecimal divisor, int decimals) {
        if (divisor.signum() != 0 && this == EXACT) {
            try {
                return dividend.divide(divisor, decimals, RoundingMode.UNNECESSARY);
            } catch (ArithmeticException lossy) {
                throw RuleViolation.of(
                        "money.inexact",
                        "value",
                        dividend.toPlainString() + "/" + divisor.toPlainString(),
                        "decimals",
                        Integer.toString(decimals));
            }
        }
        return dividend.divide(divisor, decimals, mode);
    }
}
