package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.order.OrderId;
import java.time.Instant;

/**
 * Says when the buyer really got an order, as the carrier tells, which may be before the company heard of it.
 *
 * @param key names the intention
 * @param order which order
 * @param at when; not after now
 */
public record RecordDelivery(IdempotencyKey key, OrderId order, Instant at) implements PromiseCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public RecordDelivery {
        Input.required(key, "key");
        Input.required(order, "order");
        Input.required(at, "at");
    }

    /** As the constructor, with the text of the key. */
    public static RecordDelivery of(String key, OrderId order, Instant at) {
        return new RecordDelivery(IdempotencyKey.of(key), order, at);
    }

    @Override
    public Doc form() {
        return Doc.fields().put("order", order.toString()).put("at", at).build();
    }
}
