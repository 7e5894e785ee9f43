package dev.backoffice.inventory.catalog;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.quantity.Quantity;

/**
 * What one unit of a kit consists of. A kit is sold and never kept: its components are held, listed in the tax document and
 * sent.
 *
 * @param sku which item, not a kit itself
 * @param quantity how much of it is in one kit, in the item's own unit, above zero
 */
public record KitComponent(Sku sku, Quantity quantity) {
    /** @throws InvalidInput {@code input.null} or {@code input.not-positive} */
    public KitComponent {
        Input.required(sku, "component.sku");
        if (!Input.required(quantity, "component.quantity").isPositive()) {
            throw InvalidInput.of("input.not-positive", "field", "component.quantity");
        }
    }
}
