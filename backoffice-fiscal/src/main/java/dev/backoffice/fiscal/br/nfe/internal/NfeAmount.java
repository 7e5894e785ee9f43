package dev.backoffice.fiscal.br.nfe.internal;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What the layout lets an amount be: reais, not negative, thirteen digits before the point and two after it. */
public final class NfeAmount {
    public static final CurrencyUnit REAL = CurrencyUnit.of("BRL");
    public static final Money ZERO = Money.zero(REAL);
    private static final BigDecimal LIMIT = new BigDecimal("10000000000000");

    private NfeAmount() {}

    /** The amount itself, or {@code nfe.amount-invalid}. */
    public static Money require(String field, @Nullable Money value) {
        Money amount = Input.required(value, field);
        if (!amount.getCurrencyUnit().equals(REAL)) {
            throw invalid(field, "not-brl");
        }
        if (amount.isNegative()) {
            throw invalid(field, "negative");
        }
        if (amount.getAmount().compareTo(LIMIT) >= 0) {
            throw invalid(field, "too-large");
        }
        return amount;
    }

    /** Quantity times price, rounded half up to cents (the practice; the layout tolerates one cent). */
    public static Money product(Quantity quantity, UnitPrice unitPrice) {
        return Money.of(REAL, quantity.value().multiply(unitPrice.amount()), RoundingMode.HALF_UP);
    }

    /** A decimal with bounded digits before and after the point; {@code nfe.amount-invalid} otherwise. */
    public static BigDecimal decimal(String field, BigDecimal value, int integerDigits, int scale) {
        if (value.signum() < 0) {
            throw invalid(field, "negative");
        }
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (plain.scale() > scale) {
            throw invalid(field, "too-many-decimals");
        }
        if (plain.precision() - plain.scale() > integerDigits) {
            throw invalid(field, "too-large");
        }
        return value;
    }

    /** A percentage above zero with up to 4 decimals; {@code nfe.amount-invalid} otherwise. */
    public static BigDecimal positivePercent(String field, BigDecimal percent) {
        if (decimal(field, percent, 3, 4).signum() == 0) {
            throw invalid(field, "not-positive");
        }
        return percent;
    }

    /** The decimal without needless zeros, but with at least {@code minScale} decimals. */
    public static String text(BigDecimal value, int minScale) {
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return (plain.scale() < minScale ? plain.setScale(minScale, RoundingMode.UNNECESSARY) : plain).toPlainString();
    }

    private static InvalidInput invalid(String field, String reason) {
        return InvalidInput.of("nfe.amount-invalid", "field", field, "reason", reason);
    }
}
