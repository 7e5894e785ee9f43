package dev.backoffice.examples.filestore;

import dev.backoffice.core.identity.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The place of a row in its table: a few texts, compared one after the other by Unicode code point. The tenant is one of them in
 * every table, so nothing of one tenant lies among the rows of another.
 */
record Key(List<String> parts) implements Comparable<Key> {
    Key {
        parts = List.copyOf(parts);
    }

    /** Texts as they are; numbers and instants as texts that stand in their order. */
    static Key of(Object... parts) {
        List<String> texts = new ArrayList<>(parts.length);
        for (Object part : parts) {
            texts.add(text(part));
        }
        return new Key(texts);
    }

    private static String text(Object part) {
        if (part instanceof Integer number) {
            return inOrder(number);
        }
        if (part instanceof Long number) {
            return inOrder(number);
        }
        if (part instanceof Instant at) {
            return inOrder(at.getEpochSecond()) + inOrder(at.getNano());
        }
        return part instanceof TenantId tenant ? tenant.value() : part.toString();
    }

    /** Sixteen hex digits; with the sign turned over, negative numbers stand before the others. */
    private static String inOrder(long number) {
        return HexFormat.of().toHexDigits(number ^ Long.MIN_VALUE);
    }

    String part(int place) {
        return parts.get(place);
    }

    /** This key with more parts at its end. */
    Key and(Object... more) {
        List<String> longer = new ArrayList<>(parts);
        longer.addAll(of(more).parts);
        return new Key(longer);
    }

    /** This key without its first parts. */
    Key from(int place) {
        return new Key(parts.subList(place, parts.size()));
    }

    boolean startsWith(Key prefix) {
        return parts.size() >= prefix.parts.size()
                && parts.subList(0, prefix.parts.size()).equals(prefix.parts);
    }

    @Override
    public int compareTo(Key other) {
        int shared = Math.min(parts.size(), other.parts.size());
        for (int i = 0; i < shared; i++) {
            int order = byCodePoint(parts.get(i), other.parts.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(parts.size(), other.parts.size());
    }

    /** {@link String#compareTo} goes by UTF-16 and has an emoji before some letters; the contract wants code points. */
    static int byCodePoint(String one, String other) {
        int shared = Math.min(one.length(), other.length());
        for (int i = 0; i < shared; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Integer.compare(weight(a), weight(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    private static int weight(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }
}
