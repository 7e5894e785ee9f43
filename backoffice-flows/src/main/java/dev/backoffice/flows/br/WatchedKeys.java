package dev.backoffice.flows.br;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.insight.Expiring;
import dev.backoffice.core.insight.ExpiryWatch;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hands keys out and remembers when their certificates end. Who has not asked for one for {@value #DAYS_REMEMBERED} days is not told
 * of: a shop that closed needs no new certificate. One that did not answer is remembered as it was.
 */
final class WatchedKeys implements SigningKeys, ExpiryWatch {
    static final int DAYS_REMEMBERED = 30;

    private final SigningKeys keys;
    private final Map<Place, Seen> seen = new ConcurrentHashMap<>();

    WatchedKeys(SigningKeys keys) {
        this.keys = keys;
    }

    private record Place(TenantId tenant, String site) {}

    private record Seen(Instant endsAt, LocalDate used) {}

    @Override
    public SigningKey of(TenantId tenant, String site, LocalDate on) {
        SigningKey key = keys.of(tenant, site, on);
        Instant endsAt = key.certificate().getNotAfter().toInstant();
        seen.merge(
                new Place(tenant, site),
                new Seen(endsAt, on),
                (before, now) -> now.used().isBefore(before.used()) || now.equals(before) ? before : now);
        return key;
    }

    @Override
    public List<Expiring> inUse(Instant now) {
        LocalDate since = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS_REMEMBERED);
        seen.values().removeIf(known -> known.used().isBefore(since));
        return seen.entrySet().stream()
                .map(known -> new Expiring(
                        "nfe.certificate",
                        known.getKey().tenant(),
                        known.getKey().site(),
                        known.getValue().endsAt()))
                .toList();
    }
}
