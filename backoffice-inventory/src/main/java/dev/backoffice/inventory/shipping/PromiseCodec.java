package dev.backoffice.inventory.shipping;

import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.stock.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The stored form of promises. */
final class PromiseCodec implements Codec<DeliveryPromise> {
    static final PromiseCodec INSTANCE = new PromiseCodec();

    private static final WriteStatus WRITE_STATUS = new WriteStatus();

    private PromiseCodec() {}

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(DeliveryPromise promise) {
        return Doc.fields()
                .put("order", promise.order().toString())
                .put("site", promise.site().code())
                .put("original", dates(promise.original()))
                .put("revisions", promise.revisions(), PromiseCodec::revision)
                .put("dispatchedAt", promise.dispatchedAt(), at -> Doc.of(at.toString()))
                .put("status", promise.status().match(WRITE_STATUS))
                .put("orderStands", promise.orderStands(), kind -> Doc.of(Forms.name(kind)))
                .put("why", promise.why(), Forms::reason)
                .build();
    }

    @Override
    public DeliveryPromise read(Doc doc, int schema) {
        return new DeliveryPromise(
                OrderId.parse(doc.text("order")),
                Site.of(doc.text("site")),
                readDates(doc.get("original")),
                doc.list("revisions", PromiseCodec::readRevision),
                doc.has("dispatchedAt") ? Optional.of(doc.instant("dispatchedAt")) : Optional.empty(),
                readStatus(doc.get("status")),
                doc.find("orderStands").map(kind -> Forms.constant(OrderStatus.Kind.class, kind.asText())),
                doc.list("why", Forms::readReason));
    }

    static Doc dates(PromisedDates dates) {
        Doc.Builder starts = Doc.fields();
        dates.latestStarts().forEach((stage, at) -> starts.put(Forms.name(stage), at));
        return Doc.fields()
                .put("shipBy", dates.shipBy())
                .put("deliverBy", dates.deliverBy())
                .put("latestStarts", starts.build())
                .build();
    }

    static PromisedDates readDates(Doc doc) {
        Map<Stage, Instant> starts = new EnumMap<>(Stage.class);
        Doc stored = doc.get("latestStarts");
        for (String name : stored.asFields().keySet()) {
            starts.put(Forms.constant(Stage.class, name), stored.instant(name));
        }
        return new PromisedDates(doc.instant("shipBy"), doc.instant("deliverBy"), starts);
    }

    private static Doc revision(PromiseRevision revision) {
        return Doc.fields()
                .put("dates", dates(revision.dates()))
                .put("cause", Forms.name(revision.cause()))
                .put("reason", revision.reason())
                .put("at", revision.at())
                .build();
    }

    private static PromiseRevision readRevision(Doc doc) {
        return new PromiseRevision(
                readDates(doc.get("dates")),
                Forms.constant(PromiseRevision.Cause.class, doc.text("cause")),
                doc.text("reason"),
                doc.instant("at"));
    }

    private static final class WriteStatus implements PromiseStatus.Cases<Doc> {
        private static Doc.Builder begin(PromiseStatus status) {
            return Doc.fields().put("kind", Forms.name(status.kind()));
        }

        @Override
        public Doc open(PromiseStatus.Open status) {
            return begin(status).put("next", Forms.name(status.next())).build();
        }

        @Override
        public Doc kept(PromiseStatus.Kept status) {
            return begin(status).put("at", status.at()).build();
        }

        @Override
        public Doc broken(PromiseStatus.Broken status) {
            return begin(status)
                    .put("at", status.at())
                    .put("late", status.late().toString())
                    .build();
        }

        @Override
        public Doc dropped(PromiseStatus.Dropped status) {
            return begin(status).put("reason", status.reason()).build();
        }
    }

    private static PromiseStatus readStatus(Doc doc) {
        return switch (Forms.constant(PromiseStatus.Kind.class, doc.text("kind"))) {
            case OPEN -> new PromiseStatus.Open(Forms.constant(Stage.class, doc.text("next")));
            case KEPT -> new PromiseStatus.Kept(doc.instant("at"));
            case BROKEN -> new PromiseStatus.Broken(doc.instant("at"), Duration.parse(doc.text("late")));
            case DROPPED -> new PromiseStatus.Dropped(doc.text("reason"));
        };
    }
}
