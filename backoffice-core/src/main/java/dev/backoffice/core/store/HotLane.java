package dev.backoffice.core.store;

import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.marking.HostImplements;

/** One transaction of the hot lane: guarded counters, deltas, numbers and the append-only rows that belong to them. */
@HostImplements
public interface HotLane {
    /**
     * Runs the work in a transaction of its own, on the calling thread: commits when it returns, undoes everything when it throws.
     *
     * @throws Conflict retryable, when another transaction was faster; nothing is stored
     * @throws CommitUnknown when the connection was lost while committing
     * @throws Unavailable when the store cannot be reached; nothing is stored
     */
    <R> R hot(Work<? super HotStoreSession, ? extends R> work);
}
