package dev.backoffice.memory;

import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterRows;
import dev.backoffice.core.counter.Hold;
import dev.backoffice.core.counter.HoldKey;
import dev.backoffice.core.counter.HoldLine;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/** Guarded counters, their holds, and the live holds by the time they run out. */
final class CounterTable {
    private final Map<CounterKey, Counter> counters = new HashMap<>();
    private final Map<HoldKey, Hold> holds = new HashMap<>();
    private final TreeSet<Expiry> expiries = new TreeSet<>(Expiry.ORDER);
    private final Map<CounterKey, NavigableSet<Expiry>> expiriesByCounter = new HashMap<>();

    private record Expiry(Instant at, HoldKey hold) {
        static final Comparator<Expiry> ORDER = Comparator.comparing(Expiry::at).thenComparing(Expiry::hold);

        static Expiry of(Hold hold) {
            return new Expiry(hold.expiresAt(), hold.key());
        }
    }

    CounterRows in(Transaction transaction) {
        return new Rows(transaction);
    }

    void read(TenantId tenant, Consumer<TenantRow> row) {
        counters.forEach((key, counter) -> {
            if (key.tenant().equals(tenant)) {
                row.accept(new TenantRow(
                        TenantTable.COUNTERS,
                        Doc.fields()
                                .put("kind", key.kind())
                                .put("name", key.name())
                                .put("onHand", counter.onHand())
                                .put("held", counter.held())
                                .put("floor", counter.floor())
                                .build()));
            }
        });
        holds.forEach((key, hold) -> {
            if (key.tenant().equals(tenant)) {
                row.accept(new TenantRow(
                        TenantTable.HOLDS,
                        Doc.fields()
                                .put("id", key.id().toString())
                                .put("expiresAt", hold.expiresAt())
                                .put("version", hold.version())
                                .build()));
                for (int number = 0; number < hold.lines().size(); number++) {
                    row.accept(line(hold, number));
                }
            }
        });
    }

    private static TenantRow line(Hold hold, int number) {
        HoldLine line = hold.lines().get(number);
        return new TenantRow(
                TenantTable.HOLD_LINES,
                Doc.fields()
                        .put("hold", hold.key().id().toString())
                        .put("line", number)
                        .put("kind", line.counter().kind())
                        .put("name", line.counter().name())
                        .put("held", line.held())
                        .put("committed", line.committed())
                        .put("released", line.released())
                        .put("expired", line.expired())
                        .put("expiresAt", hold.expiresAt())
                        .build());
    }

    void restoreCounter(Transaction transaction, TenantId tenant, Doc row) {
        CounterKey key = new CounterKey(tenant, row.text("kind"), row.text("name"));
        transaction.put(
                counters, key, new Counter(key, row.integer("onHand"), row.integer("held"), row.integer("floor")));
    }

    void restoreHold(Transaction transaction, TenantId tenant, Doc row, List<Doc> lines) {
        Rows rows = new Rows(transaction);
        List<HoldLine> held = lines.stream()
                .map(line -> new HoldLine(
                        new CounterKey(tenant, line.text("kind"), line.text("name")),
                        line.integer("held"),
                        line.integer("committed"),
                        line.integer("released"),
                        line.integer("expired")))
                .toList();
        held.forEach(line -> rows.locked.add(line.counter()));
        rows.writeHolds(List.of(new Hold(
                new HoldKey(tenant, UUID.fromString(row.text("id"))),
                held,
                row.instant("expiresAt"),
                row.integer("version"))));
    }

    void removeCounter(Transaction transaction, TenantId tenant, Doc row) {
        transaction.remove(counters, new CounterKey(tenant, row.text("kind"), row.text("name")));
    }

    void removeHold(Transaction transaction, TenantId tenant, Doc row) {
        HoldKey key = new HoldKey(tenant, UUID.fromString(row.text("id")));
        Hold hold = holds.get(key);
        if (hold != null) {
            new Rows(transaction).unlist(hold);
            transaction.remove(holds, key);
        }
    }

