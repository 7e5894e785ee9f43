package dev.backoffice.core.store;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.marking.HostImplements;

/** One transaction of the work lane. */
@HostImplements
public interface UnitOfWork {
    /**
     * Runs the work in a transaction of its own, on the calling thread: commits when it returns, undoes everything when it throws.
     *
     * <p>The session must not be used after the call. A returned answer is durable as far as the store promises durability.
     *
     * @throws Conflict retryable, when another transaction was faster; nothing is stored
     * @throws CommitUnknown when the connection was lost while committing
     * @throws Unavailable when the store cannot be reached; nothing is stored
     */
    <R> R execute(CallContext context, Work<? super StoreSession, ? extends R> work);
}
