package dev.backoffice.inventory.order;

import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.Site;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
     * @param total what it comes to
     * @param taken what had been taken from the buyer then; empty in what the first schema stored
     */
    record OrderReceived(OrderId order, String channel, String channelOrder, Money total, Optional<Money> taken)
            implements OrderEvent {
        /** As the first schema had it. */
        public OrderReceived(OrderId order, String channel, String channelOrder, Money total) {
            this(order, channel, channelOrder, total, Optional.empty());
        }
    }

    /**
     * A part of a split order came to be; its money was taken with the whole order.
     *
     * @param order which
     * @param mother the order it is a part of
     * @param site the establishment it is to leave from, when that is decided
     * @param total what the part comes to
     */
    record OrderPartReceived(OrderId order, OrderId mother, Optional<Site> site, Money total) implements OrderEvent {}

    /**
     * It goes on as its parts.
     *
     * @param order which
     * @param parts the parts, in order
     */
    record OrderSplit(OrderId order, List<OrderId> parts) implements OrderEvent {
        public OrderSplit {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The channel sent its number again with another content: somebody has to decide.
     *
     * @param order which
     * @param fields the names of what is different, without values
     */
    record OrderChangeRequested(OrderId order, List<String> fields) implements OrderEvent {
        public OrderChangeRequested {
            fields = List.copyOf(fields);
        }
    }

    /**
     * What the channel asked for later is what is ordered now; it begins again.
     *
     * @param order which
     * @param fields the names of what is different, without values
     * @param release the hold that is not right any more
     */
    record OrderChanged(OrderId order, List<String> fields, Optional<HoldId> release) implements OrderEvent {
        public OrderChanged {
            fields = List.copyOf(fields);
        }
    }

    /**
     * What the channel asked for later is not done.
     *
     * @param order which
     * @param reason why
     */
    record OrderChangeRejected(OrderId order, String reason) implements OrderEvent {}

    /**
     * The channel told of other payments or of another state of them. A split order tells it of the whole, and each of its parts of
     * its share: who counts money counts one of both.
     *
     * @param order which
     * @param before what had been taken from the buyer, as far as the channel had told
     * @param taken what was taken by now
     */
    record OrderPaymentsChanged(OrderId order, Money before, Money taken) implements OrderEvent {}

    /**
     * It waits at the counter.
     *
     * @param order which
     * @param until how long it is kept there
     */
    record OrderReady(OrderId order, Instant until) implements OrderEvent {}

    /**
     * Somebody gave a wrong code.
     *
     * @param order which
     * @param wrongCodes how often that happened since it got its code
     */
    record PickupCodeRefused(OrderId order, int wrongCodes) implements OrderEvent {}

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
