package dev.backoffice.inventory.picking;

import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.stock.Site;
import java.util.List;
import java.util.Optional;

/** What happens at the shelves. */
public sealed interface PickingEvent extends DomainEvent {
    /**
     * An item lies on a shelf from now on.
     *
     * @param site the site
     * @param sku the item
     * @param shelf the shelf
     */
    record ShelfAssigned(Site site, Sku sku, Shelf shelf) implements PickingEvent {}

    /**
     * A list was made for these orders.
     *
     * @param list which
     * @param site where
     * @param orders for which orders
     */
    record PickListStarted(PickListId list, Site site, List<OrderId> orders) implements PickingEvent {
        public PickListStarted {
            orders = List.copyOf(orders);
        }
    }

    /**
     * Somebody said what was taken for a line.
     *
     * @param list which
     * @param line the line's number
     * @param order for which order
     * @param sku which item
     * @param picked how much was taken
     * @param missing how much was not there
     * @param shortBecause why something was not there
     */
    record LinePicked(
            PickListId list,
            int line,
            OrderId order,
            Sku sku,
            Quantity picked,
            Quantity missing,
            Optional<String> shortBecause)
            implements PickingEvent {}

    /**
     * Everything was walked: the whole orders are separated, the others have to wait or be cancelled.
     *
     * @param list which
     * @param site where
     * @param outcome what became of each order
     */
    record PickListCompleted(PickListId list, Site site, PickListStatus.PickOutcome outcome) implements PickingEvent {}

    /**
     * Nobody walks the list any more.
     *
     * @param list which
     * @param reason why
     */
    record PickListCancelled(PickListId list, String reason) implements PickingEvent {}
}
