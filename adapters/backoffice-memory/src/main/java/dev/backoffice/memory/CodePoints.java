package dev.backoffice.memory;

import java.util.Comparator;

/** Orders texts by Unicode code point, as PostgreSQL's collation "C" orders UTF-8; {@link String#compareTo} orders by UTF-16. */
final class CodePoints {
    static final Comparator<String> ORDER = CodePoints::compare;

    private CodePoints() {}

    private static int compare(String one, String other) {
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

    /** A surrogate stands for a code point above all that fit into one {@code char}. */
    private static int weight(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }
}
