package dev.backoffice.inventory.catalog;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Doc;
import java.util.Set;
import org.joda.money.Money;

/** The stored form of what happens to items. */
public final class ItemEvents implements EventCodec<ItemEvent> {
    /** The one codec of this room's events. */
    public static final ItemEvents CODEC = new ItemEvents();

    private static final String ADDED = "item.added";
    private static final String REPRICED = "item.repriced";

    private ItemEvents() {}

    @Override
    public Set<String> types() {
        return Set.of(ADDED, REPRICED);
    }

    @Override
    public String type(ItemEvent event) {
        return event instanceof ItemAdded ? ADDED : REPRICED;
    }

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(ItemEvent event) {
        Doc.Builder doc = Doc.fields().put("sku", event.sku().value());
        if (event instanceof ItemAdded added) {
            doc.put("unit", added.unit().toString()).put("price", added.price().toString());
        } else if (event instanceof ItemRepriced repriced) {
            doc.put("from", repriced.from().toString()).put("to", repriced.to().toString());
        }
        return doc.build();
    }

    @Override
    public ItemEvent read(String type, Doc body, int schema) {
        Sku sku = Sku.of(body.text("sku"));
        return switch (type) {
            case ADDED -> new ItemAdded(sku, Unit.parse(body.text("unit")), Money.parse(body.text("price")));
            case REPRICED -> new ItemRepriced(sku, Money.parse(body.text("from")), Money.parse(body.text("to")));
            default -> throw InvalidInput.of("event.unknown-type", "type", type);
        };
    }
}
