package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Says that a packed and covered order waits at the counter, and gives it a code that who fetches it has to know. Given again it makes a new code.
 *
 * @param key names the intention
 * @param order which order
 * @param until how long it is kept there; who lists the orders nobody fetched decides what follows
 */
public record MakeReady(IdempotencyKey key, OrderId order, Instant until) implements OrderCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public MakeReady {
        Input.required(key, "key");
        Input.required(order, "order");
        until = Input.required(until, "until").truncatedTo(ChronoUnit.MICROS);
    }

    /** As the constructor, with the text of the key. */
    public static MakeReady of(String key, OrderId order, Instant until) {
        return new MakeReady(IdempotencyKey.of(key), order, until);
    }

    @Override
    public Doc form() {
        return Doc.fields().put("order", order.toString()).put("until", until).build();
    }
}
