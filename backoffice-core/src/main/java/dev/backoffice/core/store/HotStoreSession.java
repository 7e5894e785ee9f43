package dev.backoffice.core.store;

import dev.backoffice.core.balance.DeltaRows;
import dev.backoffice.core.command.Receipts;
import dev.backoffice.core.counter.CounterRows;
import dev.backoffice.core.event.Outbox;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.core.numbering.NumberRows;

/**
 * The ports of one transaction of the hot lane. It may serve several tenants, so every key names its tenant. Used by one
 * thread, dead when it ends.
 */
@HostImplements
public interface HotStoreSession {
    /** Rows of counters and holds. */
    CounterRows counters();

    /** Rows of deltas and checkpoints. */
    DeltaRows deltas();

    /** Rows of series and leased numbers. */
    NumberRows numbers();

    /** The append-only rows of one tenant. */
    Records records(TenantId tenant);

    /** Events of any tenant of this transaction. */
    Outbox outbox();

    /** Receipts of any tenant of this transaction. */
    Receipts receipts();
}
