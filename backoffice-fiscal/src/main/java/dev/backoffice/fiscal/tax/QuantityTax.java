package dev.backoffice.fiscal.tax;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import java.math.BigDecimal;
import org.joda.money.Money;

/**
 * A tax that is so much for each unit.
 *
 * @param quantity taxed, in the unit of the tax; not negative
 * @param perUnit for one unit, in the currency of the amount; not negative
 * @param amount what it comes to, rounded
 */
public record QuantityTax(BigDecimal quantity, BigDecimal perUnit, Money amount) {
    /** @throws InvalidInput {@code input.null} or {@code input.negative} */
    public QuantityTax {
        if (Input.required(quantity, "tax.quantity").signum() < 0) {
            throw InvalidInput.of("input.negative", "field", "tax.quantity");
        }
        if (Input.required(perUnit, "tax.perUnit").signum() < 0) {
            throw InvalidInput.of("input.negative", "field", "tax.perUnit");
        }
        Amounts.notNegative(amount, "tax.amount");
    }
}
