package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.shipping.PromiseEvent.DeliveryPromised;
import dev.backoffice.inventory.shipping.PromiseEvent.PromiseBroken;
import dev.backoffice.inventory.shipping.PromiseEvent.PromiseDropped;
import dev.backoffice.inventory.shipping.PromiseEvent.PromiseKept;
import dev.backoffice.inventory.shipping.PromiseEvent.PromiseRevised;
import dev.backoffice.inventory.shipping.PromiseEvent.StageReached;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The stored form of what happens to promises. */
public final class PromiseEvents implements EventCodec<PromiseEvent> {
    /** The one codec of this room's events. */
    public static final PromiseEvents CODEC = new PromiseEvents();

    /** Stable names, kept for ever. */
    private static final Map<Class<? extends PromiseEvent>, String> NAMES = Map.of(
            DeliveryPromised.class, "promise.made",
            PromiseRevised.class, "promise.revised",
            StageReached.class, "promise.stage-reached",
            PromiseKept.class, "promise.kept",
            PromiseBroken.class, "promise.broken",
            PromiseDropped.class, "promise.dropped");

    private static final Set<String> TYPES = Collections.unmodifiableSet(new TreeSet<>(NAMES.values()));

    private PromiseEvents() {}

    @Override
    public Set<String> types() {
        return TYPES;
    }

    @Override
    public String type(PromiseEvent event) {
        String name = NAMES.get(event.getClass());
        if (name == null) {
            throw InvalidInput.of("event.unknown-type", "type", event.getClass().getSimpleName());
        }
        return name;
    }

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(PromiseEvent event) {
        Doc.Builder doc = Doc.fields().put("order", event.order().toString());
        if (event instanceof DeliveryPromised promised) {
            doc.put("dates", PromiseCodec.dates(promised.dates()));
        } else if (event instanceof PromiseRevised revised) {
            doc.put("dates", PromiseCodec.dates(revised.dates()))
                    .put("cause", Forms.name(revised.cause()))
                    .put("reason", revised.reason());
        } else if (event instanceof StageReached reached) {
            doc.put("next", Forms.name(reached.next()));
        } else if (event instanceof PromiseKept kept) {
            doc.put("at", kept.at());
        } else if (event instanceof PromiseBroken broken) {
            doc.put("at", broken.at()).put("late", broken.late().toString());
        } else if (event instanceof PromiseDropped dropped) {
            doc.put("reason", dropped.reason());
        }
        return doc.build();
    }

    @Override
    public PromiseEvent read(String type, Doc body, int schema) {
        OrderId order = OrderId.parse(body.text("order"));
        return switch (type) {
            case "promise.made" -> new DeliveryPromised(order, PromiseCodec.readDates(body.get("dates")));
            case "promise.revised" ->
                new PromiseRevised(
                        order,
                        PromiseCodec.readDates(body.get("dates")),
                        Forms.constant(PromiseRevision.Cause.class, body.text("cause")),
                        body.text("reason"));
            case "promise.stage-reached" -> new StageReached(order, Forms.constant(Stage.class, body.text("next")));
            case "promise.kept" -> new PromiseKept(order, body.instant("at"));
            case "promise.broken" -> new PromiseBroken(order, body.instant("at"), Duration.parse(body.text("late")));
            case "promise.dropped" -> new PromiseDropped(order, body.text("reason"));
            default -> throw InvalidInput.of("event.unknown-type", "type", type);
        };
    }
}
