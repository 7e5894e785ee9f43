package dev.backoffice.inventory.stock;

import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import java.util.List;

/**
 * How much of an item there is, at all places together and at each.
 *
 * @param sku which item
 * @param onHand what lies at all places
 * @param held what of it is set aside
 * @param available what can still be set aside
 * @param sites the places that ever had it, by code
 */
public record Availability(Sku sku, Quantity onHand, Quantity held, Quantity available, List<SiteStock> sites) {
    public Availability {
        sites = List.copyOf(sites);
    }
}
