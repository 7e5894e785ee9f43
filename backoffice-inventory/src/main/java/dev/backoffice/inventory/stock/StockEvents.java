package dev.backoffice.inventory.stock;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import java.util.Set;
import org.joda.money.Money;

/** The stored form of what happens to stock. */
public final class StockEvents implements EventCodec<StockEvent> {
    /** The one codec of this room's events. */
    public static final StockEvents CODEC = new StockEvents();

    private static final String RECEIVED = "stock.received";
    private static final String HELD = "stock.held";
    private static final String COMMITTED = "stock.committed";
    private static final String RELEASED = "stock.released";
    private static final String EXPIRED = "stock.hold-expired";
    private static final String RETURNED = "stock.returned";

    private StockEvents() {}

    @Override
    public Set<String> types() {
        return Set.of(RECEIVED, HELD, COMMITTED, RELEASED, EXPIRED, RETURNED);
    }

    @Override
    public String type(StockEvent event) {
        if (event instanceof GoodsReceived) {
            return RECEIVED;
        } else if (event instanceof StockHeld) {
            return HELD;
        } else if (event instanceof StockCommitted) {
            return COMMITTED;
        } else if (event instanceof StockReleased) {
            return RELEASED;
        } else if (event instanceof HoldExpired) {
            return EXPIRED;
        }
        return RETURNED;
    }

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(StockEvent event) {
        Doc.Builder doc = Doc.fields();
        if (event instanceof GoodsReceived received) {
            doc.put("document", received.document())
                    .put("site", received.site().code())
                    .put("sku", received.sku().value())
                    .put("quantity", received.quantity().toString())
                    .put("unitCost", received.unitCost().toString())
                    .put("value", received.value().toString());
        } else if (event instanceof StockHeld held) {
            named(doc, held.hold(), held.reference())
                    .put("lines", held.lines(), StockCodecs::held)
                    .put("expiresAt", held.expiresAt());
        } else if (event instanceof StockCommitted committed) {
            named(doc, committed.hold(), committed.reference())
                    .put("lines", committed.lines(), StockCodecs::costed)
                    .put("cost", committed.cost().toString());
        } else if (event instanceof StockReleased released) {
            named(doc, released.hold(), released.reference());
        } else if (event instanceof HoldExpired expired) {
            named(doc, expired.hold(), expired.reference());
        } else if (event instanceof GoodsReturned returned) {
            named(doc, returned.hold(), returned.reference())
                    .put("document", returned.document())
                    .put("lines", returned.lines(), StockCodecs::costed)
                    .put("cost", returned.cost().toString());
        }
        return doc.build();
    }

    private static Doc.Builder named(Doc.Builder doc, HoldId hold, String reference) {
        return doc.put("hold", hold.toString()).put("reference", reference);
    }

    @Override
    public StockEvent read(String type, Doc body, int schema) {
        return switch (type) {
            case RECEIVED ->
                new GoodsReceived(
                        body.text("document"),
                        Site.of(body.text("site")),
                        Sku.of(body.text("sku")),
                        Quantity.parse(body.text("quantity")),
                        UnitPrice.parse(body.text("unitCost")),
                        Money.parse(body.text("value")));
            case HELD ->
                new StockHeld(
                        hold(body),
                        body.text("reference"),
                        body.list("lines", StockCodecs::readHeld),
                        body.instant("expiresAt"));
            case COMMITTED ->
                new StockCommitted(
                        hold(body),
                        body.text("reference"),
                        body.list("lines", StockCodecs::readCosted),
                        Money.parse(body.text("cost")));
            case RELEASED -> new StockReleased(hold(body), body.text("reference"));
            case EXPIRED -> new HoldExpired(hold(body), body.text("reference"));
            case RETURNED ->
                new GoodsReturned(
                        body.text("document"),
                        hold(body),
                        body.text("reference"),
                        body.list("lines", StockCodecs::readCosted),
                        Money.parse(body.text("cost")));
            default -> throw InvalidInput.of("event.unknown-type", "type", type);
        };
    }

    private static HoldId hold(Doc body) {
        return HoldId.parse(body.text("hold"));
    }
}
