package dev.backoffice.inventory.stock;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Gives the goods of a hold back because its time has passed. Its key is the hold: it is done once.
 *
 * @param hold which hold
 */
record ExpireHold(HoldId hold) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null} */
    public ExpireHold {
        Input.required(hold, "hold");
    }

    public static ExpireHold of(HoldId hold) {
        return new ExpireHold(hold);
    }

    @Override
    public IdempotencyKey key() {
        return IdempotencyKey.of(hold.toString());
    }

    Doc form() {
        return Doc.of(hold.toString());
    }
}
