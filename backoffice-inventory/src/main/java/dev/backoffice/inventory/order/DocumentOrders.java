package dev.backoffice.inventory.order;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.catalog.Sku;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders as documents. */
final class DocumentOrders implements FulfillmentOrders {
    private static final String BY_STATUS = "status";
    private static final String BY_WAIT = "waits";
    private static final String SHORT_OF = "short-of";
    private static final String READY_UNTIL = "ready-until";

    static final AggregateType<FulfillmentOrder, OrderEvent> TYPE = new AggregateType<>(
            "order", OrderCodec.INSTANCE, OrderEvents.CODEC, order -> order.id().toString(), DocumentOrders::indexes);

    private final Aggregates<FulfillmentOrder, OrderEvent> orders;

    DocumentOrders(Session session) {
        this.orders = session.aggregates(TYPE);
    }

    private static Map<String, String> indexes(FulfillmentOrder order) {
        Map<String, String> indexes = new HashMap<>();
        indexes.put(BY_STATUS, FulfillmentOrder.name(order.status().kind()));
        order.waitsFor().ifPresent(reason -> indexes.put(BY_WAIT, reason.code()));
        order.waitsFor()
                .flatMap(WaitReason::item)
                .ifPresent(item -> indexes.put(SHORT_OF, turn(item, order.arrivedAt())));
        if (order.status() instanceof OrderStatus.Ready ready) {
            indexes.put(READY_UNTIL, sortable(ready.until()));
        }
        return Map.copyOf(indexes);
    }

    /** The place in the line for an item; codes of items have no tabulators, so lines lie apart. */
    private static String turn(Sku item, Instant arrived) {
        return item.value() + "\t" + sortable(arrived);
    }

    /** Microseconds since 1970 in a fixed width, so that texts sort as the times do; what lies beyond is as good as never. */
    private static String sortable(Instant time) {
        long seconds = Math.max(0, Math.min(time.getEpochSecond(), Long.MAX_VALUE / 1_000_000 - 1));
        long micros = seconds * 1_000_000 + time.getNano() / 1_000;
        String digits = Long.toString(micros);
        return "0".repeat(19 - digits.length()) + digits;
    }

    @Override
    public Optional<FulfillmentOrder> find(OrderId id) {
        return orders.find(id.toString());
    }

    @Override
    public FulfillmentOrder get(OrderId id) {
        return find(id).orElseThrow(() -> NotFound.of("order.unknown", "order", id.toString()));
    }

    @Override
    public FulfillmentOrder save(Transition<FulfillmentOrder, OrderEvent> change) {
        return orders.save(change);
    }

    @Override
    public List<FulfillmentOrder> list(OrderStatus.Kind status, Optional<OrderId> after, int limit) {
        return page(BY_STATUS, FulfillmentOrder.name(status), after, limit);
    }

    @Override
    public List<FulfillmentOrder> waitingFor(String code, Optional<OrderId> after, int limit) {
        return page(BY_WAIT, code, after, limit);
    }

    @Override
    public List<FulfillmentOrder> shortOf(Sku sku, Optional<OrderView> after, int limit) {
        DocumentQuery line = DocumentQuery.all(TYPE.kind())
                .between(SHORT_OF, turn(sku, Instant.EPOCH), turn(sku, Instant.MAX))
                .limit(limit);
        return orders.list(after.map(last ->
                        line.after(last.id().toString(), Map.of(SHORT_OF, turn(sku, last.arrivedAt()))))
                .orElse(line));
    }

    @Override
    public List<FulfillmentOrder> readyUntil(Instant before, Optional<OrderView> after, int limit) {
        return orders.list(new DocumentQuery(
                TYPE.kind(),
                Optional.of(READY_UNTIL),
                Optional.of(sortable(Instant.EPOCH)),
                Optional.of(sortable(before.truncatedTo(ChronoUnit.MICROS).minus(1, ChronoUnit.MICROS))),
                after.flatMap(DocumentOrders::position),
                limit));
    }

    private static Optional<DocumentQuery.Position> position(OrderView last) {
        return last.pickup()
                .map(pickup -> new DocumentQuery.Position(
                        sortable(pickup.until()), last.id().toString()));
    }

    @Override
    public List<FulfillmentOrder> listAll(Optional<OrderId> after, int limit) {
        return orders.list(DocumentQuery.all(TYPE.kind())
                .afterId(after.map(OrderId::toString))
                .limit(limit));
    }

    private List<FulfillmentOrder> page(String index, String text, Optional<OrderId> after, int limit) {
        return orders.list(DocumentQuery.all(TYPE.kind())
                .where(index, text)
                .afterId(after.map(OrderId::toString))
                .limit(limit));
    }
}
