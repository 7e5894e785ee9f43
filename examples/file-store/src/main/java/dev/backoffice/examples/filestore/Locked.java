package dev.backoffice.examples.filestore;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What one transaction has locked. It is alone, so that a lock costs nothing; but who writes without one is wrong elsewhere. */
final class Locked<K> {
    private final Set<K> keys = new HashSet<>();

    void add(Collection<K> more) {
        keys.addAll(more);
    }

    void require(K key) {
        if (!keys.contains(key)) {
            throw new IllegalStateException("written without its lock: " + key);
        }
    }
}
