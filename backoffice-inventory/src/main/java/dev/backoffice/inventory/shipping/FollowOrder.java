package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.order.OrderId;

/**
 * Brings a promise to where its order stands. An order that was never promised is left alone.
 *
 * @param key names the intention; {@link PromiseKeeping} makes it of the order's event
 * @param order which order
 */
public record FollowOrder(IdempotencyKey key, OrderId order) implements PromiseCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public FollowOrder {
        Input.required(key, "key");
        Input.required(order, "order");
    }

    /** As the constructor, with the text of the key. */
    public static FollowOrder of(String key, OrderId order) {
        return new FollowOrder(IdempotencyKey.of(key), order);
    }

    @Override
    public Doc form() {
        return Doc.fields().put("order", order.toString()).build();
    }
}
