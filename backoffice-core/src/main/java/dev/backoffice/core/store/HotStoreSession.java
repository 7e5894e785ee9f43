package dev.backoffice.core.store;

import dev.backoffice.core.balance.DeltaRows;
import dev.backoffice.core.command.Receipts;
import dev.backoffice.core.counter.CounterRows;
import dev.backoffice.core.event.Outbox;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.numbering.NumberRows;

/**
 * The ports of one transaction of the hot lane. It may serve several tenants, so every key names its tenant. Used by one
 * thread, dead when it ends.
 */
public interface HotStoreSession {
    CounterRows counters();

    DeltaRows deltas();

    NumberRows numbers();

    /** The append-only rows of one tenant. */
    Records records(TenantId tenant);

    Outbox outbox();

    Receipts receipts();
}
