package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import java.math.BigDecimal;
import org.joda.money.Money;

/**
 * What one unit of a kit consists of, as the catalog had it when the order came in.
 *
 * @param sku which item
 * @param quantity how much of it is in one kit, above zero
 * @param listPrice what one unit of it cost by itself: the kit's price is split by it
 */
public record LineComponent(Sku sku, Quantity quantity, Money listPrice) {
    /** @throws InvalidInput naming the field */
    public LineComponent {
        Input.required(sku, "sku");
        if (!Input.required(quantity, "quantity").isPositive()) {
            throw InvalidInput.of("input.not-positive", "field", "quantity");
        }
        Amounts.inRange(Amounts.notNegative(listPrice, "price"), "price");
    }

    /** What it weighs in the kit's price. */
    BigDecimal weight() {
        return listPrice.getAmount().multiply(quantity.value());
    }

    /** How much of it is in so many kits; else {@code input.quantity-scale}. */
    Quantity in(Quantity kits) {
        return Quantity.of(quantity.value().multiply(kits.value()).stripTrailingZeros(), quantity.unit());
    }
}
