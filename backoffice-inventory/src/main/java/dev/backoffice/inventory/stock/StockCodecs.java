package dev.backoffice.inventory.stock;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import java.util.Locale;
import org.joda.money.Money;

/** The stored forms of this room's append-only rows. */
final class StockCodecs {
    static final Codec<StockMovement> MOVEMENT = new MovementCodec();
    static final Codec<StockHold> HOLD = new HoldCodec();

    private StockCodecs() {}

    static Doc held(HeldLine line) {
        return Doc.fields()
                .put("site", line.site().code())
                .put("sku", line.sku().value())
                .put("quantity", line.quantity().toString())
                .build();
    }

    static HeldLine readHeld(Doc doc) {
        return new HeldLine(Site.of(doc.text("site")), Sku.of(doc.text("sku")), Quantity.parse(doc.text("quantity")));
    }

    static Doc costed(CostedLine line) {
        return Doc.fields()
                .put("site", line.site().code())
                .put("sku", line.sku().value())
                .put("quantity", line.quantity().toString())
                .put("cost", line.cost().toString())
                .build();
    }

    static CostedLine readCosted(Doc doc) {
        return new CostedLine(
                Site.of(doc.text("site")),
                Sku.of(doc.text("sku")),
                Quantity.parse(doc.text("quantity")),
                Money.parse(doc.text("cost")));
    }

    static Doc place(StockPlace.Counted counted) {
        return Doc.fields()
                .put("site", counted.place().site().code())
                .put("sku", counted.place().sku().value())
                .put("unit", counted.unit().toString())
                .build();
    }

    static StockPlace.Counted readPlace(TenantId tenant, Doc doc) {
        return new StockPlace.Counted(
                new StockPlace(tenant, Site.of(doc.text("site")), Sku.of(doc.text("sku"))),
                Unit.parse(doc.text("unit")));
    }

    private static final class MovementCodec implements Codec<StockMovement> {
        @Override
        public int schema() {
            return 1;
        }

        @Override
        public Doc write(StockMovement movement) {
            return Doc.fields()
                    .put("id", movement.id().toString())
                    .put("kind", movement.kind().name().toLowerCase(Locale.ROOT))
                    .put("document", movement.document())
                    .put("site", movement.site().code())
                    .put("sku", movement.sku().value())
                    .put("quantity", movement.quantity().toString())
                    .put("value", movement.value().toString())
                    .put("at", movement.at())
                    .put("by", movement.by().value())
                    .build();
        }

        @Override
        public StockMovement read(Doc doc, int schema) {
            return new StockMovement(
                    MovementId.parse(doc.text("id")),
                    StockMovement.Kind.valueOf(doc.text("kind").toUpperCase(Locale.ROOT)),
                    doc.text("document"),
                    Site.of(doc.text("site")),
                    Sku.of(doc.text("sku")),
                    Quantity.parse(doc.text("quantity")),
                    Money.parse(doc.text("value")),
                    doc.instant("at"),
                    UserId.of(doc.text("by")));
        }
    }

    private static final class HoldCodec implements Codec<StockHold> {
        @Override
        public int schema() {
            return 1;
        }

        @Override
        public Doc write(StockHold hold) {
            return Doc.fields()
                    .put("id", hold.id().toString())
                    .put("reference", hold.reference())
                    .put("lines", hold.lines(), StockCodecs::held)
                    .put("placedAt", hold.placedAt())
                    .put("expiresAt", hold.expiresAt())
                    .build();
        }

        @Override
        public StockHold read(Doc doc, int schema) {
            return new StockHold(
                    HoldId.parse(doc.text("id")),
                    doc.text("reference"),
                    doc.list("lines", StockCodecs::readHeld),
                    doc.instant("placedAt"),
                    doc.instant("expiresAt"));
        }
    }
}
