package dev.backoffice.core.store;

import dev.backoffice.core.archive.AgedRows;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.job.DueEntries;
import dev.backoffice.core.job.Leases;
import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.core.trail.TrailStore;
import java.time.Instant;
import java.util.Optional;

/**
 * A place to keep everything: the one thing a host must supply. {@code backoffice-memory} and {@code backoffice-jdbc} are
 * ready ones; a host proves its own with the contracts of {@code backoffice-tck}.
 *
 * <p>Thread-safe. Correct at READ COMMITTED and above.
 */
@HostImplements
public interface Store extends UnitOfWork, HotLane {
    /** Events still to be delivered, over all tenants. Each call is a transaction of its own. */
    Deliveries deliveries();

    /** Documents that have fallen due, over all tenants. Each call is a transaction of its own. */
    DueEntries due();

    /** Leases of jobs, over all tenants. Each call is a transaction of its own. */
    Leases leases();

    /** The sealed trails of events, over all tenants. Each call is a transaction of its own. */
    TrailStore trail();

    /**
     * The version of what it keeps its rows in, looked up now, in a transaction of its own; empty for a store that has none.
     *
     * @throws dev.backoffice.core.error.Unavailable when the store cannot be reached
     */
    Optional<SchemaVersion> schemaVersion();

    /**
     * Forgets receipts older than an instant, in a transaction of its own.
     *
     * @param limit how many at most
     * @return how many were forgotten
     */
    int forgetReceipts(Instant before, int limit);

    /** What of all tenants is done with, to be archived; empty for a store that keeps everything. Default: empty. */
    default Optional<AgedRows> aged() {
        return Optional.empty();
    }
}
