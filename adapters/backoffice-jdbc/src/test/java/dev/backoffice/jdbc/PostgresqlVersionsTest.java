package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.store.Store;
import dev.backoffice.tck.StoreContract;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * Every contract on the versions of PostgreSQL that the normal run leaves out. The profile {@code matrix} fetches their binaries
 * for the platform of {@code -Dbackoffice.postgresql.platform}, by default {@code linux-amd64}; without them it is skipped.
 */
@Tag("matrix")
class PostgresqlVersionsTest {
    private static final Path BINARIES = Path.of("target", "postgresql");
    private static final Map<Integer, Running> RUNNING = new TreeMap<>();

    private record Running(EmbeddedPostgres server, HikariDataSource pool) {}

    private static HikariDataSource pool(int version) {
        Path jar = BINARIES.resolve(version + ".jar");
        Assumptions.assumeTrue(Files.exists(jar), "no binaries of PostgreSQL " + version + ": run with -Pmatrix");
        return RUNNING.computeIfAbsent(version, any -> start(version, jar)).pool();
    }

    private static Running start(int version, Path jar) {
        EmbeddedPostgres server = PostgresServer.of(jar);
        HikariDataSource pool = PostgresServer.pool(server.getJdbcUrl("postgres", "postgres"));
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(version);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        Schema.migrate(pool);
        return new Running(server, pool);
    }

    @AfterAll
    static void stop() throws IOException {
        for (Running one : RUNNING.values()) {
            one.pool().close();
            one.server().close();
        }
        RUNNING.clear();
    }

    abstract static class OnVersion extends StoreContract {
        private final int version;
        private final Isolation isolation;

        OnVersion(int version, Isolation isolation) {
            this.version = version;
            this.isolation = isolation;
        }

        @Override
        protected final Store openStore() {
            HikariDataSource pool = pool(version);
            Emptied.all(pool, TableNames.DEFAULT.prefix());
            return JdbcStore.builder(pool).isolation(isolation).build();
        }
    }

    @Nested
    class Version15AtReadCommitted extends OnVersion {
        Version15AtReadCommitted() {
            super(15, Isolation.READ_COMMITTED);
        }
    }

    @Nested
    class Version15AtSerializable extends OnVersion {
        Version15AtSerializable() {
            super(15, Isolation.SERIALIZABLE);
        }
    }

    @Nested
    class Version16AtReadCommitted extends OnVersion {
        Version16AtReadCommitted() {
            super(16, Isolation.READ_COMMITTED);
        }
    }

    @Nested
    class Version16AtSerializable extends OnVersion {
        Version16AtSerializable() {
            super(16, Isolation.SERIALIZABLE);
        }
    }

    @Nested
    class Version17AtReadCommitted extends OnVersion {
        Version17AtReadCommitted() {
            super(17, Isolation.READ_COMMITTED);
        }
    }

    @Nested
    class Version17AtSerializable extends OnVersion {
        Version17AtSerializable() {
            super(17, Isolation.SERIALIZABLE);
        }
    }
}
