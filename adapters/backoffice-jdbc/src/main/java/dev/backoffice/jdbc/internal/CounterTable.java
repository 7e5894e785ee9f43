package dev.backoffice.jdbc.internal;

import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterRows;
import dev.backoffice.core.counter.Hold;
import dev.backoffice.core.counter.HoldKey;
import dev.backoffice.core.counter.HoldLine;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.identity.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Guarded counters, their holds and the lines of these. */
final class CounterTable {
    private final Table counters;
    private final Table holds;
    private final Table lines;

    /** Holds beside their lines, and lines by their counter; for finding only. */
    private final Table holdsWithLines;

    private final Table linesByCounter;
    private final String dueWithLines;

    CounterTable(boolean postgresql, String qualifier) {
        counters = Table.of(
                postgresql,
                qualifier + "counter",
                List.of(Column.text("tenant"), Column.text("kind"), Column.text("name")),
                List.of(Column.bigint("on_hand"), Column.bigint("held"), Column.bigint("floor_level")));
        holds = Table.of(
                postgresql,
                qualifier + "hold",
                List.of(Column.text("tenant"), Column.uuid("id")),
                List.of(Column.bigint("expires_at"), Column.bigint("version"), Column.bigint("due_at")));
        lines = Table.of(
                postgresql,
                qualifier + "hold_line",
                List.of(Column.text("tenant"), Column.uuid("hold_id"), Column.integer("line_no")),
                List.of(
                        Column.text("counter_kind"),
                        Column.text("counter_name"),
                        Column.bigint("held"),
                        Column.bigint("committed"),
                        Column.bigint("released"),
                        Column.bigint("expired"),
                        Column.bigint("due_at")));
        holdsWithLines = Table.of(
                postgresql,
                "(" + joined(holds.name) + ")",
                List.of(Column.text("tenant"), Column.uuid("id")),
                List.of(Column.integer("line_no")));
        dueWithLines = joined("(SELECT * FROM " + holds.name + " WHERE due_at <= ? ORDER BY due_at LIMIT ?)")
                + " ORDER BY h.due_at, h.tenant, h.id";
        linesByCounter = Table.of(
                postgresql,
                lines.name,
                List.of(Column.text("tenant"), Column.text("counter_kind"), Column.text("counter_name")),
                List.of(Column.bigint("due_at")));
    }

    /** One statement, so that a hold is never seen with the lines of another moment. */
    private String joined(String heads) {
        return "SELECT h.tenant, h.id, h.expires_at, h.version, l.line_no, l.counter_kind, l.counter_name, l.held,"
                + " l.committed, l.released, l.expired FROM " + heads + " h JOIN " + lines.name
                + " l ON l.tenant = h.tenant AND l.hold_id = h.id";
    }

    CounterRows in(Tx tx) {
        return new Rows(tx);
    }

    private final class Rows implements CounterRows {
        private final Tx tx;
        private final Set<CounterKey> locked = new HashSet<>();

        /** Holds this transaction has read or written; any other is new to it, and must be new to the table too. */
        private final Set<HoldKey> seen = new HashSet<>();

        Rows(Tx tx) {
            this.tx = tx;
        }

        @Override
        public Map<CounterKey, Counter> lock(SortedSet<CounterKey> keys) {
            tx.open();
            List<Object[]> rows = new ArrayList<>(keys.size());
            for (CounterKey key : new TreeSet<>(keys)) {
                rows.add(row(Counter.empty(key)));
            }
            locked.addAll(keys);
            return byKey(counters.lock(tx, rows, CounterTable::counter));
        }

        @Override
        public void write(Collection<Counter> changed) {
            tx.open();
            List<Object[]> rows = new ArrayList<>(changed.size());
            changed.stream().sorted(Comparator.comparing(Counter::key)).forEach(counter -> {
                requireLocked(counter.key());
                rows.add(row(counter));
            });
            counters.upsert(tx, rows);
        }

        private void requireLocked(CounterKey key) {
            if (!locked.contains(key)) {
                throw new IllegalStateException("written without its lock: " + key);
            }
        }

        @Override
        public Map<CounterKey, Counter> read(Collection<CounterKey> keys) {
            tx.open();
            List<Object[]> wanted = new ArrayList<>(keys.size());
            new TreeSet<>(keys).forEach(key -> wanted.add(parts(key)));
            return byKey(counters.find(tx, wanted, CounterTable::counter));
        }

        @Override
        public Map<HoldKey, Hold> holds(Collection<HoldKey> keys) {
            tx.open();
            List<Object[]> wanted = new ArrayList<>(keys.size());
            new TreeSet<>(keys)
                    .forEach(key -> wanted.add(new Object[] {key.tenant().value(), key.id()}));
            Map<HoldKey, Hold> found = new TreeMap<>();
            together(holdsWithLines.find(tx, wanted, CounterTable::line)).forEach(hold -> found.put(hold.key(), hold));
            seen.addAll(found.keySet());
            return found;
        }

