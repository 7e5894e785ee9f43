package dev.backoffice.inventory.stock;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Gives held goods back, because nobody will take them. Its key is the hold: it is done once.
 *
 * @param hold which hold
 */
public record ReleaseHold(HoldId hold) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null} */
    public ReleaseHold {
        Input.required(hold, "hold");
    }

    /** The goods of this hold go back on the shelf. */
    public static ReleaseHold of(HoldId hold) {
        return new ReleaseHold(hold);
    }

    @Override
    public IdempotencyKey key() {
        return IdempotencyKey.of(hold.toString());
    }

    Doc form() {
        return Doc.of(hold.toString());
    }
}
