package dev.backoffice.core.store;

import dev.backoffice.core.command.Receipts;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Outbox;

/** The ports of one transaction of the work lane, all scoped to the tenant of its context. Used by one thread, dead when it ends. */
public interface StoreSession {
    CallContext context();

    Documents documents();

    Outbox outbox();

    Receipts receipts();
}
