package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.stock.HoldId;

/**
 * Says that an order's goods are set aside no longer, so that it begins again.
 *
 * @param key names the intention
 * @param order which order
 * @param hold the hold that has ended, or is to be released once this is recorded
 * @param cause why
 */
public record LoseHold(IdempotencyKey key, OrderId order, HoldId hold, HoldLoss cause) implements OrderCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public LoseHold {
        Input.required(key, "key");
        Input.required(order, "order");
        Input.required(hold, "hold");
        Input.required(cause, "cause");
    }

    /** Says that the hold's time has passed. */
    public LoseHold(IdempotencyKey key, OrderId order, HoldId hold) {
        this(key, order, hold, HoldLoss.EXPIRED);
    }

    /** As the constructor, with the text of the key. */
    public static LoseHold of(String key, OrderId order, HoldId hold) {
        return new LoseHold(IdempotencyKey.of(key), order, hold);
    }

    /** The same for another cause. */
    public LoseHold because(HoldLoss why) {
        return new LoseHold(key, order, hold, why);
    }

    @Override
    public Doc form() {
        Doc.Builder form = Doc.fields().put("order", order.toString()).put("hold", hold.toString());
        // Of a hold whose time has passed the form is what it was before other causes were known.
        return cause == HoldLoss.EXPIRED
                ? form.build()
                : form.put("cause", FulfillmentOrder.name(cause)).build();
    }
}
