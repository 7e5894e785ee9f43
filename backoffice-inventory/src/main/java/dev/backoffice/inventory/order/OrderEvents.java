package dev.backoffice.inventory.order;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.order.OrderEvent.BuyerErased;
import dev.backoffice.inventory.order.OrderEvent.DispatchRevoked;
import dev.backoffice.inventory.order.OrderEvent.OrderCancelled;
import dev.backoffice.inventory.order.OrderEvent.OrderChangeRejected;
import dev.backoffice.inventory.order.OrderEvent.OrderChangeRequested;
import dev.backoffice.inventory.order.OrderEvent.OrderChanged;
import dev.backoffice.inventory.order.OrderEvent.OrderDeferred;
import dev.backoffice.inventory.order.OrderEvent.OrderDelivered;
import dev.backoffice.inventory.order.OrderEvent.OrderDispatched;
import dev.backoffice.inventory.order.OrderEvent.OrderHeld;
import dev.backoffice.inventory.order.OrderEvent.OrderHoldLost;
import dev.backoffice.inventory.order.OrderEvent.OrderInvoiced;
import dev.backoffice.inventory.order.OrderEvent.OrderPacked;
import dev.backoffice.inventory.order.OrderEvent.OrderPartReceived;
import dev.backoffice.inventory.order.OrderEvent.OrderPaymentsChanged;
import dev.backoffice.inventory.order.OrderEvent.OrderReady;
import dev.backoffice.inventory.order.OrderEvent.OrderReceived;
import dev.backoffice.inventory.order.OrderEvent.OrderResumed;
import dev.backoffice.inventory.order.OrderEvent.OrderSeparated;
import dev.backoffice.inventory.order.OrderEvent.OrderSplit;
import dev.backoffice.inventory.order.OrderEvent.PickupCodeRefused;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.Site;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.Money;

/** The stored form of what happens to orders. */
public final class OrderEvents implements EventCodec<OrderEvent> {
    /** The one codec of this room's events. */
    public static final OrderEvents CODEC = new OrderEvents();

    /** Stable names, kept for ever. */
    private static final Map<Class<? extends OrderEvent>, String> NAMES = Map.ofEntries(
            Map.entry(OrderReceived.class, "order.received"),
            Map.entry(OrderPartReceived.class, "order.part-received"),
            Map.entry(OrderSplit.class, "order.split"),
            Map.entry(OrderChangeRequested.class, "order.change-requested"),
            Map.entry(OrderChanged.class, "order.changed"),
            Map.entry(OrderChangeRejected.class, "order.change-rejected"),
            Map.entry(OrderPaymentsChanged.class, "order.payments-changed"),
            Map.entry(OrderReady.class, "order.ready"),
            Map.entry(PickupCodeRefused.class, "order.code-refused"),
            Map.entry(OrderHeld.class, "order.held"),
            Map.entry(OrderHoldLost.class, "order.hold-lost"),
            Map.entry(OrderSeparated.class, "order.separated"),
            Map.entry(OrderPacked.class, "order.packed"),
            Map.entry(OrderInvoiced.class, "order.invoiced"),
            Map.entry(DispatchRevoked.class, "order.dispatch-revoked"),
            Map.entry(OrderDispatched.class, "order.dispatched"),
            Map.entry(OrderDelivered.class, "order.delivered"),
            Map.entry(OrderCancelled.class, "order.cancelled"),
            Map.entry(OrderDeferred.class, "order.deferred"),
            Map.entry(OrderResumed.class, "order.resumed"),
            Map.entry(BuyerErased.class, "order.buyer-erased"));

    private static final Set<String> TYPES = Collections.unmodifiableSet(new TreeSet<>(NAMES.values()));

    private OrderEvents() {}

    @Override
    public Set<String> types() {
        return TYPES;
    }

    @Override
    public String type(OrderEvent event) {
        String name = NAMES.get(event.getClass());
        if (name == null) {
            throw InvalidInput.of("event.unknown-type", "type", event.getClass().getSimpleName());
        }
        return name;
    }

    @Override
    public int schema() {
        return 2;
    }

