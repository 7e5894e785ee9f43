package dev.backoffice.core.numbering;

import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.TenantId;
import java.util.Comparator;

/**
 * Names a series of numbers.
 *
 * @param tenant whose series
 * @param name e.g. {@code nfe/55/99000012000183/1}; at most 200 characters
 */
public record SeriesKey(TenantId tenant, String name) implements Comparable<SeriesKey> {
    private static final Comparator<SeriesKey> ORDER =
            Comparator.comparing(SeriesKey::tenant).thenComparing(SeriesKey::name);

    public SeriesKey {
        CodeText.check("series", name, 200, CodeText.VISIBLE);
    }

    @Override
    public int compareTo(SeriesKey other) {
        return ORDER.compare(this, other);
    }
}
