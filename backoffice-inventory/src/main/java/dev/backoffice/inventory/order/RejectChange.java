package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Leaves the order as it is, whatever the channel asked for later.
 *
 * @param key names the intention
 * @param order which order
 * @param reason why, without personal data; at most 200 characters
 */
public record RejectChange(IdempotencyKey key, OrderId order, String reason) implements OrderCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public RejectChange {
        Input.required(key, "key");
        Input.required(order, "order");
        Input.text(reason, "reason", 200);
    }

    /** As the constructor, with the text of the key. */
    public static RejectChange of(String key, OrderId order, String reason) {
        return new RejectChange(IdempotencyKey.of(key), order, reason);
    }

    @Override
    public Doc form() {
        return Doc.fields().put("order", order.toString()).put("reason", reason).build();
    }
}
