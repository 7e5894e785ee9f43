package dev.backoffice.memory;

import dev.backoffice.core.error.Conflict;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One open transaction: every write leaves behind how to undo it. */
final class Transaction {
    private final Thread owner = Thread.currentThread();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean ended;
    private @Nullable Conflict lost;

    /** This transaction, when it may still be used. */
    Transaction open() {
        if (ended) {
            throw new IllegalStateException("the transaction of this session has ended");
        }
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("a session belongs to the thread of its transaction");
        }
        keep();
        return this;
    }

    /** After a conflict the session is dead, also when the work swallows it: a database could not go on either. */
    Conflict dead(Conflict why) {
        lost = why;
        return why;
    }

    /** Refuses to keep what a conflict has ended. */
    void keep() {
        if (lost != null) {
            throw lost;
        }
    }

    void onUndo(Runnable step) {
        undo.push(step);
    }

    <K, V> void put(Map<K, V> map, K key, V value) {
        V before = map.put(key, value);
        if (before == null) {
            undo.push(() -> map.remove(key));
        } else {
            undo.push(() -> map.put(key, before));
        }
    }

    <K, V> void remove(Map<K, V> map, K key) {
        V before = map.remove(key);
        if (before != null) {
            undo.push(() -> map.put(key, before));
        }
    }

    <T> void add(Set<T> set, T value) {
        if (set.add(value)) {
            undo.push(() -> set.remove(value));
        }
    }

    <T> void remove(Set<T> set, T value) {
        if (set.remove(value)) {
            undo.push(() -> set.add(value));
        }
    }

    void undo() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    void end() {
        ended = true;
    }
}
