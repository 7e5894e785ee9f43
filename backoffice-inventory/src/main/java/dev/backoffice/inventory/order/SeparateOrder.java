package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Says that an order's goods are picked from their shelves.
 *
 * @param key names the intention
 * @param order which order
 */
public record SeparateOrder(IdempotencyKey key, OrderId order) implements OrderCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public SeparateOrder {
        Input.required(key, "key");
        Input.required(order, "order");
    }

    /** As the constructor, with the text of the key. */
    public static SeparateOrder of(String key, OrderId order) {
        return new SeparateOrder(IdempotencyKey.of(key), order);
    }

    @Override
    public Doc form() {
        return Doc.fields().put("order", order.toString()).build();
    }
}
