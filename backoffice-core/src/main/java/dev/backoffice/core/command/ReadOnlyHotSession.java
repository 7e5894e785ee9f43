package dev.backoffice.core.command;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.balance.Delta;
import dev.backoffice.core.balance.DeltaRows;
import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterRows;
import dev.backoffice.core.counter.Hold;
import dev.backoffice.core.counter.HoldKey;
import dev.backoffice.core.event.Outbox;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.numbering.NumberLease;
import dev.backoffice.core.numbering.NumberRows;
import dev.backoffice.core.numbering.SeriesKey;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.Records;
import dev.backoffice.core.store.StoredDocument;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;

/** A hot session that refuses every lock and every write, as {@link ReadOnlySession} does in the other lane. */
final class ReadOnlyHotSession implements HotStoreSession {
    private final HotStoreSession session;

    ReadOnlyHotSession(HotStoreSession session) {
        this.session = session;
    }

    @Override
    public CounterRows counters() {
        CounterRows rows = session.counters();
        return new CounterRows() {
            @Override
            public Map<CounterKey, Counter> lock(SortedSet<CounterKey> keys) {
                throw ReadOnlySession.refused();
            }

            @Override
            public void write(Collection<Counter> counters) {
                throw ReadOnlySession.refused();
            }

            @Override
            public Map<CounterKey, Counter> read(Collection<CounterKey> keys) {
                return rows.read(keys);
            }

            @Override
            public Map<HoldKey, Hold> holds(Collection<HoldKey> keys) {
                return rows.holds(keys);
            }

            @Override
            public void writeHolds(Collection<Hold> holds) {
                throw ReadOnlySession.refused();
            }

            @Override
            public List<Hold> due(Collection<CounterKey> counters, Instant now, int limit) {
                return rows.due(counters, now, limit);
            }

            @Override
            public List<Hold> due(Instant now, int limit) {
                return rows.due(now, limit);
            }
        };
    }

    @Override
    public DeltaRows deltas() {
        DeltaRows rows = session.deltas();
        return new DeltaRows() {
            @Override
            public void insert(List<Delta> deltas) {
                throw ReadOnlySession.refused();
            }

            @Override
            public Map<BalanceKey, Long> balances(BalanceQuery query) {
                return rows.balances(query);
            }

            @Override
            public int fold(int limit) {
                throw ReadOnlySession.refused();
            }

            @Override
            public long unfolded(int most) {
                return rows.unfolded(most);
            }
        };
    }

    @Override
    public NumberRows numbers() {
        NumberRows rows = session.numbers();
        return new NumberRows() {
            @Override
            public Map<SeriesKey, OptionalLong> lock(SortedSet<SeriesKey> keys) {
                throw ReadOnlySession.refused();
            }

            @Override
            public void write(Map<SeriesKey, Long> lastGiven) {
                throw ReadOnlySession.refused();
            }

            @Override
            public Map<String, NumberLease> byDocument(SeriesKey series, Collection<String> documents) {
                return rows.byDocument(series, documents);
            }

            @Override
            public void writeLeases(Collection<NumberLease> leases) {
                throw ReadOnlySession.refused();
            }

            @Override
            public List<NumberLease> list(SeriesKey series, long from, int limit) {
                return rows.list(series, from, limit);
            }
        };
    }

    @Override
    public Records records(TenantId tenant) {
        Records records = session.records(tenant);
        return new Records() {
            @Override
            public Optional<StoredDocument> find(String kind, String id) {
                return records.find(kind, id);
            }

            @Override
            public Optional<StoredDocument> pin(String kind, String id) {
                throw ReadOnlySession.refused();
            }

            @Override
            public void insert(StoredDocument document) {
                throw ReadOnlySession.refused();
            }

            @Override
            public List<StoredDocument> list(DocumentQuery query) {
                return records.list(query);
            }
        };
    }

    @Override
    public Outbox outbox() {
        return ReadOnlySession.reading(session.outbox());
    }

    @Override
    public Receipts receipts() {
        throw ReadOnlySession.refused();
    }
}
