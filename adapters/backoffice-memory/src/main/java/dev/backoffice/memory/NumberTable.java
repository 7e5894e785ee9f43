package dev.backoffice.memory;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.numbering.NumberLease;
import dev.backoffice.core.numbering.NumberRows;
import dev.backoffice.core.numbering.SeriesKey;
import dev.backoffice.core.store.Doc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Series, their leases by number, and the latest lease of each document. */
final class NumberTable {
    private final Map<SeriesKey, Long> lastGiven = new HashMap<>();
    private final Map<SeriesKey, NavigableMap<Long, NumberLease>> leases = new HashMap<>();
    private final Map<SeriesKey, Map<String, Long>> latest = new HashMap<>();

    NumberRows in(Transaction transaction) {
        return new Rows(transaction);
    }

    private NavigableMap<Long, NumberLease> leasesOf(SeriesKey series) {
        return leases.computeIfAbsent(series, key -> new TreeMap<>());
    }

    private Map<String, Long> latestOf(SeriesKey series) {
        return latest.computeIfAbsent(series, key -> new HashMap<>());
    }

    void read(TenantId tenant, Consumer<TenantRow> row) {
        lastGiven.forEach((series, last) -> {
            if (series.tenant().equals(tenant)) {
                row.accept(new TenantRow(
                        TenantTable.SERIES,
                        Doc.fields()
                                .put("series", series.name())
                                .put("last", last)
                                .build()));
            }
        });
        leases.forEach((series, numbers) -> {
            if (series.tenant().equals(tenant)) {
                numbers.values().forEach(lease -> row.accept(row(lease)));
            }
        });
    }

    private static TenantRow row(NumberLease lease) {
        return new TenantRow(
                TenantTable.NUMBERS,
                Doc.fields()
                        .put("series", lease.series().name())
                        .put("number", lease.number())
                        .put("document", lease.document())
                        .put("state", lease.state().name().toLowerCase(Locale.ROOT))
                        .put("reason", lease.reason())
                        .put("at", lease.at())
                        .build());
    }

    void restoreSeries(Transaction transaction, TenantId tenant, Doc row) {
        if (row.has("last")) {
            transaction.put(lastGiven, new SeriesKey(tenant, row.text("series")), row.integer("last"));
        }
    }

    void restoreNumber(Transaction transaction, TenantId tenant, Doc row) {
        Rows rows = new Rows(transaction);
        SeriesKey series = new SeriesKey(tenant, row.text("series"));
        rows.locked.add(series);
        rows.writeLeases(List.of(new NumberLease(
                series,
                row.integer("number"),
                row.text("document"),
                NumberLease.State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                row.text("reason"),
                row.instant("at"))));
    }

    void removeSeries(Transaction transaction, TenantId tenant, Doc row) {
        transaction.remove(lastGiven, new SeriesKey(tenant, row.text("series")));
    }

    void removeNumber(TenantId tenant, Doc row) {
        SeriesKey series = new SeriesKey(tenant, row.text("series"));
        NumberLease gone = leasesOf(series).remove(row.integer("number"));
        if (gone != null) {
            latestOf(series).remove(gone.document());
            leasesOf(series).values().stream()
                    .filter(lease -> lease.document().equals(gone.document()))
                    .forEach(lease -> latestOf(series).put(lease.document(), lease.number()));
        }
    }

    private final class Rows implements NumberRows {
        private final Transaction transaction;
        private final Set<SeriesKey> locked = new HashSet<>();

        Rows(Transaction transaction) {
            this.transaction = transaction;
        }

        @Override
        public Map<SeriesKey, OptionalLong> lock(SortedSet<SeriesKey> keys) {
            transaction.open();
            locked.addAll(keys);
            Map<SeriesKey, OptionalLong> last = new HashMap<>();
            for (SeriesKey key : keys) {
                Long number = lastGiven.get(key);
                last.put(key, number == null ? OptionalLong.empty() : OptionalLong.of(number));
            }
            return last;
        }

        @Override
        public void write(Map<SeriesKey, Long> given) {
            transaction.open();
            given.forEach((series, number) -> {
                requireLocked(series);
                transaction.put(lastGiven, series, number);
            });
        }

        @Override
        public Map<String, NumberLease> byDocument(SeriesKey series, Collection<String> documents) {
            transaction.open();
            Map<String, NumberLease> found = new HashMap<>();
            for (String document : documents) {
                Long number = latestOf(series).get(document);
                NumberLease lease = number == null ? null : leasesOf(series).get(number);
                if (lease != null) {
                    found.put(document, lease);
                }
            }
            return found;
        }

        @Override
        public void writeLeases(Collection<NumberLease> written) {
            transaction.open();
            for (NumberLease lease : written) {
                requireLocked(lease.series());
                transaction.put(leasesOf(lease.series()), lease.number(), lease);
                Long before = latestOf(lease.series()).get(lease.document());
                if (before == null || before < lease.number()) {
                    transaction.put(latestOf(lease.series()), lease.document(), lease.number());
                }
            }
        }

        private void requireLocked(SeriesKey series) {
            if (!locked.contains(series)) {
                throw new IllegalStateException("written without its lock: " + series);
            }
        }

        @Override
        public List<NumberLease> list(SeriesKey series, long from, int limit) {
            transaction.open();
            List<NumberLease> page = new ArrayList<>();
            for (NumberLease lease : leasesOf(series).tailMap(from, true).values()) {
                if (page.size() == limit) {
                    break;
                }
                page.add(lease);
            }
            return page;
        }
    }
}
