package dev.backoffice.core.job;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.TenantId;
import java.util.Optional;
import java.util.Set;

/**
 * A page of what is due over all tenants.
 *
 * @param kind of which documents
 * @param until the greatest due text, inclusive
 * @param after the last entry of the page before; empty for the first page
 * @param except tenants whose entries are left out
 * @param limit how many at most, 1 to 10,000
 */
public record DueQuery(String kind, String until, Optional<DueEntry> after, Set<TenantId> except, int limit) {
    /** @throws InvalidInput {@code input.range} for the limit */
    public DueQuery {
        except = Set.copyOf(except);
        Input.inRange(limit, "limit", 1, 10_000);
    }

    /** What is due by then, from the oldest on, of every tenant. */
    public static DueQuery of(String kind, String until, int limit) {
        return new DueQuery(kind, until, Optional.empty(), Set.of(), limit);
    }

    /** The page after this entry; from the oldest on when there is none. */
    public DueQuery after(Optional<DueEntry> last) {
        return new DueQuery(kind, until, last, except, limit);
    }

    /** The same without these tenants. */
    public DueQuery except(Set<TenantId> tenants) {
        return new DueQuery(kind, until, after, tenants, limit);
    }
}
