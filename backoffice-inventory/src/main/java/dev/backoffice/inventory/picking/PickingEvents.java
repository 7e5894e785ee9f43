package dev.backoffice.inventory.picking;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.picking.PickingEvent.LinePicked;
import dev.backoffice.inventory.picking.PickingEvent.PickListCancelled;
import dev.backoffice.inventory.picking.PickingEvent.PickListCompleted;
import dev.backoffice.inventory.picking.PickingEvent.PickListStarted;
import dev.backoffice.inventory.picking.PickingEvent.ShelfAssigned;
import dev.backoffice.inventory.stock.Site;
import java.util.Set;

/** The stored form of what happens at the shelves. */
public final class PickingEvents implements EventCodec<PickingEvent> {
    /** The one codec of this room's events. */
    public static final PickingEvents CODEC = new PickingEvents();

    private static final String SHELF = "picking.shelf-assigned";
    private static final String STARTED = "picking.started";
    private static final String PICKED = "picking.line-picked";
    private static final String COMPLETED = "picking.completed";
    private static final String CANCELLED = "picking.cancelled";

    private PickingEvents() {}

    @Override
    public Set<String> types() {
        return Set.of(SHELF, STARTED, PICKED, COMPLETED, CANCELLED);
    }

    @Override
    public String type(PickingEvent event) {
        if (event instanceof ShelfAssigned) {
            return SHELF;
        } else if (event instanceof PickListStarted) {
            return STARTED;
        } else if (event instanceof LinePicked) {
            return PICKED;
        } else if (event instanceof PickListCompleted) {
            return COMPLETED;
        }
        return CANCELLED;
    }

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(PickingEvent event) {
        Doc.Builder doc = Doc.fields();
        if (event instanceof ShelfAssigned assigned) {
            doc.put("site", assigned.site().code())
                    .put("sku", assigned.sku().value())
                    .put("shelf", assigned.shelf().code());
        } else if (event instanceof PickListStarted started) {
            doc.put("list", started.list().toString())
                    .put("site", started.site().code())
                    .put("orders", started.orders(), PickListCodec::order);
        } else if (event instanceof LinePicked picked) {
            doc.put("list", picked.list().toString())
                    .put("line", picked.line())
                    .put("order", picked.order().toString())
                    .put("sku", picked.sku().value())
                    .put("picked", picked.picked().toString())
                    .put("missing", picked.missing().toString())
                    .put("shortBecause", picked.shortBecause(), Doc::of);
        } else if (event instanceof PickListCompleted completed) {
            doc.put("list", completed.list().toString())
                    .put("site", completed.site().code())
                    .put("outcome", PickListCodec.outcome(completed.outcome()));
        } else if (event instanceof PickListCancelled cancelled) {
            doc.put("list", cancelled.list().toString()).put("reason", cancelled.reason());
        }
        return doc.build();
    }

    @Override
    public PickingEvent read(String type, Doc body, int schema) {
        return switch (type) {
            case SHELF ->
                new ShelfAssigned(Site.of(body.text("site")), Sku.of(body.text("sku")), Shelf.of(body.text("shelf")));
            case STARTED ->
                new PickListStarted(
                        list(body), Site.of(body.text("site")), body.list("orders", PickListCodec::readOrder));
            case PICKED ->
                new LinePicked(
                        list(body),
                        (int) body.integer("line"),
                        OrderId.parse(body.text("order")),
                        Sku.of(body.text("sku")),
                        Quantity.parse(body.text("picked")),
                        Quantity.parse(body.text("missing")),
                        body.find("shortBecause").map(Doc::asText));
            case COMPLETED ->
                new PickListCompleted(
                        list(body), Site.of(body.text("site")), PickListCodec.readOutcome(body.get("outcome")));
            case CANCELLED -> new PickListCancelled(list(body), body.text("reason"));
            default -> throw InvalidInput.of("event.unknown-type", "type", type);
        };
    }

    private static PickListId list(Doc body) {
        return PickListId.parse(body.text("list"));
    }
}
