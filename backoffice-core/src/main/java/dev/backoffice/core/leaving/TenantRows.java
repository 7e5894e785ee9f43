package dev.backoffice.core.leaving;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.core.store.Doc;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All rows of one tenant, out of a store and into it; what {@link TenantExport} writes, {@link TenantImport} reads and {@link Leaving}
 * deletes. A store that
 * offers it proves it with {@code LeavingContract} of {@code backoffice-tck}.
 *
 * <p>Thread-safe. Each call is a transaction of its own, and is not tried again.
 */
@HostImplements
public interface TenantRows {
    /**
     * Tells all rows of a tenant as they were at one instant, in the order of {@link TenantRow}, and nothing of another tenant. What
     * others do meanwhile is in it as a whole or not at all. Of a tenant without rows it tells nothing.
     *
     * @param row called on this thread, inside the transaction; it must not use the store
     * @throws Unavailable when the store cannot be reached
     */
    void read(TenantId tenant, Consumer<? super TenantRow> row);

    /**
     * Adds all rows of a tenant that has none, or nothing when anything goes wrong, also in the iterator.
     *
     * @param rows in the order of {@link TenantRow}; asked on this thread, inside the transaction
     * @throws RuleViolation {@code tenant.not-empty}, when the store has a row of the tenant
     * @throws InvalidInput {@code tenant.row}, when a row does not fit
     * @throws Conflict when somebody else writes rows of this tenant
     * @throws Unavailable when the store cannot be reached
     */
    void restore(TenantId tenant, Iterator<TenantRow> rows);

    /**
     * One page of a table, in the order of {@link TenantRow}, of those after a key. It costs the same wherever it begins. Ids of events
     * that have characters from U+D800 on may come in another order, as long as it is always the same.
     *
     * @param after the fields of {@link TenantTable#key()}, of a row that need not exist; further fields do not count; empty for the
     *     first page
     * @param limit how many at most, 1 to 10,000
     * @throws Unavailable when the store cannot be reached
     */
    List<TenantRow> page(TenantId tenant, TenantTable table, Optional<Doc> after, int limit);

    /**
     * Takes rows away, all of them or none: those with the keys of the given ones, whatever else stands in them; those that are not there
     * are passed over. With a document goes what it is found by, with a hold its lines.
     *
     * @param rows not of {@link TenantTable#HOLD_LINES}; those of {@link TenantTable#UNSEALED} are found by their time too
     * @throws Unavailable when the store cannot be reached
     */
    void remove(TenantId tenant, List<TenantRow> rows);
}
