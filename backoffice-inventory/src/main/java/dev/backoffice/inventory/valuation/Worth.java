package dev.backoffice.inventory.valuation;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import org.joda.money.Money;

/**
 * How much of an item lies at a place and what it has cost.
 *
 * @param quantity how much
 * @param value what all of it has cost, zero or more
 */
public record Worth(Quantity quantity, Money value) {
    /** @throws InvalidInput {@code input.null}, {@code input.negative} */
    public Worth {
        Input.required(quantity, "quantity");
        Amounts.notNegative(Input.required(value, "value"), "value");
    }

    /** As the constructor. */
    public static Worth of(Quantity quantity, Money value) {
        return new Worth(quantity, value);
    }

    /**
     * What one unit has cost on average, to ten decimals, for people to read; costs are never computed with it.
     *
     * @throws InvalidInput {@code valuation.nothing-there} when nothing lies there
     */
    public UnitPrice average() {
        if (quantity.isZero()) {
            throw InvalidInput.of("valuation.nothing-there", "value", value.toString());
        }
        return UnitPrice.of(
                RoundingPolicy.HALF_UP_CENT.divide(value.getAmount(), quantity.value(), UnitPrice.MAX_DECIMALS),
                value.getCurrencyUnit());
    }
}
