package dev.backoffice.inventory.stock;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import java.math.BigDecimal;

/** How much a command asks for, before the item says in which unit: above zero, up to four decimals, in one form. */
final class Count {
    /** Stands for the unit that is not known yet and takes as many decimals as any unit has. */
    private static final Unit ANY = Unit.of("ANY", Unit.MAX_SCALE);

    private Count() {}

    /** @throws InvalidInput {@code input.null}, {@code input.quantity-scale}, {@code input.quantity-too-large} or {@code input.not-positive} */
    static BigDecimal checked(BigDecimal count) {
        BigDecimal value = Input.required(count, "quantity");
        if (value.signum() <= 0) {
            throw InvalidInput.of("input.not-positive", "field", "quantity");
        }
        return Quantity.of(value, ANY).value();
    }

    static BigDecimal parse(String count) {
        return checked(Quantity.parse(count, ANY).value());
    }
}
