package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Makes what the channel asked for later what is ordered. The order begins again; it must not be picked yet, nor covered by a document.
 *
 * @param key names the intention
 * @param order which order
 */
public record AcceptChange(IdempotencyKey key, OrderId order) implements OrderCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public AcceptChange {
        Input.required(key, "key");
        Input.required(order, "order");
    }

    /** As the constructor, with the text of the key. */
    public static AcceptChange of(String key, OrderId order) {
        return new AcceptChange(IdempotencyKey.of(key), order);
    }

    @Override
    public Doc form() {
        return Doc.fields().put("order", order.toString()).build();
    }
}
