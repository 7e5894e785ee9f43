package dev.backoffice.inventory.order;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.catalog.Sku;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders as documents. */
final class DocumentOrders implements FulfillmentOrders {
    private static final String ARRIVED = "arrived";
    private static final String STATUS_ARRIVED = "status-arrived";
    private static final String CHANNEL_ARRIVED = "channel-arrived";
    private static final String WAIT_ARRIVED = "waits-arrived";
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
        String status = FulfillmentOrder.name(order.status().kind());
        String arrived = View.sortable(order.arrivedAt());
        indexes.put(ARRIVED, arrived);
        indexes.put(STATUS_ARRIVED, View.combined(status, arrived));
        indexes.put(CHANNEL_ARRIVED, View.combined(order.terms().channel(), arrived));
        order.waitsFor().ifPresent(reason -> indexes.put(WAIT_ARRIVED, View.combined(reason.code(), arrived)));
        order.waitsFor()
                .flatMap(WaitReason::item)
                .ifPresent(item -> indexes.put(SHORT_OF, View.combined(item.value(), arrived)));
        if (order.status() instanceof OrderStatus.Ready ready) {
            indexes.put(READY_UNTIL, View.sortable(ready.until()));
        }
        return Map.copyOf(indexes);
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
    public Page<FulfillmentOrder> page(OrderQuery query, PageRequest page) {
        return orders.page(view(query), page);
    }

    private static View<FulfillmentOrder> view(OrderQuery query) {
        Optional<String> from = query.arrivedFrom().map(View::sortable);
        Optional<String> to = query.arrivedTo().map(View::sortable);
        View<FulfillmentOrder> all = View.of(TYPE.kind());
        View<FulfillmentOrder> indexed;
        if (query.notFetchedBy().isPresent()) {
            Instant before = query.notFetchedBy().get();
            // texts are of whole microseconds, and the bound itself is in time
            String last = before.isAfter(Instant.EPOCH) ? View.sortable(before.minusNanos(1)) : "";
            indexed = all.between(READY_UNTIL, Optional.empty(), Optional.of(last))
                    .and(
                            "from",
                            from.orElse(""),
                            order -> from.isEmpty()
                                    || View.sortable(order.arrivedAt()).compareTo(from.get()) >= 0)
                    .and(
                            "to",
                            to.orElse(""),
                            order -> to.isEmpty()
                                    || View.sortable(order.arrivedAt()).compareTo(to.get()) <= 0);
        } else if (query.shortOf().isPresent()) {
            indexed = all.within(SHORT_OF, query.shortOf().get().value(), from, to);
        } else if (query.waitsFor().isPresent()) {
            indexed = all.within(WAIT_ARRIVED, query.waitsFor().get(), from, to);
        } else if (query.status().isPresent()) {
            indexed = all.within(
                    STATUS_ARRIVED, FulfillmentOrder.name(query.status().get()), from, to);
        } else if (query.channel().isPresent()) {
            indexed = all.within(CHANNEL_ARRIVED, query.channel().get(), from, to);
        } else {
            return all.between(ARRIVED, from, to);
        }
        return beside(query, indexed);
    }

    /** What the index does not answer; each question it does is left away, so that its pages are read whole. */
    private static View<FulfillmentOrder> beside(OrderQuery query, View<FulfillmentOrder> indexed) {
        boolean fetched = query.notFetchedBy().isPresent();
        boolean goods = fetched || query.shortOf().isPresent();
        boolean waits = goods || query.waitsFor().isPresent();
        boolean status = waits || query.status().isPresent();
        View<FulfillmentOrder> view = indexed;
        if (fetched) {
            view = view.and(
                    "short-of",
                    query.shortOf().map(Sku::value),
                    order -> order.waitsFor()
                            .flatMap(WaitReason::item)
                            .map(Sku::value)
                            .orElse(""));
        }
        if (goods) {
            view = view.and(
                    "waits-for",
                    query.waitsFor(),
                    order -> order.waitsFor().map(WaitReason::code).orElse(""));
        }
        if (waits) {
            view = view.and("status", query.status(), order -> order.status().kind());
        }
        return status
                ? view.and("channel", query.channel(), order -> order.terms().channel())
                : view;
    }

    @Override
    public List<FulfillmentOrder> listAll(Optional<OrderId> after, int limit) {
        return orders.list(DocumentQuery.all(TYPE.kind())
                .afterId(after.map(OrderId::toString))
                .limit(limit));
    }
}
