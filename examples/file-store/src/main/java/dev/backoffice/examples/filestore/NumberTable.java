package dev.backoffice.examples.filestore;

import dev.backoffice.core.numbering.NumberLease;
import dev.backoffice.core.numbering.NumberRows;
import dev.backoffice.core.numbering.SeriesKey;
import dev.backoffice.core.store.Doc;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;

/** Series, their leases by number, and the latest number of each document. What is given is decided in the core. */
final class NumberTable implements NumberRows {
    private final Transaction transaction;
    private final Locked<SeriesKey> locked = new Locked<>();

    NumberTable(Transaction transaction) {
        this.transaction = transaction;
    }

    private static Key key(SeriesKey series) {
        return Key.of(series.tenant(), series.name());
    }

    @Override
    public Map<SeriesKey, OptionalLong> lock(SortedSet<SeriesKey> keys) {
        locked.add(keys);
        Map<SeriesKey, OptionalLong> last = new HashMap<>();
        keys.forEach(series -> last.put(
                series,
                transaction
                        .find(Table.SERIES, key(series))
                        .map(row -> OptionalLong.of(row.asLong()))
                        .orElse(OptionalLong.empty())));
        return last;
    }

    @Override
    public void write(Map<SeriesKey, Long> lastGiven) {
        lastGiven.forEach((series, number) -> {
            locked.require(series);
            transaction.put(Table.SERIES, key(series), Doc.of(number));
        });
    }

    @Override
    public Map<String, NumberLease> byDocument(SeriesKey series, Collection<String> documents) {
        Map<String, NumberLease> found = new HashMap<>();
        for (String document : documents) {
            transaction
                    .find(Table.NUMBER_BY_DOCUMENT, key(series).and(document))
                    .flatMap(
                            number -> transaction.find(Table.NUMBER, key(series).and(number.asLong())))
                    .ifPresent(row -> found.put(document, read(series, row)));
        }
        return found;
    }

    @Override
    public void writeLeases(Collection<NumberLease> leases) {
        for (NumberLease lease : leases) {
            locked.require(lease.series());
            Key series = key(lease.series());
            transaction.put(Table.NUMBER, series.and(lease.number()), form(lease));
            Key document = series.and(lease.document());
            long latest = transaction
                    .find(Table.NUMBER_BY_DOCUMENT, document)
                    .map(Doc::asLong)
                    .orElse(0L);
            if (lease.number() > latest) {
                transaction.put(Table.NUMBER_BY_DOCUMENT, document, Doc.of(lease.number()));
            }
        }
    }

    @Override
    public List<NumberLease> list(SeriesKey series, long from, int limit) {
        return transaction
                .after(Table.NUMBER, key(series), key(series).and(from))
                .limit(limit)
                .map(row -> read(series, row.getValue()))
                .toList();
    }

    private static Doc form(NumberLease lease) {
        return Doc.fields()
                .put("number", lease.number())
                .put("document", lease.document())
                .put("state", lease.state().name())
                .put("reason", lease.reason())
                .put("at", lease.at())
                .build();
    }

    private static NumberLease read(SeriesKey series, Doc row) {
        return new NumberLease(
                series,
                row.integer("number"),
                row.text("document"),
                NumberLease.State.valueOf(row.text("state")),
                row.text("reason"),
                row.instant("at"));
    }
}
