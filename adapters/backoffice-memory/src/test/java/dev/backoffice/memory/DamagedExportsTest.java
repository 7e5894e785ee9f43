package dev.backoffice.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.leaving.TenantExport;
import dev.backoffice.core.leaving.TenantImport;
import dev.backoffice.core.leaving.TenantManifest;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.StoredDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happens to an export between two stores: it is imported as it was, or refused by name, and nothing is added. */
class DamagedExportsTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final TenantId BLUE = MARIA.tenant();

    private final MemoryStore target = MemoryStore.create();
    private byte[] export;

    @BeforeEach
    void exportThreeDocuments() {
        MemoryStore source = MemoryStore.create();
        source.execute(MARIA, session -> {
            for (String id : new String[] {"1", "2", "3"}) {
                session.documents()
                        .insert(new StoredDocument(
                                "thing",
                                id,
                                1,
                                1,
                                Doc.fields().put("text", "é" + id).build(),
                                Map.of("name", id)));
            }
            return true;
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TenantManifest manifest = TenantExport.write(source.tenants(), BLUE, out);
        assertThat(manifest.rows()).containsEntry(TenantTable.DOCUMENTS, 3L).containsEntry(TenantTable.EVENTS, 0L);
        export = out.toByteArray();
    }

    private String text() {
        return new String(export, StandardCharsets.UTF_8);
    }

    private TenantManifest read(byte[] bytes) {
        return TenantImport.read(target.tenants(), BLUE, new ByteArrayInputStream(bytes));
    }

    private void assertDamaged(String changed, int line, String table, String reason) {
        assertThat(changed).isNotEqualTo(text());
        assertThatThrownBy(() -> read(changed.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> {
                    assertThat(refused.code()).isEqualTo("tenant.export-damaged");
                    assertThat(refused.details())
                            .containsEntry("line", Integer.toString(line))
                            .containsEntry("table", table)
                            .containsEntry("reason", reason);
                });
        assertThatCode(() -> read(export)).doesNotThrowAnyException();
    }

    @Test
    void a_changed_value_does_not_fit_the_digest() {
        assertDamaged(text().replace("é2", "é9"), 5, "-", "sha256");
    }

    @Test
    void a_missing_row_is_counted() {
        assertDamaged(text().replaceAll("(?m)^.*é2.*\n", ""), 4, "-", "rows");
    }

    @Test
    void rows_in_another_order_or_twice_are_told_by_line_and_table() {
        assertDamaged(text().replaceAll("(?m)^(.*é2.*\n)", "$1$1"), 4, "documents", "order");
    }

    @Test
    void a_line_that_is_no_json_is_told_by_line() {
        assertDamaged(text().replace("\"é2\"}", "\"é2\""), 3, "documents", "json");
    }

    @Test
    void an_unknown_table_and_an_unfit_field_are_told() {
        assertDamaged(text().replaceFirst("\"documents\",\"row\"", "\"nothings\",\"row\""), 2, "-", "table");
    }

    @Test
    void a_field_that_is_missing_is_told_by_its_name() {
        assertDamaged(text().replaceFirst("\"version\":1,\"schema\"", "\"schema\""), 2, "documents", "field version");
    }

    @Test
    void something_after_the_end_is_refused() {
        assertDamaged(text() + "\n", 5, "-", "more after the last line");
    }

    @Test
    void a_file_cut_off_anywhere_is_refused_and_adds_nothing() {
        for (int length = 0; length < export.length; length++) {
            byte[] cut = Arrays.copyOf(export, length);
            assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(InvalidInput.class);
        }
        assertThat(read(export).count()).isEqualTo(3);
    }

    @Test
    void any_byte_changed_is_refused_and_adds_nothing() {
        for (int place = 0; place < export.length; place++) {
            byte[] changed = export.clone();
            changed[place] ^= 1;
            assertThatThrownBy(() -> read(changed)).as("byte %d", place).isInstanceOf(InvalidInput.class);
        }
        assertThat(read(export).count()).isEqualTo(3);
    }

    @Test
    void another_tenants_and_a_newer_form_are_refused_by_name() {
        assertCode("tenant.export-other", text().replaceFirst("blue-shop", "red-shop"));
        assertCode("tenant.export-version", text().replaceFirst("\"version\":1", "\"version\":2"));
    }

    private void assertCode(String code, String changed) {
        assertThatThrownBy(() -> read(changed.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void a_stream_that_breaks_is_told_as_such() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> TenantImport.read(target.tenants(), BLUE, broken))
                .hasMessageContaining("tenant.stream");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };
        assertThatThrownBy(() -> TenantExport.write(target.tenants(), BLUE, full))
                .hasMessageContaining("tenant.stream");
    }
}
