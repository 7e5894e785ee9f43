package dev.backoffice.core.leaving;

import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes everything a store has of a tenant as lines of JSON, for another store or for the tenant to take along. */
public final class TenantExport {
    private TenantExport() {}

    /**
     * Writes an export: UTF-8, one JSON object in each line, each line ended by a line feed. The last line counts the rows and tells
     * the SHA-256 of all bytes before it. What others do meanwhile, with this tenant or another, is in it as a whole or not at all.
     *
     * @param rows of the store, e.g. {@code jdbcStore.tenants()}
     * @param out written to while a transaction is open, so write to a file and not to a slow client; flushed, and left open
     * @throws Unavailable {@code tenant.stream}, when the stream fails; those of the store
     */
    public static TenantManifest write(TenantRows rows, TenantId tenant, OutputStream out) {
        ExportLines lines = new ExportLines(tenant);
        line(out, lines, lines.first());
        rows.read(tenant, row -> {
            lines.count(row);
            line(out, lines, ExportLines.row(row));
        });
        TenantManifest manifest = lines.manifest();
        try {
            out.write((ExportLines.last(manifest).toJson() + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException failed) {
            throw Unavailable.of("tenant.stream", failed);
        }
        return manifest;
    }

    private static void line(OutputStream out, ExportLines lines, Doc line) {
        byte[] bytes = line.toJson().getBytes(StandardCharsets.UTF_8);
        lines.digest(bytes);
        try {
            out.write(bytes);
            out.write('\n');
        } catch (IOException failed) {
            throw Unavailable.of("tenant.stream", failed);
        }
    }
}
