package dev.backoffice.inventory.picking;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.stock.Site;

/**
 * Says on which shelf of a site an item lies. Lists that were started before keep the shelf they name.
 *
 * @param key names the intention
 * @param site the site
 * @param sku the item
 * @param shelf the shelf
 */
public record AssignShelf(IdempotencyKey key, Site site, Sku sku, Shelf shelf) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public AssignShelf {
        Input.required(key, "key");
        Input.required(site, "site");
        Input.required(sku, "sku");
        Input.required(shelf, "shelf");
    }

    /** As the constructor, with texts. */
    public static AssignShelf of(String key, String site, String sku, String shelf) {
        return new AssignShelf(IdempotencyKey.of(key), Site.of(site), Sku.of(sku), Shelf.of(shelf));
    }

    Doc form() {
        return Doc.fields()
                .put("site", site.code())
                .put("sku", sku.value())
                .put("shelf", shelf.code())
                .build();
    }
}
