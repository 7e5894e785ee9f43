package dev.backoffice.core.command;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Records;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Which tenants have not left. What was seen is believed for a while, so that hardly any command costs a look of its own. */
final class Presence {
    private static final int MOST = 10_000;

    private final Map<TenantId, Instant> seen = new ConcurrentHashMap<>();
    private final AtomicLong departures = new AtomicLong();

    /** Whether it was seen that this tenant has not left, and not long ago. */
    boolean believed(TenantId tenant, Instant now) {
        Instant at = seen.get(tenant);
        return at != null && !now.isBefore(at) && now.isBefore(at.plus(Commands.PRESENCE));
    }

    /** Looks whether this tenant has left, which is why its command is refused. */
    Optional<RuleViolation> look(TenantId tenant, Instant now, Records records) {
        long before = departures.get();
        if (records.find(Commands.DEPARTURE, Commands.DEPARTURE).isPresent()) {
            seen.remove(tenant);
            return Optional.of(RuleViolation.of("tenant.left", "tenant", tenant.value()));
        }
        if (seen.size() >= MOST) {
            seen.clear();
        }
        seen.put(tenant, now);
        if (departures.get() != before) {
            // it may have been this one that left while it was looked
            seen.remove(tenant);
        }
        return Optional.empty();
    }

    /** The next command of this tenant looks. */
    void lookAgain(TenantId tenant) {
        departures.incrementAndGet();
        seen.remove(tenant);
    }
}
