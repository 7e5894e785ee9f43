package dev.backoffice.inventory.order;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders as documents. */
final class DocumentOrders implements FulfillmentOrders {
    private static final String BY_STATUS = "status";
    private static final String BY_WAIT = "waits";

    static final AggregateType<FulfillmentOrder, OrderEvent> TYPE = new AggregateType<>(
            "order", OrderCodec.INSTANCE, OrderEvents.CODEC, order -> order.id().toString(), DocumentOrders::indexes);

    private final Aggregates<FulfillmentOrder, OrderEvent> orders;

    DocumentOrders(Session session) {
        this.orders = session.aggregates(TYPE);
    }

    private static Map<String, String> indexes(FulfillmentOrder order) {
        String status = FulfillmentOrder.name(order.status().kind());
        return order.waitsFor()
                .map(reason -> Map.of(BY_STATUS, status, BY_WAIT, reason.code()))
                .orElseGet(() -> Map.of(BY_STATUS, status));
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
    public List<FulfillmentOrder> listAll(Optional<OrderId> after, int limit) {
        return orders.list(new DocumentQuery(
                TYPE.kind(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                after.map(last -> new DocumentQuery.Position(last.toString(), last.toString())),
                limit));
    }

    private List<FulfillmentOrder> page(String index, String text, Optional<OrderId> after, int limit) {
        return orders.list(new DocumentQuery(
                TYPE.kind(),
                Optional.of(index),
                Optional.of(text),
                Optional.of(text),
                after.map(last -> new DocumentQuery.Position(text, last.toString())),
                limit));
    }
}
