package dev.backoffice.inventory.order;

import dev.backoffice.core.explanation.Reason;
import dev.backoffice.inventory.stock.HoldId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * An order as a host shows it, without the buyer's personal values.
 *
 * @param id which
 * @param terms what was ordered
 * @param total what the order comes to
 * @param status where it stands
 * @param waitsFor what it waits for, when it waits
 * @param hold the hold its goods are set aside with, or left with
 * @param parcels its parcels, once packed
 * @param document the document that covers it, at whatever stage its goods are
 * @param shipment who carries it, once dispatched
 * @param obstacles what keeps it from going on as far as the order itself tells
 * @param why each decision about it with its reason, the first first
 * @param partOf which order it is a part of
 * @param parts what it goes on as, once split
 * @param change what the channel asked for later, while nobody has decided
 * @param pickup how it waits at the counter
 * @param cancelledBecause why it was cancelled
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
        List<Reason> why,
        Optional<PartOf> partOf,
        List<OrderId> parts,
        Optional<ChangeRequest> change,
        Optional<Pickup> pickup,
        Optional<String> cancelledBecause) {
    /**
     * How an order waits at the counter.
     *
     * @param since since when
     * @param until how long it is kept there
     * @param wrongCodes how often somebody gave a wrong code
     * @param locked whether it takes no code any more, until it gets a new one
     */
    public record Pickup(Instant since, Instant until, int wrongCodes, boolean locked) {}

    public OrderView {
        parcels = List.copyOf(parcels);
        obstacles = List.copyOf(obstacles);
        why = List.copyOf(why);
        parts = List.copyOf(parts);
    }

    static OrderView of(FulfillmentOrder order) {
        OrderStatus status = order.status();
        return new OrderView(
                order.id(),
                order.terms(),
                order.terms().total(),
                status.kind(),
                order.waitsFor(),
                status.currentHold(),
                status.packedParcels(),
                status.coveringDocument(),
                status.sentWith(),
                order.obstacles(),
                order.why(),
                order.partOf(),
                order.parts(),
                order.change(),
                status instanceof OrderStatus.Ready ready
                        ? Optional.of(new Pickup(ready.since(), ready.until(), ready.wrongCodes(), ready.locked()))
                        : Optional.empty(),
                status instanceof OrderStatus.Cancelled cancelled ? Optional.of(cancelled.reason()) : Optional.empty());
    }

    /** What leaves for it, with its exact shares; see {@link OrderTerms#goods}. */
    public List<OrderGoods> goods() {
        return terms.goods();
    }

    /** When it came in; a part came in when the order was split. */
    public Instant arrivedAt() {
        return why.stream()
                .findFirst()
                .map(first -> first.values().get("at"))
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
    }

    /** When a move was made for the last time, e.g. when it left. */
    public Optional<Instant> lastTime(OrderMove move) {
        return why.stream()
                .filter(reason -> reason.code().equals(move.reason()))
                .reduce((first, last) -> last)
                .map(reason -> Instant.parse(reason.values().getOrDefault("at", "")));
    }
}
