package dev.backoffice.inventory.order;

import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.inventory.stock.HoldId;
import java.util.List;
import org.joda.money.Money;

/** What happens to orders. The buyer is beside the order, under the order's id. */
public sealed interface OrderEvent extends DomainEvent {
    /** Which order. */
    OrderId order();

    /**
     * An order came in.
     *
     * @param order which
     * @param channel where it was placed
     * @param channelOrder the channel's own number
     * @param total what the buyer pays
     */
    record OrderReceived(OrderId order, String channel, String channelOrder, Money total) implements OrderEvent {}

    /**
     * Its goods were set aside.
     *
     * @param order which
     * @param hold with this hold
     */
    record OrderHeld(OrderId order, HoldId hold) implements OrderEvent {}

    /**
     * Its goods are set aside no longer.
     *
     * @param order which
     * @param hold the hold whose time had passed
     */
    record OrderHoldLost(OrderId order, HoldId hold) implements OrderEvent {}

    /**
     * Its goods were picked.
     *
     * @param order which
     */
    record OrderSeparated(OrderId order) implements OrderEvent {}

    /**
     * Its goods were packed.
     *
     * @param order which
     * @param parcels the parcels
     */
    record OrderPacked(OrderId order, List<Parcel> parcels) implements OrderEvent {
        public OrderPacked {
            parcels = List.copyOf(parcels);
        }
    }

    /**
     * A document covers it.
     *
     * @param order which
     * @param document the document
     */
    record OrderInvoiced(OrderId order, CoveringDocument document) implements OrderEvent {}

    /**
     * It can no longer be dispatched under a document.
     *
     * @param order which
     * @param document the document
     */
    record DispatchRevoked(OrderId order, CoveringDocument document) implements OrderEvent {}

    /**
     * It left.
     *
     * @param order which
     * @param hold the hold whose goods left
     * @param document the document that covers them
     * @param shipment who carries them
     */
    record OrderDispatched(OrderId order, HoldId hold, CoveringDocument document, Shipment shipment)
            implements OrderEvent {}

    /**
     * The buyer got it.
     *
     * @param order which
     */
    record OrderDelivered(OrderId order) implements OrderEvent {}

    /**
     * It was cancelled.
     *
     * @param order which
     * @param from where it stood; for one that waited, where it would have gone on
     * @param reason why
     * @param compensation what is to be undone
     */
    record OrderCancelled(OrderId order, OrderStatus.Kind from, String reason, Compensation compensation)
            implements OrderEvent {}

    /**
     * It has to wait.
     *
     * @param order which
     * @param reason what for
     */
    record OrderDeferred(OrderId order, WaitReason reason) implements OrderEvent {}

    /**
     * It waits no longer.
     *
     * @param order which
     * @param to where it goes on
     * @param waitedFor the code of what it had waited for
     */
    record OrderResumed(OrderId order, OrderStatus.Kind to, String waitedFor) implements OrderEvent {}

    /**
     * The personal values beside it were erased.
     *
     * @param order which
     */
    record BuyerErased(OrderId order) implements OrderEvent {}
}
