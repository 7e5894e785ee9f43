package dev.backoffice.core.leaving;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.store.Doc;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One row of a tenant as it is handed over: in the form that {@link TenantTable} gives it, whatever the store. It does not name its
 * tenant. Immutable.
 *
 * @param table which table it stands in
 * @param fields its fields, in the order of the table
 */
public record TenantRow(TenantTable table, Doc fields) implements Comparable<TenantRow> {
    /** @throws InvalidInput {@code tenant.row}, when a field is missing, of another kind, too long or not known */
    public TenantRow {
        fields = table.ordered(fields);
    }

    /** By table and key: the order of an export. */
    @Override
    public int compareTo(TenantRow other) {
        int order = table.compareTo(other.table);
        return order != 0 ? order : compareKey(other.fields);
    }

    /** Whether it stands behind a key of its table. */
    public boolean comesAfter(Doc key) {
        return compareKey(key) > 0;
    }

    private int compareKey(Doc key) {
        int order = 0;
        for (String name : table.key()) {
            if (order != 0) {
                return order;
            }
            order = compare(fields.get(name), key.get(name));
        }
        return order;
    }

    /** Of which documents, events or counters it is, or in which book; empty where its table has no kinds. */
    public String kind() {
        return fields.find("kind")
                .or(() -> fields.find("book"))
                .map(Doc::asText)
                .orElse("");
    }

    static int compare(Doc one, Doc other) {
        if (one instanceof Doc.Num number) {
            BigDecimal value = number.asNumber();
            return value.compareTo(other.asNumber());
        }
        // the order of UTF-8 is that of code points
        return Arrays.compareUnsigned(
                one.asText().getBytes(StandardCharsets.UTF_8), other.asText().getBytes(StandardCharsets.UTF_8));
    }
}
