package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Erases the personal values of the buyer beside an order that is delivered or cancelled.
 *
 * @param key names the intention
 * @param order which order
 */
public record EraseBuyer(IdempotencyKey key, OrderId order) implements OrderCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public EraseBuyer {
        Input.required(key, "key");
        Input.required(order, "order");
    }

    /** As the constructor, with the text of the key. */
    public static EraseBuyer of(String key, OrderId order) {
        return new EraseBuyer(IdempotencyKey.of(key), order);
    }

    @Override
    public Doc form() {
        return Doc.fields().put("order", order.toString()).build();
    }
}
