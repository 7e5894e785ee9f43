package dev.backoffice.core.archive;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.marking.HostImplements;
import java.util.List;

/**
 * Where rows are handed before they go: files, a bucket, a data warehouse.
 *
 * <p>Called outside any transaction, by one machine at a time unless a lease has run out meanwhile. The same rows may come again, also
 * beside others, when a process ended between handing over and removing; rows of one table are told apart by
 * {@link dev.backoffice.core.leaving.TenantTable#key()}, in which no two of a tenant agree except receipts whose key was used again.
 */
@HostImplements
public interface Archive {
    /**
     * Keeps rows of a tenant. Returns once they are safe: they are removed right after.
     *
     * @param rows in the order of {@link TenantRow}: some receipts, some skipped deliveries, or everything of one block of the trail, which
     *     is its row of {@code BLOCKS}, and all its rows of {@code SEALED} and {@code EVENTS}
     * @throws RuntimeException when it cannot; nothing is removed then, the heartbeat tells of it, and the rows come again
     */
    void keep(TenantId tenant, List<TenantRow> rows);

    /** Keeps nothing: what goes is gone. What happened cannot be proven any more then, though the trail goes on over what comes after. */
    static Archive nowhere() {
        return (tenant, rows) -> {};
    }
}
