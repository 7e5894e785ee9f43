package dev.backoffice.inventory.stock;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Lets held goods leave to the customer, all of the hold, at their share of what the stock at the place has cost. Its key is the hold: it is done once.
 *
 * @param hold which hold
 */
public record CommitHold(HoldId hold) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null} */
    public CommitHold {
        Input.required(hold, "hold");
    }

    /** The goods of this hold leave. */
    public static CommitHold of(HoldId hold) {
        return new CommitHold(hold);
    }

    @Override
    public IdempotencyKey key() {
        return IdempotencyKey.of(hold.toString());
    }

    Doc form() {
        return Doc.of(hold.toString());
    }
}
