package dev.backoffice.examples.filestore;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.store.Doc;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One open transaction. It changes the tables at once, for it is alone, and remembers two things: how to undo each change, and
 * what to write to the journal.
 */
final class Transaction {
    private final Tables tables;
    private final Thread owner = Thread.currentThread();
    private final Deque<Tables.Change> undo = new ArrayDeque<>();
    private final Map<Place, Tables.Change> changes = new LinkedHashMap<>();
    private boolean ended;
    private @Nullable Conflict lost;

    private record Place(Table table, Key key) {}

    Transaction(Tables tables) {
        this.tables = tables;
    }

    // ---- rows

    Optional<Doc> find(Table table, Key key) {
        return Optional.ofNullable(rows(table).get(key));
    }

    boolean has(Table table, Key key) {
        return rows(table).containsKey(key);
    }

    void put(Table table, Key key, Doc row) {
        change(new Tables.Change(table, key, Optional.of(row)));
    }

    void remove(Table table, Key key) {
        if (has(table, key)) {
            change(new Tables.Change(table, key, Optional.empty()));
        }
    }

    /** Rows whose keys begin like this, in order. Collect them before you change any. */
    Stream<Map.Entry<Key, Doc>> all(Table table, Key prefix) {
        return after(table, prefix, prefix);
    }

    /** Those of {@link #all} that come after a key, or at it. */
    Stream<Map.Entry<Key, Doc>> after(Table table, Key prefix, Key from) {
        return rows(table).tailMap(from, true).entrySet().stream()
                .takeWhile(row -> row.getKey().startsWith(prefix));
    }

    private NavigableMap<Key, Doc> rows(Table table) {
        requireOpen();
        return tables.of(table);
    }

    // change begins
    private void change(Tables.Change change) {
        requireOpen();
        undo.push(tables.apply(change));
        changes.put(new Place(change.table(), change.key()), change);
    }
    // change ends

    // ---- beginning and end

    void requireOpen() {
        if (ended) {
            throw new IllegalStateException("the transaction of this session has ended");
        }
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("a session belongs to the thread of its transaction");
        }
        requireNotLost();
    }

    /** After a conflict nothing of this transaction may be kept, also when the work swallows it. */
    Conflict dead(Conflict why) {
        lost = why;
        return why;
    }

    void requireNotLost() {
        if (lost != null) {
            throw lost;
        }
    }

    /** What is to be written: each row once, as it is at the end. */
    Collection<Tables.Change> changes() {
        return changes.values();
    }

    void undo() {
        while (!undo.isEmpty()) {
            tables.apply(undo.pop());
        }
    }

    void end() {
        ended = true;
    }
}
