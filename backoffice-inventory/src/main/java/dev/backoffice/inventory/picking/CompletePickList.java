package dev.backoffice.inventory.picking;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Says that everything of a list was walked.
 *
 * @param key names the intention
 * @param list which list
 */
public record CompletePickList(IdempotencyKey key, PickListId list) implements PickListCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public CompletePickList {
        Input.required(key, "key");
        Input.required(list, "list");
    }

    /** As the constructor, with the text of the key. */
    public static CompletePickList of(String key, PickListId list) {
        return new CompletePickList(IdempotencyKey.of(key), list);
    }

    @Override
    public Doc form() {
        return Doc.fields().put("list", list.toString()).build();
    }
}
