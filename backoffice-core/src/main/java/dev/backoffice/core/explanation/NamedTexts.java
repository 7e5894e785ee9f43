package dev.backoffice.core.explanation;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** A few texts by name, in the order given. Unchangeable, so that a reason and the same with one more value need no copy of it. */
final class NamedTexts extends AbstractMap<String, String> {
    /** A name, its text, the next name. */
    private final String[] pairs;

    private NamedTexts(String[] pairs) {
        this.pairs = pairs;
    }

    /** The same map, unchangeable. */
    static NamedTexts copyOf(Map<String, String> texts) {
        if (texts instanceof NamedTexts unchangeable) {
            return unchangeable;
        }
        String[] pairs = new String[2 * texts.size()];
        int next = 0;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            pairs[next++] = text.getKey();
            pairs[next++] = text.getValue();
        }
        return new NamedTexts(pairs);
    }

    /** The same with one more text; a text of the same name is replaced where it stands. */
    NamedTexts with(String name, String text) {
        int place = 0;
        while (place < pairs.length && !pairs[place].equals(name)) {
            place += 2;
        }
        String[] more = Arrays.copyOf(pairs, Math.max(pairs.length, place + 2));
        more[place] = name;
        more[place + 1] = text;
        return new NamedTexts(more);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return pairs.length / 2;
            }

            @Override
            public Iterator<Entry<String, String>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Entry<String, String>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < pairs.length;
        }

        @Override
        public Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            next += 2;
            return Map.entry(pairs[next - 2], pairs[next - 1]);
        }
    }
}
