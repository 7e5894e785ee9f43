package dev.backoffice.memory;

import dev.backoffice.core.job.Leases;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Leases of jobs. */
final class LeaseTable implements Leases {
    private final MemoryStore store;
    private final Map<String, Lease> leases = new HashMap<>();

    private record Lease(String owner, Instant until) {}

    LeaseTable(MemoryStore store) {
        this.store = store;
    }

    @Override
    public boolean acquire(String job, String owner, Instant now, Instant until) {
        return store.transaction(transaction -> {
            Lease lease = leases.get(job);
            if (lease != null && !lease.owner().equals(owner) && lease.until().isAfter(now)) {
                return false;
            }
            leases.put(job, new Lease(owner, until));
            return true;
        });
    }

    @Override
    public void release(String job, String owner) {
        store.transaction(transaction -> {
            Lease lease = leases.get(job);
            return lease != null && lease.owner().equals(owner) && leases.remove(job, lease);
        });
    }
}
