package dev.backoffice.inventory.catalog;

import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import org.joda.money.Money;

/** The stored form of items. */
final class ItemCodec implements Codec<Item> {
    static final ItemCodec INSTANCE = new ItemCodec();

    private ItemCodec() {}

    @Override
    public int schema() {
        return 1;
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
                doc.find("weightGrams").map(Doc::asLong));
    }
}
