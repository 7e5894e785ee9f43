package dev.backoffice.inventory.packing;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.packing.PackingEvent.GoodsPacked;
import dev.backoffice.inventory.packing.PackingEvent.ItemMeasured;
import java.util.Set;

/** The stored form of what happens where goods are packed. */
public final class PackingEvents implements EventCodec<PackingEvent> {
    /** The one codec of this room's events. */
    public static final PackingEvents CODEC = new PackingEvents();

    private static final String MEASURED = "packing.item-measured";
    private static final String PACKED = "packing.goods-packed";

    private PackingEvents() {}

    @Override
    public Set<String> types() {
        return Set.of(MEASURED, PACKED);
    }

    @Override
    public String type(PackingEvent event) {
        return event instanceof ItemMeasured ? MEASURED : PACKED;
    }

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(PackingEvent event) {
        Doc.Builder doc = Doc.fields();
        if (event instanceof ItemMeasured measured) {
            doc.put("sku", measured.sku().value())
                    .put("dimensions", measured.dimensions().toString())
                    .put("weightGrams", measured.weightGrams());
        } else if (event instanceof GoodsPacked packed) {
            doc.put("order", packed.order().toString()).put("parcels", packed.parcels(), PackingCodecs::parcel);
        }
        return doc.build();
    }

    @Override
    public PackingEvent read(String type, Doc body, int schema) {
        return switch (type) {
            case MEASURED ->
                new ItemMeasured(
                        Sku.of(body.text("sku")),
                        Dimensions.parse(body.text("dimensions")),
                        body.integer("weightGrams"));
            case PACKED ->
                new GoodsPacked(OrderId.parse(body.text("order")), body.list("parcels", PackingCodecs::readParcel));
            default -> throw InvalidInput.of("event.unknown-type", "type", type);
        };
    }
}
