package dev.backoffice.inventory.shipping;

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
    private static final String ORDER_START = "order-start";
    private static final String BY_SHIP = "ship-by";
    private static final String BY_DELIVER = "deliver-by";

    static final AggregateType<DeliveryPromise, PromiseEvent> TYPE = new AggregateType<>(
            "promise",
            PromiseCodec.INSTANCE,
            PromiseEvents.CODEC,
            promise -> promise.order().toString(),
            DocumentPromises::indexes);

    private final Aggregates<DeliveryPromise, PromiseEvent> promises;

    DocumentPromises(Session session) {
        this.promises = session.aggregates(TYPE);
    }

    private static Map<String, String> indexes(DeliveryPromise promise) {
        String status = Forms.name(promise.status().kind());
        Map<String, String> indexes = new HashMap<>();
        indexes.put(BY_STATUS, status);
        promise.next().ifPresent(stage -> {
            Instant begins = promise.current().latestStart(stage);
            indexes.put(BY_START, View.sortable(begins));
            indexes.put(STAGE_START, View.combined(Forms.name(stage), View.sortable(begins)));
            indexes.put(SITE_START, View.combined(promise.site().code(), View.sortable(begins)));
            promise.orderStands()
                    .ifPresent(
                            kind -> indexes.put(ORDER_START, View.combined(Forms.name(kind), View.sortable(begins))));
            indexes.put(BY_SHIP, View.sortable(promise.current().shipBy()));
            indexes.put(BY_DELIVER, View.sortable(promise.current().deliverBy()));
        });
        return indexes;
    }

    @Override
    public Page<DeliveryPromise> page(PromiseQuery query, PageRequest page) {
        return promises.page(view(query), page);
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
            return order(query, stage(query, site(query, due)));
        }
        return switch (query.by()) {
            case START -> start(query, all, until);
            case SHIP -> order(query, stage(query, site(query, all.between(BY_SHIP, Optional.empty(), until))));
            case DELIVER -> order(query, stage(query, site(query, all.between(BY_DELIVER, Optional.empty(), until))));
        };
    }

    private static View<DeliveryPromise> start(PromiseQuery query, View<DeliveryPromise> all, Optional<String> until) {
        if (query.order().isPresent()) {
            String stands = Forms.name(query.order().get());
            return stage(query, site(query, all.within(ORDER_START, stands, Optional.empty(), until)));
        }
        if (query.next().isPresent()) {
            String stage = Forms.name(query.next().get());
            return site(query, all.within(STAGE_START, stage, Optional.empty(), until));
        }
        if (query.site().isPresent()) {
            return all.within(SITE_START, query.site().get().code(), Optional.empty(), until);
        }
        return all.between(BY_START, Optional.empty(), until);
    }

    private static View<DeliveryPromise> order(PromiseQuery query, View<DeliveryPromise> view) {
        return query.order()
                .map(kind -> view.and(
                        "order", kind.name(), promise -> promise.orderStands().equals(Optional.of(kind))))
                .orElse(view);
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
    public List<DeliveryPromise> listAll(Optional<OrderId> after, int limit) {
        return promises.list(DocumentQuery.all(TYPE.kind())
                .afterId(after.map(OrderId::toString))
                .limit(limit));
    }
}
