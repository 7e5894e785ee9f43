package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Says that the buyer got an order.
 *
 * @param key names the intention
 * @param order which order
 */
public record DeliverOrder(IdempotencyKey key, OrderId order) implements OrderCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public DeliverOrder {
        Input.required(key, "key");
        Input.required(order, "order");
    }

    /** As the constructor, with the text of the key. */
    public static DeliverOrder of(String key, OrderId order) {
        return new DeliverOrder(IdempotencyKey.of(key), order);
    }

    @Override
    public Doc form() {
        return Doc.fields().put("order", order.toString()).build();
    }
}
