package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.stock.HoldId;

/**
 * Says that all goods of an order are set aside. The hold itself was taken by {@code Stock.hold} before.
 *
 * @param key names the intention
 * @param order which order
 * @param hold with this hold
 */
public record RecordHold(IdempotencyKey key, OrderId order, HoldId hold) implements OrderCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public RecordHold {
        Input.required(key, "key");
        Input.required(order, "order");
        Input.required(hold, "hold");
    }

    /** As the constructor, with the text of the key. */
    public static RecordHold of(String key, OrderId order, HoldId hold) {
        return new RecordHold(IdempotencyKey.of(key), order, hold);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("order", order.toString())
                .put("hold", hold.toString())
                .build();
    }
}
