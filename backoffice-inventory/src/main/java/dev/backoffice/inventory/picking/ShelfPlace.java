package dev.backoffice.inventory.picking;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.stock.Site;
import java.util.List;

/**
 * Where an item lies within a site.
 *
 * @param site the site
 * @param sku the item
 * @param shelf the shelf
 */
public record ShelfPlace(Site site, Sku sku, Shelf shelf) {
    public ShelfPlace {
        Input.required(site, "site");
        Input.required(sku, "sku");
        Input.required(shelf, "shelf");
    }

    /** The item gets its first shelf there. */
    static Transition<ShelfPlace, PickingEvent> first(Site site, Sku sku, Shelf shelf) {
        return Transition.of(new ShelfPlace(site, sku, shelf), new PickingEvent.ShelfAssigned(site, sku, shelf));
    }

    /** The item lies on another shelf from now on; nothing happens when it is the same. */
    Transition<ShelfPlace, PickingEvent> move(Shelf to) {
        return to.equals(shelf) ? Transition.of(this, List.of()) : first(site, sku, to);
    }

    /** A site's code has no slash, so this names one item at one site. */
    static String id(Site site, Sku sku) {
        return site.code() + "/" + sku.value();
    }
}
