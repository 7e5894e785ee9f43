package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.order.FulfillmentOrders;
import dev.backoffice.inventory.order.OrderId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Promises as documents. An open one is found by when its next stage has to begin. */
final class DocumentPromises implements DeliveryPromises {
    private static final String BY_STATUS = "status";
    private static final String BY_START = "start";
    private static final String STAGE_START = "stage-start";
    private static final String SITE_START = "site-start";
    private static final String BY_SHIP = "ship-by";
    private static final String BY_DELIVER = "deliver-by";

    static final AggregateType<DeliveryPromise, PromiseEvent> TYPE = new AggregateType<>(
            "promise",
            PromiseCodec.INSTANCE,
            PromiseEvents.CODEC,
            promise -> promise.order().toString(),
            DocumentPromises::indexes);

    private final Session session;
    private final Aggregates<DeliveryPromise, PromiseEvent> promises;

    DocumentPromises(Session session) {
        this.session = session;
        this.promises = session.aggregates(TYPE);
    }

    private static Map<String, String> indexes(DeliveryPromise promise) {
        String status = Forms.name(promise.status().kind());
        Map<String, String> indexes = new HashMap<>();
        indexes.put(BY_STATUS, status);
        promise.next().ifPresent(stage -> {
            Instant begins = promise.current().latestStart(stage);
            indexes.put(BY_START, sortable(begins));
            indexes.put(STAGE_START, View.combined(Forms.name(stage), View.sortable(begins)));
            indexes.put(SITE_START, View.combined(promise.site().code(), View.sortable(begins)));
            indexes.put(BY_SHIP, View.sortable(promise.current().shipBy()));
            indexes.put(BY_DELIVER, View.sortable(promise.current().deliverBy()));
        });
        return indexes;
    }

    @Override
    public Page<DeliveryPromise> page(PromiseQuery query, PageRequest page) {
        FulfillmentOrders orders = FulfillmentOrders.in(session);
        return promises.page(
                view(query)
                        .and(
                                "order",
                                query.order(),
                                promise -> orders.get(promise.order()).status().kind()),
                page);
    }

    private static View<DeliveryPromise> view(PromiseQuery query) {
        View<DeliveryPromise> all = View.of(TYPE.kind());
        Optional<String> until = query.until().map(View::sortable);
        if (!query.status().equals(Optional.of(PromiseStatus.Kind.OPEN))) {
            View<DeliveryPromise> standing = query.status()
                    .map(status -> all.where(BY_STATUS, Forms.name(status)))
                    .orElse(all);
            View<DeliveryPromise> due = until.isEmpty()
                    ? standing
                    : standing.and(
                            "until",
                            query.by() + " " + until.get(),
                            promise -> promise.next().isPresent()
                                    && View.sortable(query.deadline(promise)).compareTo(until.get()) <= 0);
            return site(query, stage(query, due));
        }
        return switch (query.by()) {
            case START -> start(query, all, until);
            case SHIP -> site(query, stage(query, all.between(BY_SHIP, Optional.empty(), until)));
            case DELIVER -> site(query, stage(query, all.between(BY_DELIVER, Optional.empty(), until)));
        };
    }

    private static View<DeliveryPromise> start(PromiseQuery query, View<DeliveryPromise> all, Optional<String> until) {
        if (query.next().isPresent()) {
            String stage = Forms.name(query.next().get());
            return site(query, all.within(STAGE_START, stage, Optional.empty(), until));
        }
        if (query.site().isPresent()) {
            return all.within(SITE_START, query.site().get().code(), Optional.empty(), until);
        }
        return all.between(BY_START, Optional.empty(), query.until().map(DocumentPromises::sortable));
    }

    private static View<DeliveryPromise> stage(PromiseQuery query, View<DeliveryPromise> view) {
        return query.next()
                .map(stage ->
                        view.and("next", stage.name(), promise -> promise.next().equals(Optional.of(stage))))
                .orElse(view);
    }

    private static View<DeliveryPromise> site(PromiseQuery query, View<DeliveryPromise> view) {
        return view.and("site", query.site(), DeliveryPromise::site);
    }

    /** Seconds and nanoseconds since 1970, of one length, so that texts sort as instants do. */
    private static String sortable(Instant at) {
        long seconds = Input.inRange(at.getEpochSecond(), "latestStart", 0L, 999_999_999_999L);
        String text = Long.toString(1_000_000_000_000L + seconds).substring(1);
        return text + Long.toString(1_000_000_000L + at.getNano()).substring(1);
    }

    @Override
    public Optional<DeliveryPromise> find(OrderId order) {
        return promises.find(order.toString());
    }

    @Override
    public DeliveryPromise get(OrderId order) {
        return find(order).orElseThrow(() -> NotFound.of("promise.unknown", "order", order.toString()));
    }

    @Override
    public DeliveryPromise save(Transition<DeliveryPromise, PromiseEvent> change) {
        return promises.save(change);
    }

    @Override
    public List<DeliveryPromise> bySlack(Optional<Instant> until, Optional<DeliveryPromise> after, int limit) {
        return promises.list(new DocumentQuery(
                TYPE.kind(),
                Optional.of(BY_START),
                Optional.empty(),
                until.map(DocumentPromises::sortable),
                after.map(last -> new DocumentQuery.Position(
                        sortable(last.current().latestStart(last.next().orElse(Stage.DELIVER))),
                        last.order().toString())),
                limit));
    }

    @Override
    public List<DeliveryPromise> list(PromiseStatus.Kind status, Optional<OrderId> after, int limit) {
        String text = Forms.name(status);
        return promises.list(DocumentQuery.all(TYPE.kind())
                .where(BY_STATUS, text)
                .afterId(after.map(OrderId::toString))
                .limit(limit));
    }

    @Override
    public List<DeliveryPromise> listAll(Optional<OrderId> after, int limit) {
        return promises.list(DocumentQuery.all(TYPE.kind())
                .afterId(after.map(OrderId::toString))
                .limit(limit));
    }
}
