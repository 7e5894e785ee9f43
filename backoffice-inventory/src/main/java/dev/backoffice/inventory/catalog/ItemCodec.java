package dev.backoffice.inventory.catalog;

import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import java.util.List;
import org.joda.money.Money;

/** The stored form of items. */
final class ItemCodec implements Codec<Item> {
    static final ItemCodec INSTANCE = new ItemCodec();

    private ItemCodec() {}

    @Override
    public int schema() {
        return 2;
    }

    @Override
    public Doc write(Item item) {
        return Doc.fields()
                .put("sku", item.sku().value())
                .put("name", item.name())
                .put("ncm", item.ncm())
                .put("unit", item.unit().toString())
                .put("price", item.price().toString())
                .put("gtin", item.gtin(), Doc::of)
                .put("origin", item.origin())
                .put("weightGrams", item.weightGrams(), Doc::of)
                .put("components", item.components(), ItemCodec::component)
                .build();
    }

    @Override
    public Item read(Doc doc, int schema) {
        return new Item(
                Sku.of(doc.text("sku")),
                doc.text("name"),
                doc.text("ncm"),
                Unit.parse(doc.text("unit")),
                Money.parse(doc.text("price")),
                doc.find("gtin").map(Doc::asText),
                (int) doc.integer("origin"),
                doc.find("weightGrams").map(Doc::asLong),
                schema < 2 ? List.of() : doc.list("components", ItemCodec::readComponent));
    }

    private static Doc component(KitComponent component) {
        return Doc.fields()
                .put("sku", component.sku().value())
                .put("quantity", component.quantity().toString())
                .build();
    }

    private static KitComponent readComponent(Doc doc) {
        return new KitComponent(Sku.of(doc.text("sku")), Quantity.parse(doc.text("quantity")));
    }
}
