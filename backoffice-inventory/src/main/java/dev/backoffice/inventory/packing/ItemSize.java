package dev.backoffice.inventory.packing;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.catalog.Sku;
import java.util.List;

/**
 * How large and heavy one unit of an item is, ready to be packed.
 *
 * @param sku the item
 * @param dimensions its size
 * @param weightGrams its weight
 */
public record ItemSize(Sku sku, Dimensions dimensions, long weightGrams) {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public ItemSize {
        Input.required(sku, "sku");
        Input.required(dimensions, "dimensions");
        Input.inRange(weightGrams, "weight", 1L, 100_000_000L);
    }

    /** Measured for the first time. */
    static Transition<ItemSize, PackingEvent> first(ItemSize size) {
        return Transition.of(size, new PackingEvent.ItemMeasured(size.sku(), size.dimensions(), size.weightGrams()));
    }

    /** Measured again; nothing happens when it is the same. */
    Transition<ItemSize, PackingEvent> again(ItemSize size) {
        return size.equals(this) ? Transition.of(this, List.of()) : first(size);
    }
}
