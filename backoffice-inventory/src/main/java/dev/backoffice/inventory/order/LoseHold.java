package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.stock.HoldId;

/**
 * Says that the time an order's goods were set aside for has passed, so that it begins again.
 *
 * @param key names the intention
 * @param order which order
 * @param hold the hold that has expired
 */
public record LoseHold(IdempotencyKey key, OrderId order, HoldId hold) implements OrderCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public LoseHold {
        Input.required(key, "key");
        Input.required(order, "order");
        Input.required(hold, "hold");
    }

    /** As the constructor, with the text of the key. */
    public static LoseHold of(String key, OrderId order, HoldId hold) {
        return new LoseHold(IdempotencyKey.of(key), order, hold);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("order", order.toString())
                .put("hold", hold.toString())
                .build();
    }
}
