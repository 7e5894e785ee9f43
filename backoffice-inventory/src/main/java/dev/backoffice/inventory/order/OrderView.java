package dev.backoffice.inventory.order;

import dev.backoffice.core.explanation.Reason;
import dev.backoffice.inventory.stock.HoldId;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * An order as a host shows it, without the buyer's personal values.
 *
 * @param id which
 * @param terms what was ordered
 * @param total what the buyer pays
 * @param status where it stands
 * @param waitsFor what it waits for, when it waits
 * @param hold the hold its goods are set aside with, or left with
 * @param parcels its parcels, once packed
 * @param document the document that covers it
 * @param shipment who carries it, once dispatched
 * @param obstacles what keeps it from going on as far as the order itself tells
 * @param why each decision about it with its reason, the first first
 */
public record OrderView(
        OrderId id,
        OrderTerms terms,
        Money total,
        OrderStatus.Kind status,
        Optional<WaitReason> waitsFor,
        Optional<HoldId> hold,
        List<Parcel> parcels,
        Optional<CoveringDocument> document,
        Optional<Shipment> shipment,
        List<WaitReason> obstacles,
        List<Reason> why) {
    public OrderView {
        parcels = List.copyOf(parcels);
        obstacles = List.copyOf(obstacles);
        why = List.copyOf(why);
    }

    static OrderView of(FulfillmentOrder order) {
        return new OrderView(
                order.id(),
                order.terms(),
                order.terms().total(),
                order.status().kind(),
                order.waitsFor(),
                order.status().currentHold(),
                order.status().packedParcels(),
                order.status().coveringDocument(),
                order.status().sentWith(),
                order.obstacles(),
                order.why());
    }
}
