package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Lets an order wait for something.
 *
 * @param key names the intention
 * @param order which order
 * @param reason what for
 */
public record DeferOrder(IdempotencyKey key, OrderId order, WaitReason reason) implements OrderCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public DeferOrder {
        Input.required(key, "key");
        Input.required(order, "order");
        Input.required(reason, "waitsFor");
    }

    /** As the constructor, with the text of the key. */
    public static DeferOrder of(String key, OrderId order, WaitReason reason) {
        return new DeferOrder(IdempotencyKey.of(key), order, reason);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("order", order.toString())
                .put("code", reason.code())
                .put("text", reason.text())
                .build();
    }
}
