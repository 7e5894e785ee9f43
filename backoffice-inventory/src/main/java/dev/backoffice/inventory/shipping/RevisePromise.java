package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import dev.backoffice.inventory.order.OrderId;

/**
 * Promises an order anew; what was promised first stays.
 *
 * @param key names the intention
 * @param order which order
 * @param dates by when it leaves and arrives now
 * @param cause who is the reason
 * @param reason why, without personal data; at most 300 characters
 */
public record RevisePromise(
        IdempotencyKey key, OrderId order, PromisedDates dates, PromiseRevision.Cause cause, String reason)
        implements PromiseCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public RevisePromise {
        Input.required(key, "key");
        Input.required(order, "order");
        Input.required(dates, "dates");
        Input.required(cause, "cause");
        Input.text(reason, "reason", 300);
    }

    /** As the constructor, with the text of the key. */
    public static RevisePromise of(
            String key, OrderId order, PromisedDates dates, PromiseRevision.Cause cause, String reason) {
        return new RevisePromise(IdempotencyKey.of(key), order, dates, cause, reason);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("order", order.toString())
                .put("dates", PromiseCodec.dates(dates))
                .put("cause", Forms.name(cause))
                .put("reason", reason)
                .build();
    }
}
