package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Gives an order to somebody who says its code. Its text form does not show the code.
 *
 * @param key names the intention
 * @param order which order
 * @param code what they say
 */
public record HandOver(IdempotencyKey key, OrderId order, PickupCode code) implements OrderCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public HandOver {
        Input.required(key, "key");
        Input.required(order, "order");
        Input.required(code, "code");
    }

    /** As the constructor, with the text of the key. */
    public static HandOver of(String key, OrderId order, String code) {
        return new HandOver(IdempotencyKey.of(key), order, PickupCode.of(code));
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("order", order.toString())
                .put("code", code.digest(order))
                .build();
    }
}
