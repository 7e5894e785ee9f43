package dev.backoffice.core.command;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Records;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which tenants have not left. What was seen is believed for a while, so that hardly any command costs a look of its own. */
final class Presence {
    private static final int MOST = 10_000;

    private final Map<TenantId, Instant> seen = new ConcurrentHashMap<>();

    /** Why a command of this tenant is refused: it has left. */
    Optional<RuleViolation> refusal(TenantId tenant, Instant now, Records records) {
        Instant at = seen.get(tenant);
        if (at != null && !now.isBefore(at) && now.isBefore(at.plus(Commands.PRESENCE))) {
            return Optional.empty();
        }
        if (records.find(Commands.DEPARTURE, Commands.DEPARTURE).isPresent()) {
            seen.remove(tenant);
            return Optional.of(RuleViolation.of("tenant.left", "tenant", tenant.value()));
        }
        if (seen.size() >= MOST) {
            seen.clear();
        }
        seen.put(tenant, now);
        return Optional.empty();
    }

    /** The next command of this tenant looks. */
    void lookAgain(TenantId tenant) {
        seen.remove(tenant);
    }
}
