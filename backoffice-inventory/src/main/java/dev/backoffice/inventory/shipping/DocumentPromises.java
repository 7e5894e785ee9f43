package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.order.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Promises as documents. An open one is found by when its next stage has to begin. */
final class DocumentPromises implements DeliveryPromises {
    private static final String BY_STATUS = "status";
    private static final String BY_START = "start";

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
        return promise.next()
                .map(stage -> Map.of(
                        BY_STATUS, status, BY_START, sortable(promise.current().latestStart(stage))))
                .orElseGet(() -> Map.of(BY_STATUS, status));
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
