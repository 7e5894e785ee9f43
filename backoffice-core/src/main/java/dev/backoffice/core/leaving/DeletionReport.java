package dev.backoffice.core.leaving;

import dev.backoffice.core.identity.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What became of the rows of a tenant that has left. Immutable.
 *
 * @param tenant whose rows
 * @param left since when it has left
 * @param deleted what this call deleted, by table and kind
 * @param kept what is still there, by table, kind and reason
 */
public record DeletionReport(TenantId tenant, Instant left, List<Deleted> deleted, List<Kept> kept) {
    public DeletionReport {
        deleted = List.copyOf(deleted);
        kept = List.copyOf(kept);
    }

    /**
     * Rows that are gone. The lines of a hold go with it and are not counted.
     *
     * @param table which table they stood in
     * @param kind of which documents, events or counters, or which book; empty where a table has no kinds
     * @param rows how many
     */
    public record Deleted(TenantTable table, String kind, long rows) {}

    /**
     * Rows that stay.
     *
     * @param table which table they stand in
     * @param kind of which documents, events or counters, or which book; empty where a table has no kinds
     * @param rows how many
     * @param first the last day on which the first of them is kept; empty when they are kept for ever
     * @param last the last day on which the last of them is kept; empty when they are kept for ever
     * @param reason why
     * @param source the norm; empty when it is the library that keeps them
     */
    public record Kept(
            TenantTable table,
            String kind,
            long rows,
            Optional<LocalDate> first,
            Optional<LocalDate> last,
            String reason,
            String source) {}

    /** Whether nothing is left that will go one day. */
    public boolean complete() {
        return kept.stream().allMatch(row -> row.first().isEmpty());
    }

    /** The last day on which all of it is kept: deleting again is of use on the day after. Empty when it is complete. */
    public Optional<LocalDate> next() {
        return kept.stream().flatMap(row -> row.first().stream()).min(Comparator.naturalOrder());
    }
}
