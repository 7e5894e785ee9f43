package dev.backoffice.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.store.Store;
import dev.backoffice.tck.StoreContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * Every contract through a pool that gives a session to each transaction: nothing the store does may outlive its transaction.
 * Skipped where no PgBouncer is installed ({@code apt-get install pgbouncer}).
 */
@Tag("matrix")
class PgBouncerTest {
    private static HikariDataSource direct;
    private static PgBouncer bouncer;
    private static boolean follows;

    @BeforeAll
    static void start() {
        Optional<Path> binary = PgBouncer.installed();
        Assumptions.assumeTrue(binary.isPresent(), "no pgbouncer is installed");
        String database = PostgresServer.newDatabase();
        direct = PostgresServer.pool(database);
        bouncer = PgBouncer.before(database, binary.get());
        follows = PgBouncer.followsPreparedStatements(binary.get());
        try (HikariDataSource migrating = pool("&prepareThreshold=0")) {
            Schema.migrate(migrating);
        }
    }

    @AfterAll
    static void stop() {
        if (bouncer != null) {
            bouncer.close();
            direct.close();
        }
    }

    private static HikariDataSource pool(String options) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(bouncer.url() + options);
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    abstract static class Through extends StoreContract {
        private final String options;
        private final Isolation isolation;
        private HikariDataSource pool;

        Through(String options, Isolation isolation) {
            this.options = options;
            this.isolation = isolation;
        }

        @Override
        protected final Store openStore() {
            Emptied.all(direct, TableNames.DEFAULT.prefix());
            pool = pool(options);
            return JdbcStore.builder(pool).isolation(isolation).build();
        }

        @Override
        protected final void closeStore(Store open) {
            pool.close();
        }
    }

    @Nested
    class NothingPreparedAtReadCommitted extends Through {
        NothingPreparedAtReadCommitted() {
            super("&prepareThreshold=0", Isolation.READ_COMMITTED);
        }
    }

    @Nested
    class NothingPreparedAtSerializable extends Through {
        NothingPreparedAtSerializable() {
            super("&prepareThreshold=0", Isolation.SERIALIZABLE);
        }
    }

    @Nested
    class PreparedAtReadCommitted extends Through {
        PreparedAtReadCommitted() {
            super("", Isolation.READ_COMMITTED);
        }

        @BeforeEach
        void requireOneThatFollows() {
            Assumptions.assumeTrue(follows, "prepared statements need PgBouncer 1.21");
        }
    }
}
