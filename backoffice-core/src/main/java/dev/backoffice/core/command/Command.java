package dev.backoffice.core.command;

import dev.backoffice.core.identity.IdempotencyKey;

/** What a caller wants done, as a record that checks its own shape. */
public interface Command {
    /** Names the caller's intention: giving the command again with the same key does nothing more and answers the same. */
    IdempotencyKey key();
}
