package dev.backoffice.core.leaving;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link TenantExport} wrote into a store that has nothing of the tenant. */
public final class TenantImport {
    private static final int LONGEST_LINE = 64 * 1024 * 1024;

    private TenantImport() {}

    /**
     * Adds everything an export holds, in one transaction: all of it is there afterwards, or nothing.
     *
     * @param rows of the store, e.g. {@code jdbcStore.tenants()}
     * @param tenant whose export it has to be
     * @param in read to its end, and left open
     * @return what was added
     * @throws InvalidInput {@code tenant.export-damaged}, with {@code line} (from 1), {@code table} and {@code reason}; {@code
     *     tenant.export-version}; {@code tenant.export-other}, when it is the export of another tenant
     * @throws RuleViolation {@code tenant.not-empty}
     * @throws Unavailable {@code tenant.stream}, when the stream fails; those of the store
     */
    public static TenantManifest read(TenantRows rows, TenantId tenant, InputStream in) {
        Lines lines = new Lines(tenant, new BufferedInputStream(in));
        lines.readFirst();
        try {
            rows.restore(tenant, lines);
        } catch (InvalidInput refused) {
            throw refused.code().startsWith("tenant.export-") ? refused : lines.damaged(refused.code());
        }
        return lines.manifest();
    }

    /** The rows of an export; its last line is checked before it says that there are no more. */
    private static final class Lines implements Iterator<TenantRow> {
        private final TenantId tenant;
        private final InputStream in;
        private final ExportLines sums;
        private long number;
        private Optional<TenantTable> table = Optional.empty();
        private @Nullable TenantRow before;
        private @Nullable TenantRow next;
        private @Nullable TenantManifest manifest;

        Lines(TenantId tenant, InputStream in) {
            this.tenant = tenant;
            this.in = in;
            this.sums = new ExportLines(tenant);
        }

        void readFirst() {
            byte[] bytes = line();
            Doc first = parse(bytes);
            if (!first.find("format").filter(Doc.of(ExportLines.FORMAT)::equals).isPresent()) {
                throw damaged("format");
            }
            Doc version = first.find("version").orElseThrow(() -> damaged("format"));
            if (!version.equals(Doc.of(ExportLines.VERSION))) {
                throw InvalidInput.of(
                        "tenant.export-version",
                        "version",
                        version.toJson(),
                        "known",
                        Long.toString(ExportLines.VERSION));
            }
            if (!first.equals(sums.first())) {
                throw InvalidInput.of("tenant.export-other", "tenant", tenant.value());
            }
            sums.digest(bytes);
        }

        @Override
        public boolean hasNext() {
            if (next == null && manifest == null) {
                read();
            }
            return next != null;
        }

        @Override
        public TenantRow next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            TenantRow row = next;
            next = null;
            return row;
        }

        TenantManifest manifest() {
            if (hasNext() || manifest == null) {
                throw new IllegalStateException("the store did not ask for every row");
            }
            return manifest;
        }

        private void read() {
            byte[] bytes = line();
            Doc line = parse(bytes);
            if (line.has("sha256")) {
                end(line);
                return;
            }
            table = line.find("table")
                    .filter(Doc.Text.class::isInstance)
                    .flatMap(name -> TenantTable.named(name.asText()));
            TenantTable named = table.orElseThrow(() -> damaged("table"));
            Doc fields = line.find("row").orElseThrow(() -> damaged("row"));
            if (!(fields instanceof Doc.Fields)) {
                throw damaged("row");
            }
            TenantRow row = row(named, fields);
            if (before != null && before.compareTo(row) >= 0) {
                throw damaged("order");
            }
            sums.digest(bytes);
            sums.count(row);
            before = row;
            next = row;
        }

        private TenantRow row(TenantTable named, Doc fields) {
            try {
                return new TenantRow(named, fields);
            } catch (InvalidInput wrong) {
                throw damaged("field " + wrong.details().get("field"));
            }
        }

        private void end(Doc line) {
            TenantManifest counted = sums.manifest();
            Doc expected = ExportLines.last(counted);
            table = Optional.empty();
            if (!line.find("rows").equals(expected.find("rows"))) {
                throw damaged("rows");
            }
            if (!line.equals(expected)) {
                throw damaged("sha256");
            }
            if (byteOrEnd() >= 0) {
                throw damaged("more after the last line");
            }
            manifest = counted;
        }

        private Doc parse(byte[] bytes) {
            try {
                Doc doc = Doc.parse(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString());
                if (doc instanceof Doc.Fields) {
                    return doc;
                }
            } catch (CharacterCodingException | BackofficeException unreadable) {
                throw damaged("json");
            }
            throw damaged("json");
        }

        /** Each line ends with a line feed, so one without was cut off. */
        private byte[] line() {
            number++;
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int c = byteOrEnd(); c != '\n'; c = byteOrEnd()) {
                if (c < 0) {
                    throw damaged("cut off");
                }
                if (line.size() == LONGEST_LINE) {
                    throw damaged("too long");
                }
                line.write(c);
            }
            return line.toByteArray();
        }

        private int byteOrEnd() {
            try {
                return in.read();
            } catch (IOException failed) {
                throw Unavailable.of("tenant.stream", failed);
            }
        }

        InvalidInput damaged(String reason) {
            return InvalidInput.of(
                    "tenant.export-damaged",
                    "line",
                    Long.toString(number),
                    "table",
                    table.map(TenantTable::toString).orElse("-"),
                    "reason",
                    reason);
        }
    }
}
