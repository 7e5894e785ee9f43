package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Lets an order that waited go on where it stood.
 *
 * @param key names the intention
 * @param order which order
 * @param because why, without personal data; at most 200 characters
 */
public record ResumeOrder(IdempotencyKey key, OrderId order, String because) implements OrderCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public ResumeOrder {
        Input.required(key, "key");
        Input.required(order, "order");
        Input.text(because, "because", 200);
    }

    /** As the constructor, with the text of the key. */
    public static ResumeOrder of(String key, OrderId order, String because) {
        return new ResumeOrder(IdempotencyKey.of(key), order, because);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("order", order.toString())
                .put("because", because)
                .build();
    }
}
