package dev.backoffice.flows;

import dev.backoffice.core.command.Commands;

/**
 * The services of a {@link Backoffice} over one transaction of the host: what their commands do is committed with that transaction, or
 * gone with it. Made by {@link Backoffice#joined}; lives as long as the transaction, on its thread.
 *
 * <p>What asks another system is refused ({@code joined.remote}), see {@link
 * dev.backoffice.core.command.Commands#requireOwnTransactions}. Due work is nobody's transaction but its own, so there is no heartbeat here:
 * what the commands told is delivered by {@link Backoffice#runDue()} after the host's commit.
 */
public final class JoinedBackoffice extends Rooms {
    JoinedBackoffice(Furnishing furnishing, Commands joining) {
        super(furnishing, joining);
    }
}
