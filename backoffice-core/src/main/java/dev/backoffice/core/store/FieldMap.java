package dev.backoffice.core.store;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The few named values of one {@link Doc.Fields}, in the order they were put. A store holds millions of these: names and
 * values lie side by side in one array, a quarter of what a hash map takes, and a name is found by looking along it.
 */
final class FieldMap extends AbstractMap<String, Doc> {
    /** Up to here looking along is as fast as hashing. */
    static final int FEW = 24;

    private final Object[] cells;

    private FieldMap(Object[] cells) {
        this.cells = cells;
    }

    /** An unmodifiable copy that keeps the order. */
    static Map<String, Doc> copyOf(Map<String, Doc> values) {
        if (values instanceof FieldMap) {
            return values;
        }
        if (values.size() > FEW) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
        Object[] cells = new Object[values.size() * 2];
        int at = 0;
        for (Map.Entry<String, Doc> field : values.entrySet()) {
            cells[at++] = field.getKey();
            cells[at++] = field.getValue();
        }
        return new FieldMap(cells);
    }

    @Override
    public int size() {
        return cells.length / 2;
    }

    @Override
    public @Nullable Doc get(@Nullable Object name) {
        int at = find(name);
        return at < 0 ? null : value(at);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return find(name) >= 0;
    }

    private int find(@Nullable Object name) {
        for (int i = 0; i < cells.length; i += 2) {
            if (cells[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Doc value(int at) {
        return (Doc) cells[at + 1];
    }

    @Override
    public Set<Map.Entry<String, Doc>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return FieldMap.this.size();
            }

            @Override
            public Iterator<Map.Entry<String, Doc>> iterator() {
                return new InOrder();
            }
        };
    }

    private final class InOrder implements Iterator<Map.Entry<String, Doc>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < cells.length;
        }

        @Override
        public Map.Entry<String, Doc> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int at = next;
            next += 2;
            return Map.entry((String) cells[at], value(at));
        }
    }
}
