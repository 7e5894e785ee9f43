package dev.backoffice.inventory.picking;

import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.picking.PickListStatus.PickOutcome;
import dev.backoffice.inventory.stock.Site;

/** The stored form of pick lists. */
final class PickListCodec implements Codec<PickList> {
    static final PickListCodec INSTANCE = new PickListCodec();

    private static final WriteStatus WRITE_STATUS = new WriteStatus();

    private PickListCodec() {}

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(PickList list) {
        return Doc.fields()
                .put("id", list.id().toString())
                .put("site", list.site().code())
                .put("lines", list.lines(), PickListCodec::line)
                .put("status", list.status().match(WRITE_STATUS))
                .put("startedAt", list.startedAt())
                .build();
    }

    @Override
    public PickList read(Doc doc, int schema) {
        return new PickList(
                PickListId.parse(doc.text("id")),
                Site.of(doc.text("site")),
                doc.list("lines", PickListCodec::readLine),
                readStatus(doc.get("status")),
                doc.instant("startedAt"));
    }

    private static Doc line(PickLine line) {
        return Doc.fields()
                .put("number", line.number())
                .put("order", line.order().toString())
                .put("sku", line.sku().value())
                .put("shelf", line.shelf(), shelf -> Doc.of(shelf.code()))
                .put("wanted", line.wanted().toString())
                .put("picked", line.picked(), picked -> Doc.of(picked.toString()))
                .put("shortBecause", line.shortBecause(), Doc::of)
                .build();
    }

    private static PickLine readLine(Doc doc) {
        return new PickLine(
                (int) doc.integer("number"),
                OrderId.parse(doc.text("order")),
                Sku.of(doc.text("sku")),
                doc.find("shelf").map(shelf -> Shelf.of(shelf.asText())),
                Quantity.parse(doc.text("wanted")),
                doc.find("picked").map(picked -> Quantity.parse(picked.asText())),
                doc.find("shortBecause").map(Doc::asText));
    }

    static Doc order(OrderId order) {
        return Doc.of(order.toString());
    }

    static OrderId readOrder(Doc doc) {
        return OrderId.parse(doc.asText());
    }

    static Doc outcome(PickOutcome outcome) {
        return Doc.fields()
                .put("whole", outcome.whole(), PickListCodec::order)
                .put("shorted", outcome.shorted(), PickListCodec::order)
                .put("gone", outcome.gone(), PickListCodec::order)
                .build();
    }

    static PickOutcome readOutcome(Doc doc) {
        return new PickOutcome(
                doc.list("whole", PickListCodec::readOrder),
                doc.list("shorted", PickListCodec::readOrder),
                doc.list("gone", PickListCodec::readOrder));
    }

    private static final class WriteStatus implements PickListStatus.Cases<Doc> {
        private static Doc.Builder begin(PickListStatus status) {
            return Doc.fields().put("kind", Forms.name(status.kind()));
        }

        @Override
        public Doc open(PickListStatus.Open status) {
            return begin(status).build();
        }

        @Override
        public Doc completed(PickListStatus.Completed status) {
            return begin(status).put("outcome", outcome(status.outcome())).build();
        }

        @Override
        public Doc cancelled(PickListStatus.Cancelled status) {
            return begin(status).put("reason", status.reason()).build();
        }
    }

    private static PickListStatus readStatus(Doc doc) {
        return switch (Forms.constant(PickListStatus.Kind.class, doc.text("kind"))) {
            case OPEN -> new PickListStatus.Open();
            case COMPLETED -> new PickListStatus.Completed(readOutcome(doc.get("outcome")));
            case CANCELLED -> new PickListStatus.Cancelled(doc.text("reason"));
        };
    }

    /** The stored form of an item's shelf. */
    static final class ShelfCodec implements Codec<ShelfPlace> {
        static final ShelfCodec INSTANCE = new ShelfCodec();

        @Override
        public int schema() {
            return 1;
        }

        @Override
        public Doc write(ShelfPlace place) {
            return Doc.fields()
                    .put("site", place.site().code())
                    .put("sku", place.sku().value())
                    .put("shelf", place.shelf().code())
                    .build();
        }

        @Override
        public ShelfPlace read(Doc doc, int schema) {
            return new ShelfPlace(Site.of(doc.text("site")), Sku.of(doc.text("sku")), Shelf.of(doc.text("shelf")));
        }
    }
}
