package dev.backoffice.inventory.stock;

import dev.backoffice.core.error.Input;
import dev.backoffice.inventory.catalog.Sku;

/**
 * Which movements, the earliest first; see {@link Stock#movements}. Goes by an index.
 *
 * @param site at which place
 * @param item of which item
 */
public record MovementQuery(Site site, Sku item) {
    public MovementQuery {
        Input.required(site, "site");
        Input.required(item, "sku");
    }

    /** Those of an item at a place. */
    public static MovementQuery of(Site site, Sku item) {
        return new MovementQuery(site, item);
    }
}
