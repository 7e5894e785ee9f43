package dev.backoffice.core.leaving;

import dev.backoffice.core.identity.TenantId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an export holds. Immutable.
 *
 * @param tenant whose rows
 * @param rows how many of each table; every table is named
 * @param sha256 of every byte before the last line, 64 hex digits in lower case
 */
public record TenantManifest(TenantId tenant, Map<TenantTable, Long> rows, String sha256) {
    /** Every table is named, those without rows with zero. */
    public TenantManifest {
        Map<TenantTable, Long> all = new EnumMap<>(TenantTable.class);
        for (TenantTable table : TenantTable.values()) {
            all.put(table, rows.getOrDefault(table, 0L));
        }
        rows = Collections.unmodifiableMap(all);
    }

    /** How many rows there are of all tables. */
    public long count() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
