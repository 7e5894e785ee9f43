package dev.backoffice.core.store;

import dev.backoffice.core.command.Receipts;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Outbox;
import dev.backoffice.core.marking.HostImplements;

/** The ports of one transaction of the work lane, all scoped to the tenant of its context. Used by one thread, dead when it ends. */
@HostImplements
public interface StoreSession {
    /** The context the transaction was opened with; its tenant bounds all ports. */
    CallContext context();

    /** Documents and append-only rows of the tenant. */
    Documents documents();

    /** Events of the tenant. */
    Outbox outbox();

    /** Receipts of the tenant. */
    Receipts receipts();
}
