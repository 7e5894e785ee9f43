package dev.backoffice.inventory.packing;

import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import java.util.List;

/** What happens where goods are packed. */
public sealed interface PackingEvent extends DomainEvent {
    /**
     * One unit of an item was measured.
     *
     * @param sku which item
     * @param dimensions its size
     * @param weightGrams its weight
     */
    record ItemMeasured(Sku sku, Dimensions dimensions, long weightGrams) implements PackingEvent {}

    /**
     * The goods of an order are in these parcels; what was said before of this order holds no longer.
     *
     * @param order which order
     * @param parcels the parcels
     */
    record GoodsPacked(OrderId order, List<PackedParcel> parcels) implements PackingEvent {
        public GoodsPacked {
            parcels = List.copyOf(parcels);
        }
    }
}
