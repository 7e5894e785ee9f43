package dev.backoffice.core.job;

import dev.backoffice.core.marking.HostImplements;
import java.time.Instant;

/** Leases of jobs, so that one machine at a time does each. Each call is a transaction of its own. */
@HostImplements
public interface Leases {
    /**
     * Takes or prolongs a lease.
     *
     * @param job the job's name; at most 100 characters
     * @param owner who takes it
     * @param now the present
     * @param until when it ends unless prolonged
     * @return false when another owner's lease has not ended
     */
    boolean acquire(String job, String owner, Instant now, Instant until);

    /** Gives a lease back; nothing happens when it is another's. */
    void release(String job, String owner);
}