    @Override
    public Doc write(OrderEvent event) {
        Doc.Builder doc = Doc.fields().put("order", event.order().toString());
        if (event instanceof OrderReceived received) {
            doc.put("channel", received.channel())
                    .put("channelOrder", received.channelOrder())
                    .put("total", received.total().toString())
                    .put("taken", received.taken(), taken -> Doc.of(taken.toString()));
        } else if (event instanceof OrderPartReceived part) {
            doc.put("mother", part.mother().toString())
                    .put("site", part.site(), site -> Doc.of(site.code()))
                    .put("total", part.total().toString());
        } else if (event instanceof OrderSplit split) {
            doc.put("parts", split.parts(), part -> Doc.of(part.toString()));
        } else if (event instanceof OrderChangeRequested requested) {
            doc.put("fields", requested.fields(), Doc::of);
        } else if (event instanceof OrderChanged changed) {
            doc.put("fields", changed.fields(), Doc::of)
                    .put("release", changed.release(), hold -> Doc.of(hold.toString()));
        } else if (event instanceof OrderChangeRejected rejected) {
            doc.put("reason", rejected.reason());
        } else if (event instanceof OrderPaymentsChanged paid) {
            doc.put("before", paid.before().toString())
                    .put("taken", paid.taken().toString());
        } else if (event instanceof OrderReady ready) {
            doc.put("until", ready.until());
        } else if (event instanceof PickupCodeRefused refused) {
            doc.put("wrongCodes", refused.wrongCodes());
        } else if (event instanceof OrderHeld held) {
            doc.put("hold", held.hold().toString());
        } else if (event instanceof OrderHoldLost lost) {
            doc.put("hold", lost.hold().toString());
        } else if (event instanceof OrderPacked packed) {
            doc.put("parcels", packed.parcels(), OrderCodec::parcel);
        } else if (event instanceof OrderInvoiced invoiced) {
            doc.put("document", OrderCodec.document(invoiced.document()));
        } else if (event instanceof DispatchRevoked revoked) {
            doc.put("document", OrderCodec.document(revoked.document()));
        } else if (event instanceof OrderDispatched dispatched) {
            doc.put("hold", dispatched.hold().toString())
                    .put("document", OrderCodec.document(dispatched.document()))
                    .put("shipment", OrderCodec.shipment(dispatched.shipment()));
        } else if (event instanceof OrderCancelled cancelled) {
            doc.put("from", OrderCodec.name(cancelled.from()))
                    .put("reason", cancelled.reason())
                    .put("compensation", OrderCodec.compensation(cancelled.compensation()));
        } else if (event instanceof OrderDeferred deferred) {
            doc.put("reason", OrderCodec.waitReason(deferred.reason()));
        } else if (event instanceof OrderResumed resumed) {
            doc.put("to", OrderCodec.name(resumed.to())).put("waitedFor", resumed.waitedFor());
        }
        return doc.build();
    }

    @Override
    public OrderEvent read(String type, Doc body, int schema) {
        OrderId order = OrderId.parse(body.text("order"));
        return switch (type) {
            case "order.received" ->
                new OrderReceived(
                        order,
                        body.text("channel"),
                        body.text("channelOrder"),
                        Money.parse(body.text("total")),
                        body.find("taken").map(taken -> Money.parse(taken.asText())));
            case "order.part-received" ->
                new OrderPartReceived(
                        order,
                        OrderId.parse(body.text("mother")),
                        body.find("site").map(site -> Site.of(site.asText())),
                        Money.parse(body.text("total")));
            case "order.split" -> new OrderSplit(order, body.list("parts", part -> OrderId.parse(part.asText())));
            case "order.change-requested" -> new OrderChangeRequested(order, body.list("fields", Doc::asText));
            case "order.changed" ->
                new OrderChanged(
                        order,
                        body.list("fields", Doc::asText),
                        body.find("release").map(hold -> HoldId.parse(hold.asText())));
            case "order.change-rejected" -> new OrderChangeRejected(order, body.text("reason"));
            case "order.payments-changed" ->
                new OrderPaymentsChanged(order, Money.parse(body.text("before")), Money.parse(body.text("taken")));
            case "order.ready" -> new OrderReady(order, body.instant("until"));
            case "order.code-refused" -> new PickupCodeRefused(order, (int) body.integer("wrongCodes"));
            case "order.held" -> new OrderHeld(order, hold(body));
            case "order.hold-lost" -> new OrderHoldLost(order, hold(body));
            case "order.separated" -> new OrderSeparated(order);
            case "order.packed" -> new OrderPacked(order, body.list("parcels", OrderCodec::readParcel));
            case "order.invoiced" -> new OrderInvoiced(order, OrderCodec.readDocument(body.get("document")));
            case "order.dispatch-revoked" -> new DispatchRevoked(order, OrderCodec.readDocument(body.get("document")));
            case "order.dispatched" ->
                new OrderDispatched(
                        order,
                        hold(body),
                        OrderCodec.readDocument(body.get("document")),
                        OrderCodec.readShipment(body.get("shipment")));
            case "order.delivered" -> new OrderDelivered(order);
            case "order.cancelled" ->
                new OrderCancelled(
                        order,
                        OrderCodec.constant(OrderStatus.Kind.class, body.text("from")),
                        body.text("reason"),
                        OrderCodec.readCompensation(body.get("compensation")));
            case "order.deferred" -> new OrderDeferred(order, OrderCodec.readWaitReason(body.get("reason")));
            case "order.resumed" ->
                new OrderResumed(
                        order, OrderCodec.constant(OrderStatus.Kind.class, body.text("to")), body.text("waitedFor"));
            case "order.buyer-erased" -> new BuyerErased(order);
            default -> throw InvalidInput.of("event.unknown-type", "type", type);
        };
    }

    private static HoldId hold(Doc body) {
        return HoldId.parse(body.text("hold"));
    }
}
