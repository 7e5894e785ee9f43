package dev.backoffice.jdbc.internal;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.numbering.NumberLease;
import dev.backoffice.core.numbering.NumberRows;
import dev.backoffice.core.numbering.SeriesKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Series of numbers and their leases. */
final class NumberTable {
    private static final Comparator<NumberLease> ORDER =
            Comparator.comparing(NumberLease::series).thenComparingLong(NumberLease::number);

    private final Table series;
    private final Table leases;

    /** Leases by their document; for finding only. */
    private final Table leasesByDocument;

    NumberTable(boolean postgresql, String qualifier) {
        series = Table.of(
                postgresql,
                qualifier + "number_series",
                List.of(Column.text("tenant"), Column.text("series")),
                List.of(Column.bigint("last_given")));
        leases = Table.of(
                postgresql,
                qualifier + "number_lease",
                List.of(Column.text("tenant"), Column.text("series"), Column.bigint("num")),
                List.of(
                        Column.text("document"),
                        Column.text("state"),
                        Column.text("reason"),
                        Column.bigint("changed_at")));
        leasesByDocument = Table.of(
                postgresql,
                leases.name,
                List.of(Column.text("tenant"), Column.text("series"), Column.text("document")),
                List.of(Column.bigint("num")));
    }

    NumberRows in(Tx tx) {
        return new Rows(tx);
    }

    private record LastGiven(SeriesKey series, OptionalLong number) {}

    private final class Rows implements NumberRows {
        private final Tx tx;
        private final Set<SeriesKey> locked = new HashSet<>();

        Rows(Tx tx) {
            this.tx = tx;
        }

        @Override
        public Map<SeriesKey, OptionalLong> lock(SortedSet<SeriesKey> keys) {
            tx.open();
            List<Object[]> rows = new ArrayList<>(keys.size());
            for (SeriesKey key : new TreeSet<>(keys)) {
                rows.add(new Object[] {key.tenant().value(), key.name(), null});
            }
            locked.addAll(keys);
            Map<SeriesKey, OptionalLong> last = new TreeMap<>();
            series.lock(tx, rows, NumberTable::lastGiven).forEach(given -> last.put(given.series(), given.number()));
            return last;
        }

        @Override
        public void write(Map<SeriesKey, Long> lastGiven) {
            tx.open();
            List<Object[]> rows = new ArrayList<>(lastGiven.size());
            new TreeMap<>(lastGiven).forEach((key, number) -> {
                requireLocked(key);
                rows.add(new Object[] {key.tenant().value(), key.name(), number});
            });
            series.upsert(tx, rows);
        }

        private void requireLocked(SeriesKey key) {
            if (!locked.contains(key)) {
                throw new IllegalStateException("written without its lock: " + key);
            }
        }

        @Override
        public Map<String, NumberLease> byDocument(SeriesKey key, Collection<String> documents) {
            tx.open();
            List<Object[]> wanted = new ArrayList<>(documents.size());
            new TreeSet<>(documents)
                    .forEach(document -> wanted.add(new Object[] {key.tenant().value(), key.name(), document}));
            Map<String, NumberLease> latest = new HashMap<>();
            leasesByDocument
                    .find(tx, wanted, NumberTable::lease)
                    .forEach(lease -> latest.merge(
                            lease.document(), lease, (one, other) -> one.number() > other.number() ? one : other));
            return latest;
        }

        @Override
        public void writeLeases(Collection<NumberLease> changed) {
            tx.open();
            List<Object[]> rows = new ArrayList<>(changed.size());
            changed.stream().sorted(ORDER).forEach(lease -> {
                requireLocked(lease.series());
                rows.add(new Object[] {
                    lease.series().tenant().value(),
                    lease.series().name(),
                    lease.number(),
                    lease.document(),
                    lease.state().name().toLowerCase(Locale.ROOT),
                    Texts.cleaned(lease.reason()),
                    Texts.micros(lease.at())
                });
            });
            leases.upsert(tx, rows);
        }

        @Override
        public List<NumberLease> list(SeriesKey key, long from, int limit) {
            return tx.query(
                    "SELECT * FROM " + leases.name + " WHERE tenant = ? AND series = ? AND num >= ?"
                            + " ORDER BY tenant, series, num LIMIT ?",
                    List.of(key.tenant().value(), key.name(), from, limit),
                    NumberTable::lease);
        }
    }

    private static SeriesKey series(ResultSet row) throws SQLException {
        return new SeriesKey(TenantId.of(row.getString("tenant")), row.getString("series"));
    }

    private static LastGiven lastGiven(ResultSet row) throws SQLException {
        Long number = Column.nullable(row, "last_given");
        return new LastGiven(series(row), number == null ? OptionalLong.empty() : OptionalLong.of(number));
    }

    private static NumberLease lease(ResultSet row) throws SQLException {
        return new NumberLease(
                series(row),
                row.getLong("num"),
                row.getString("document"),
                NumberLease.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                Texts.instant(row.getLong("changed_at")));
    }
}
