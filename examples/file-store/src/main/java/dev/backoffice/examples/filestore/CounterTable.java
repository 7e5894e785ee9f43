package dev.backoffice.examples.filestore;

import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterRows;
import dev.backoffice.core.counter.Hold;
import dev.backoffice.core.counter.HoldKey;
import dev.backoffice.core.counter.HoldLine;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/** Counters and holds, and the live holds by the time they run out. What is granted is decided in the core. */
final class CounterTable implements CounterRows {
    private static final Doc MARK = Doc.of(true);

    private final Transaction transaction;
    private final Locked<CounterKey> locked = new Locked<>();

    CounterTable(Transaction transaction) {
        this.transaction = transaction;
    }

    private static Key key(CounterKey counter) {
        return Key.of(counter.tenant(), counter.kind(), counter.name());
    }

    private static Key key(HoldKey hold) {
        return Key.of(hold.tenant(), hold.id());
    }

    @Override
    public Map<CounterKey, Counter> lock(SortedSet<CounterKey> keys) {
        locked.add(keys);
        Map<CounterKey, Counter> all = new HashMap<>();
        keys.forEach(key -> all.put(key, find(key).orElse(Counter.empty(key))));
        return all;
    }

    @Override
    public Map<CounterKey, Counter> read(Collection<CounterKey> keys) {
        Map<CounterKey, Counter> found = new HashMap<>();
        keys.forEach(key -> find(key).ifPresent(counter -> found.put(key, counter)));
        return found;
    }

    private Optional<Counter> find(CounterKey key) {
        return transaction
                .find(Table.COUNTER, key(key))
                .map(row -> new Counter(key, row.integer("on-hand"), row.integer("held"), row.integer("floor")));
    }

    @Override
    public void write(Collection<Counter> counters) {
        for (Counter counter : counters) {
            locked.require(counter.key());
            transaction.put(
                    Table.COUNTER,
                    key(counter.key()),
                    Doc.fields()
                            .put("on-hand", counter.onHand())
                            .put("held", counter.held())
                            .put("floor", counter.floor())
                            .build());
        }
    }

    @Override
    public Map<HoldKey, Hold> holds(Collection<HoldKey> keys) {
        Map<HoldKey, Hold> found = new HashMap<>();
        keys.forEach(key -> find(key).ifPresent(hold -> found.put(key, hold)));
        return found;
    }

    private Optional<Hold> find(HoldKey key) {
        return transaction
                .find(Table.HOLD, key(key))
                .map(row -> new Hold(
                        key,
                        row.get("lines").asItems().stream()
                                .map(line -> line(key.tenant(), line))
                                .toList(),
                        row.instant("expires"),
                        row.integer("version")));
    }

    @Override
    public void writeHolds(Collection<Hold> holds) {
        for (Hold hold : holds) {
            hold.lines().forEach(line -> locked.require(line.counter()));
            find(hold.key()).ifPresent(this::unlist);
            transaction.put(
                    Table.HOLD,
                    key(hold.key()),
                    Doc.fields()
                            .put("lines", hold.lines(), CounterTable::form)
                            .put("expires", hold.expiresAt())
                            .put("version", hold.version())
                            .build());
            if (hold.live()) {
                list(hold);
            }
        }
    }

    private void list(Hold hold) {
        transaction.put(Table.HOLD_BY_EXPIRY, byExpiry(hold), MARK);
        for (HoldLine line : hold.lines()) {
            if (line.live() > 0) {
                transaction.put(Table.HOLD_BY_COUNTER, byCounter(hold, line), MARK);
            }
        }
    }

    private void unlist(Hold hold) {
        transaction.remove(Table.HOLD_BY_EXPIRY, byExpiry(hold));
        hold.lines().forEach(line -> transaction.remove(Table.HOLD_BY_COUNTER, byCounter(hold, line)));
    }

    private static Key byExpiry(Hold hold) {
        return Key.of(hold.expiresAt(), hold.key().tenant(), hold.key().id());
    }

    private static Key byCounter(Hold hold, HoldLine line) {
        return key(line.counter()).and(hold.expiresAt(), hold.key().id());
    }

    @Override
    public List<Hold> due(Collection<CounterKey> counters, Instant now, int limit) {
        Map<HoldKey, Hold> due = new LinkedHashMap<>();
        for (CounterKey counter : counters) {
            Key end = key(counter).and(now);
            transaction
                    .all(Table.HOLD_BY_COUNTER, key(counter))
                    .map(Map.Entry::getKey)
                    .takeWhile(key -> key.part(3).compareTo(end.part(3)) <= 0)
                    .limit(limit)
                    .map(key -> new HoldKey(counter.tenant(), UUID.fromString(key.part(4))))
                    .forEach(hold -> due.put(hold, find(hold).orElseThrow()));
        }
        return List.copyOf(due.values());
    }

    @Override
    public List<Hold> due(Instant now, int limit) {
        Key end = Key.of(now);
        return transaction
                .all(Table.HOLD_BY_EXPIRY, Key.of())
                .map(Map.Entry::getKey)
                .takeWhile(key -> key.part(0).compareTo(end.part(0)) <= 0)
                .limit(limit)
                .map(key -> new HoldKey(TenantId.of(key.part(1)), UUID.fromString(key.part(2))))
                .map(hold -> find(hold).orElseThrow())
                .toList();
    }

    private static Doc form(HoldLine line) {
        return Doc.fields()
                .put("kind", line.counter().kind())
                .put("name", line.counter().name())
                .put("held", line.held())
                .put("committed", line.committed())
                .put("released", line.released())
                .put("expired", line.expired())
                .build();
    }

    private static HoldLine line(TenantId tenant, Doc form) {
        return new HoldLine(
                new CounterKey(tenant, form.text("kind"), form.text("name")),
                form.integer("held"),
                form.integer("committed"),
                form.integer("released"),
                form.integer("expired"));
    }
}
