package dev.backoffice.inventory.packing;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;

/**
 * Says how large and heavy one unit of an item is.
 *
 * @param key names the intention
 * @param size what was measured
 */
public record MeasureItem(IdempotencyKey key, ItemSize size) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public MeasureItem {
        Input.required(key, "key");
        Input.required(size, "size");
    }

    /** As the constructor, with texts, e.g. {@code 100x90x90}. */
    public static MeasureItem of(String key, String sku, String dimensions, long weightGrams) {
        return new MeasureItem(
                IdempotencyKey.of(key), new ItemSize(Sku.of(sku), Dimensions.parse(dimensions), weightGrams));
    }

    Doc form() {
        return PackingCodecs.SIZE.write(size);
    }
}