    private final class Rows implements CounterRows {
        private final Transaction transaction;
        private final Set<CounterKey> locked = new HashSet<>();

        Rows(Transaction transaction) {
            this.transaction = transaction;
        }

        @Override
        public Map<CounterKey, Counter> lock(SortedSet<CounterKey> keys) {
            transaction.open();
            locked.addAll(keys);
            Map<CounterKey, Counter> all = new HashMap<>();
            keys.forEach(key -> all.put(key, counters.getOrDefault(key, Counter.empty(key))));
            return all;
        }

        @Override
        public void write(Collection<Counter> written) {
            transaction.open();
            for (Counter counter : written) {
                requireLocked(counter.key());
                transaction.put(counters, counter.key(), counter);
            }
        }

        @Override
        public Map<CounterKey, Counter> read(Collection<CounterKey> keys) {
            transaction.open();
            Map<CounterKey, Counter> found = new HashMap<>();
            for (CounterKey key : keys) {
                Counter counter = counters.get(key);
                if (counter != null) {
                    found.put(key, counter);
                }
            }
            return found;
        }

        @Override
        public Map<HoldKey, Hold> holds(Collection<HoldKey> keys) {
            transaction.open();
            Map<HoldKey, Hold> found = new HashMap<>();
            for (HoldKey key : keys) {
                Hold hold = holds.get(key);
                if (hold != null) {
                    found.put(key, hold);
                }
            }
            return found;
        }

        @Override
        public void writeHolds(Collection<Hold> written) {
            transaction.open();
            for (Hold hold : written) {
                hold.lines().forEach(line -> requireLocked(line.counter()));
                Hold before = holds.get(hold.key());
                if (before != null && before.live()) {
                    unlist(before);
                }
                transaction.put(holds, hold.key(), hold);
                if (hold.live()) {
                    list(hold);
                }
            }
        }

        private void requireLocked(CounterKey key) {
            if (!locked.contains(key)) {
                throw new IllegalStateException("written without its lock: " + key);
            }
        }

        private void list(Hold hold) {
            Expiry expiry = Expiry.of(hold);
            transaction.add(expiries, expiry);
            for (HoldLine line : hold.lines()) {
                if (line.live() > 0) {
                    transaction.add(expiriesOf(line.counter()), expiry);
                }
            }
        }

        private void unlist(Hold hold) {
            Expiry expiry = Expiry.of(hold);
            transaction.remove(expiries, expiry);
            hold.lines().forEach(line -> transaction.remove(expiriesOf(line.counter()), expiry));
        }

        private NavigableSet<Expiry> expiriesOf(CounterKey counter) {
            return expiriesByCounter.computeIfAbsent(counter, key -> new TreeSet<>(Expiry.ORDER));
        }

        @Override
        public List<Hold> due(Collection<CounterKey> keys, Instant now, int limit) {
            transaction.open();
            Map<HoldKey, Hold> due = new TreeMap<>();
            for (CounterKey key : keys) {
                NavigableSet<Expiry> ofCounter = expiriesByCounter.get(key);
                if (ofCounter != null) {
                    collectDue(ofCounter, now, limit).forEach(hold -> due.put(hold.key(), hold));
                }
            }
            return List.copyOf(due.values());
        }

        @Override
        public List<Hold> due(Instant now, int limit) {
            transaction.open();
            return collectDue(expiries, now, limit);
        }

        private List<Hold> collectDue(NavigableSet<Expiry> queue, Instant now, int limit) {
            List<Hold> due = new ArrayList<>();
            for (Expiry expiry : queue) {
                if (due.size() == limit || expiry.at().isAfter(now)) {
                    break;
                }
                Hold hold = holds.get(expiry.hold());
                if (hold != null) {
                    due.add(hold);
                }
            }
            return due;
        }
    }
}
