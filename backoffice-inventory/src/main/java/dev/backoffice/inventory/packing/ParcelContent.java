package dev.backoffice.inventory.packing;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of an item is in a parcel, or is to leave.
 *
 * @param sku which item
 * @param quantity how much, above zero
 */
public record ParcelContent(Sku sku, Quantity quantity) {
    /** @throws InvalidInput {@code input.null}, {@code input.not-positive} */
    public ParcelContent {
        Input.required(sku, "sku");
        if (!Input.required(quantity, "quantity").isPositive()) {
            throw InvalidInput.of("input.not-positive", "field", "quantity");
        }
    }

    /** As the constructor. */
    public static ParcelContent of(Sku sku, Quantity quantity) {
        return new ParcelContent(sku, quantity);
    }

    /** What there is of each item in all of them together. */
    static Map<Sku, Quantity> sum(List<ParcelContent> contents) {
        Map<Sku, Quantity> sum = new TreeMap<>();
        contents.forEach(content -> sum.merge(content.sku(), content.quantity(), Quantity::plus));
        return sum;
    }
}
