package dev.backoffice.core.access;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The thing a verb is about to act on, as loaded: what access and approval are decided by.
 *
 * @param kind e.g. {@code order}
 * @param id its id
 * @param attributes what rules look at, e.g. {@code site=SP1}, {@code total=150.00}
 */
public record Subject(String kind, String id, Map<String, String> attributes) {
    public Subject {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** A thing without attributes yet. */
    public static Subject of(String kind, String id) {
        return new Subject(kind, id, Map.of());
    }

    /** The same thing with one more attribute, in place of one of that name. */
    public Subject with(String name, String value) {
        Map<String, String> more = new TreeMap<>(attributes);
        more.put(name, value);
        return new Subject(kind, id, more);
    }
}
