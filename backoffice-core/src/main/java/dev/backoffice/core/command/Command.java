package dev.backoffice.core.command;

import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.marking.HostImplements;

/** What a caller wants done, as a record that checks its own shape. */
@HostImplements
public interface Command {
    /** Names the caller's intention: giving the command again with the same key does nothing more and answers the same. */
    IdempotencyKey key();
}
