package dev.backoffice.core.leaving;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/** The lines of an export: a first one that says what it is, one for each row, and a last one that counts them. */
final class ExportLines {
    static final String FORMAT = "backoffice-tenant";
    static final long VERSION = 1;

    private final TenantId tenant;
    private final MessageDigest digest = sha256();
    private final Map<TenantTable, Long> counts = new EnumMap<>(TenantTable.class);

    ExportLines(TenantId tenant) {
        this.tenant = tenant;
    }

    Doc first() {
        return Doc.fields()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("tenant", tenant.value())
                .build();
    }

    static Doc row(TenantRow row) {
        return Doc.fields()
                .put("table", row.table().toString())
                .put("row", row.fields())
                .build();
    }

    static Doc last(TenantManifest manifest) {
        Doc.Builder rows = Doc.fields();
        manifest.rows().forEach((table, count) -> rows.put(table.toString(), count));
        return Doc.fields()
                .put("rows", rows.build())
                .put("sha256", manifest.sha256())
                .build();
    }

    void count(TenantRow row) {
        counts.merge(row.table(), 1L, Math::addExact);
    }

    /** What a line that is not the last adds to the digest, its line feed included. */
    void digest(byte[] line) {
        digest.update(line);
        digest.update((byte) '\n');
    }

    TenantManifest manifest() {
        return new TenantManifest(tenant, counts, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
