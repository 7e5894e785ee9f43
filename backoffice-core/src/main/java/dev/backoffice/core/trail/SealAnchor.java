package dev.backoffice.core.trail;

import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.marking.HostImplements;
import java.util.Optional;

/**
 * Keeps the heads of chains where whoever can write to the database cannot: another company's log, a write-once bucket, a time
 * stamping authority, a newspaper. Without it somebody who may write to the database can cut the newest blocks off, or write the
 * whole chain anew, and nothing shows.
 *
 * <p>Called outside any transaction, for each tenant in order, each head at least once. Thread-safe.
 */
@HostImplements
public interface SealAnchor {
    /**
     * Keeps a head. The same head again changes nothing, nor does one before the latest.
     *
     * @return false when another head of this number is kept already: the chain was rewritten. Nothing changes then
     * @throws Unavailable {@code trail.anchor-unreachable} when it cannot be reached; it is told again at the next heartbeat
     */
    boolean keep(TrailHead head);

    /**
     * The head with the highest number that it keeps of a tenant.
     *
     * @throws Unavailable {@code trail.anchor-unreachable} when it cannot be reached
     */
    Optional<TrailHead> latest(TenantId tenant);
}
