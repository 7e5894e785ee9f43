package dev.backoffice.inventory.picking;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Says that nobody walks a list any more; its orders may go on another one.
 *
 * @param key names the intention
 * @param list which list
 * @param reason why; at most 300 characters, without personal data
 */
public record CancelPickList(IdempotencyKey key, PickListId list, String reason) implements PickListCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public CancelPickList {
        Input.required(key, "key");
        Input.required(list, "list");
        Input.text(reason, "reason", 300);
    }

    /** As the constructor, with the text of the key. */
    public static CancelPickList of(String key, PickListId list, String reason) {
        return new CancelPickList(IdempotencyKey.of(key), list, reason);
    }

    @Override
    public Doc form() {
        return Doc.fields().put("list", list.toString()).put("reason", reason).build();
    }
}
