package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.leaving.LeaveTenant;
import dev.backoffice.core.leaving.Leaving;
import dev.backoffice.core.leaving.RetentionLaw;
import dev.backoffice.core.leaving.TenantExport;
import dev.backoffice.core.leaving.TenantImport;
import dev.backoffice.core.leaving.TenantManifest;
import dev.backoffice.jdbc.TenantLife.Deed;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tenant of a hundred thousand events, exported, imported and deleted. Prints what it took. */
@Tag("soak")
class LeavingSizeTest {
    private static final int EVENTS = Integer.getInteger("backoffice.tenant.events", 100_000);
    private static final int TOGETHER = 1_000;

    @TempDir
    private Path folder;

    @Test
    void a_large_tenant_moves_from_one_h2_file_to_another() throws Exception {
        JdbcConnectionPool from = H2Databases.pool("jdbc:h2:file:" + folder.resolve("from") + ";WRITE_DELAY=0");
        JdbcConnectionPool to = H2Databases.pool("jdbc:h2:file:" + folder.resolve("to") + ";WRITE_DELAY=0");
        move("H2 file", from, to);
        from.dispose();
        to.dispose();
    }

    @Test
    void a_large_tenant_moves_from_one_postgresql_database_to_another() throws Exception {
        try (HikariDataSource from = PostgresServer.pool(PostgresServer.newDatabase());
                HikariDataSource to = PostgresServer.pool(PostgresServer.newDatabase())) {
            move("PostgreSQL", from, to);
        }
    }

    private void move(String name, DataSource one, DataSource other) throws Exception {
        JdbcStore from = JdbcStore.migrated(one);
        JdbcStore to = JdbcStore.migrated(other);
        TenantLife life = new TenantLife(from);
        for (int i = 0; i < EVENTS; i += TOGETHER) {
            life.happen(TOGETHER);
            life.does(Deed.POST);
            life.does(Deed.HOLD);
        }
        life.seals();
        Path file = folder.resolve(name + ".jsonl");
        TenantManifest exported = timed(name, "exported", () -> export(from, file));
        System.out.printf(Locale.ROOT, "%s: %,d rows, %,d bytes%n", name, exported.count(), Files.size(file));
        assertThat(timed(name, "imported", () -> restore(to, file))).isEqualTo(exported);
        Leaving leaving = new Leaving(
                TestCommands.builder(from, SettableClock.at("2026-03-02T13:00:00Z"), SequentialIds.create())
                        .build(),
                from.tenants(),
                RetentionLaw.none());
        leaving.leave(TenantLife.BLUE, LeaveTenant.of("leave"));
        assertThat(timed(name, "deleted", () -> leaving.delete(TenantLife.BLUE)).complete())
                .isTrue();
        assertThat(leaving.delete(TenantLife.BLUE).deleted()).isEmpty();
    }

    private static TenantManifest export(JdbcStore store, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return TenantExport.write(store.tenants(), TenantLife.BLUE.tenant(), out);
        }
    }

    private static TenantManifest restore(JdbcStore store, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return TenantImport.read(store.tenants(), TenantLife.BLUE.tenant(), in);
        }
    }

    private static <T> T timed(String name, String what, Callable<T> work) throws Exception {
        long begun = System.nanoTime();
        T done = work.call();
        System.out.printf(
                Locale.ROOT,
                "%s: %s in %,d ms%n",
                name,
                what,
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
        return done;
    }
}
