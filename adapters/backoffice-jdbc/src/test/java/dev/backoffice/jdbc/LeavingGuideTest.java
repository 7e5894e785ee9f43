package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.BrazilianRetention;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.leaving.DeletionReport;
import dev.backoffice.core.leaving.LeaveTenant;
import dev.backoffice.core.leaving.Leaving;
import dev.backoffice.core.leaving.TenantExport;
import dev.backoffice.core.leaving.TenantImport;
import dev.backoffice.core.leaving.TenantManifest;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/guide/leaving.md shows is done here. */
class LeavingGuideTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    @Test
    void a_tenant_moves_as_the_guide_says(@TempDir Path folder) throws IOException {
        JdbcStore from = JdbcStore.migrated(H2Databases.pool(H2Databases.inMemory()));
        MemoryStore to = MemoryStore.create();
        TenantId tenant = MARIA.tenant();
        Path file = folder.resolve("blue-shop.jsonl");
        List<String> told = new ArrayList<>();
        from.execute(MARIA, session -> {
            session.documents()
                    .insert(new StoredDocument(
                            "thing", "1", 1, 1, Doc.fields().put("text", "x").build(), Map.of()));
            return true;
        });

        Commands commands = TestCommands.builder(from, SettableClock.at("2026-03-02T12:00:00Z"), SequentialIds.create())
                .build();
        CallContext maria = MARIA;
        // export
        try (OutputStream out = Files.newOutputStream(file)) {
            TenantManifest manifest = TenantExport.write(from.tenants(), tenant, out);
            told.add(manifest.count() + " rows");
        }
        // import
        try (InputStream in = Files.newInputStream(file)) {
            TenantManifest manifest = TenantImport.read(to.tenants(), tenant, in);
            told.add(manifest.rows().get(TenantTable.DOCUMENTS) + " documents");
        }
        // delete
        Leaving leaving = new Leaving(commands, from.tenants(), BrazilianRetention.standard());
        leaving.leave(maria, LeaveTenant.of("blue-shop-leaves"));
        DeletionReport report = leaving.delete(maria);
        told.add(report.deleted().size() + " deleted, " + report.kept().size() + " kept, again after " + report.next());
        // end

        assertThat(told).containsExactly("1 rows", "1 documents", "4 deleted, 1 kept, again after Optional.empty");
    }

    @Test
    void each_snippet_of_the_guide_stands_here() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/guide/leaving.md"))) {
            root = root.getParent();
        }
        String here = squeezed(Files.readString(
                root.resolve("adapters/backoffice-jdbc/src/test/java/dev/backoffice/jdbc/LeavingGuideTest.java")));
        Matcher snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(root.resolve("docs/guide/leaving.md")));
        int count = 0;
        while (snippets.find()) {
            assertThat(here).contains(squeezed(snippets.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(3);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