        @Override
        public void writeHolds(Collection<Hold> changed) {
            tx.open();
            List<Object[]> newRows = new ArrayList<>(changed.size());
            List<Object[]> holdRows = new ArrayList<>(changed.size());
            List<Object[]> lineRows = new ArrayList<>();
            changed.stream().sorted(Comparator.comparing(Hold::key)).forEach(hold -> {
                String tenant = hold.key().tenant().value();
                UUID id = hold.key().id();
                long expiresAt = Texts.micros(hold.expiresAt());
                Long dueAt = hold.live() ? expiresAt : null;
                (seen.add(hold.key()) ? newRows : holdRows)
                        .add(new Object[] {tenant, id, expiresAt, hold.version(), dueAt});
                for (int i = 0; i < hold.lines().size(); i++) {
                    HoldLine line = hold.lines().get(i);
                    requireLocked(line.counter());
                    lineRows.add(new Object[] {
                        tenant,
                        id,
                        i,
                        line.counter().kind(),
                        line.counter().name(),
                        line.held(),
                        line.committed(),
                        line.released(),
                        line.expired(),
                        line.live() > 0 ? dueAt : null
                    });
                }
            });
            // Two may place one hold on counters of their own, where no lock keeps them apart; the key of the hold
            // does.
            holds.insert(
                    tx,
                    newRows,
                    taken -> Conflict.retryable(
                            "hold.appeared",
                            taken.failure(),
                            "hold",
                            taken.row().map(its -> its[1].toString()).orElse("")));
            holds.upsert(tx, holdRows);
            lines.upsert(tx, lineRows);
        }

        @Override
        public List<Hold> due(Collection<CounterKey> keys, Instant now, int limit) {
            tx.open();
            List<Object[]> wanted = new ArrayList<>(keys.size());
            new TreeSet<>(keys).forEach(key -> wanted.add(parts(key)));
            List<HoldKey> due = linesByCounter.find(
                    tx,
                    wanted,
                    " AND due_at <= ? ORDER BY due_at LIMIT ?",
                    List.of(Texts.micros(now), limit),
                    row -> new HoldKey(TenantId.of(row.getString("tenant")), uuid(row, "hold_id")));
            return due.isEmpty()
                    ? List.of()
                    : List.copyOf(holds(new TreeSet<>(due)).values());
        }

        @Override
        public List<Hold> due(Instant now, int limit) {
            return together(tx.query(dueWithLines, List.of(Texts.micros(now), limit), CounterTable::line));
        }
    }

    /** The holds of these lines, in the order in which they come. */
    private static List<Hold> together(List<Line> found) {
        Map<HoldKey, SortedMap<Integer, Line>> byHold = new LinkedHashMap<>();
        found.forEach(line ->
                byHold.computeIfAbsent(line.hold(), key -> new TreeMap<>()).put(line.number(), line));
        List<Hold> holds = new ArrayList<>(byHold.size());
        byHold.forEach((key, ofHold) -> {
            List<Line> its = List.copyOf(ofHold.values());
            holds.add(new Hold(
                    key,
                    its.stream().map(Line::line).toList(),
                    its.get(0).expiresAt(),
                    its.get(0).version()));
        });
        return holds;
    }

    /** A line beside its hold. */
    private record Line(HoldKey hold, Instant expiresAt, long version, int number, HoldLine line) {}

    private static Map<CounterKey, Counter> byKey(List<Counter> found) {
        Map<CounterKey, Counter> all = new TreeMap<>();
        found.forEach(counter -> all.put(counter.key(), counter));
        return all;
    }

    private static Object[] parts(CounterKey key) {
        return new Object[] {key.tenant().value(), key.kind(), key.name()};
    }

    private static Object[] row(Counter counter) {
        CounterKey key = counter.key();
        return new Object[] {
            key.tenant().value(), key.kind(), key.name(), counter.onHand(), counter.held(), counter.floor()
        };
    }

    private static Counter counter(ResultSet row) throws SQLException {
        return new Counter(
                new CounterKey(TenantId.of(row.getString("tenant")), row.getString("kind"), row.getString("name")),
                row.getLong("on_hand"),
                row.getLong("held"),
                row.getLong("floor_level"));
    }

    private static Line line(ResultSet row) throws SQLException {
        TenantId tenant = TenantId.of(row.getString("tenant"));
        CounterKey counter = new CounterKey(tenant, row.getString("counter_kind"), row.getString("counter_name"));
        return new Line(
                new HoldKey(tenant, uuid(row, "id")),
                Texts.instant(row.getLong("expires_at")),
                row.getLong("version"),
                row.getInt("line_no"),
                new HoldLine(
                        counter,
                        row.getLong("held"),
                        row.getLong("committed"),
                        row.getLong("released"),
                        row.getLong("expired")));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
