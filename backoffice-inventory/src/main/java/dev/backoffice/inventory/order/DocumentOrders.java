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
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders as documents. */
final class DocumentOrders implements FulfillmentOrders {
    private static final String BY_STATUS = "status";
    private static final String BY_WAIT = "waits";
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
        indexes.put(BY_STATUS, status);
        indexes.put(ARRIVED, arrived);
        indexes.put(STATUS_ARRIVED, View.combined(status, arrived));
        indexes.put(CHANNEL_ARRIVED, View.combined(order.terms().channel(), arrived));
        order.waitsFor().ifPresent(reason -> indexes.put(WAIT_ARRIVED, View.combined(reason.code(), arrived)));
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

    private List<FulfillmentOrder> page(String index, String text, Optional<OrderId> after, int limit) {
        return orders.list(DocumentQuery.all(TYPE.kind())
                .where(index, text)
                .afterId(after.map(OrderId::toString))
                .limit(limit));
    }
}
