package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.inventory.catalog.Sku;
import java.math.BigDecimal;
import org.joda.money.Money;

/**
 * A line as the channel sends it: how much of an item, in the item's own unit.
 *
 * @param sku which item
 * @param count how much in the item's unit, above zero, up to four decimals
 * @param unitPrice what one unit costs the buyer
 * @param discount what is taken off the line, zero or more
 * @param kind why it is part of the order
 */
public record OrderedLine(Sku sku, BigDecimal count, UnitPrice unitPrice, Money discount, LineKind kind) {
    /** Stands for the unit that is not known yet and takes as many decimals as any unit has. */
    private static final Unit ANY = Unit.of("ANY", Unit.MAX_SCALE);

    /** @throws InvalidInput naming the field */
    public OrderedLine {
        Input.required(sku, "sku");
        if (Input.required(count, "quantity").signum() <= 0) {
            throw InvalidInput.of("input.not-positive", "field", "quantity");
        }
        count = Quantity.of(count, ANY).value();
        Input.required(unitPrice, "price");
        Amounts.inRange(Amounts.notNegative(discount, "discount"), "discount");
        Input.required(kind, "line.kind");
    }
}
