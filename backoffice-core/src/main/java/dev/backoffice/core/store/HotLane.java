package dev.backoffice.core.store;

import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.marking.HostImplements;
import java.time.Duration;

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

    /**
     * As {@link #hot(Work)}, and gives up when it would wait for a lock of another transaction longer than this. Default: waits as
     * long as it takes, which is right for a store that runs one transaction at a time.
     *
     * @param lockWait in whole milliseconds, at least 1 ms
     * @throws Unavailable also {@code store.lock-wait}, when a lock was not free in time; nothing is stored
     */
    default <R> R hot(Work<? super HotStoreSession, ? extends R> work, Duration lockWait) {
        return hot(work);
    }

    /**
     * Whether many commands in one transaction are much faster than one by one, because the end of a transaction is dear: true for
     * a server whose disk is flushed at each commit. Default: false. It decides whether a back office commits in groups when the
     * host says nothing; see {@link dev.backoffice.core.command.GroupCommit}.
     */
    default boolean gainsFromGroups() {
        return false;
    }
}
