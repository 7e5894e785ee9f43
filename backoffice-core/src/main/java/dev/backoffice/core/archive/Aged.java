package dev.backoffice.core.archive;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.leaving.TenantRow;
import java.time.Instant;

/**
 * Something that is done with.
 *
 * @param tenant whose
 * @param at by which its age counts, as {@link AgedKind} says
 * @param row what it is
 */
public record Aged(TenantId tenant, Instant at, TenantRow row) implements Comparable<Aged> {
    /** By age, the oldest first; those of one instant by tenant and key. */
    @Override
    public int compareTo(Aged other) {
        int order = at.compareTo(other.at);
        order = order != 0 ? order : tenant.compareTo(other.tenant);
        return order != 0 ? order : row.compareTo(other.row);
    }
}
