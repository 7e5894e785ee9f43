package dev.backoffice.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.store.Store;
import dev.backoffice.tck.StoreContract;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Every contract on the pairs of database, isolation and pool that the normal run leaves out. */
@Tag("matrix")
class MatrixTest {
    private static final TableNames NAMES = TableNames.prefixed("m1__odd_");

    @Nested
    class H2AtSerializable extends StoreContract {
        private JdbcConnectionPool pool;

        @Override
        protected Store openStore() {
            pool = H2Databases.pool(H2Databases.inMemory());
            JdbcStore.builder(pool)
                    .tables(NAMES)
                    .connectionsComeWithAutoCommitOff()
                    .migrated();
            return JdbcStore.builder(pool)
                    .tables(NAMES)
                    .isolation(Isolation.SERIALIZABLE)
                    .build();
        }

        @Override
        protected void closeStore(Store open) {
            pool.dispose();
        }
    }

    /** A pool that hands connections out with auto-commit off. */
    private static HikariDataSource pool;

    @BeforeAll
    static void makeTheDatabase() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(PostgresServer.newDatabase());
        config.setMaximumPoolSize(8);
        config.setAutoCommit(false);
        pool = new HikariDataSource(config);
        JdbcStore.builder(pool).tables(NAMES).connectionsComeWithAutoCommitOff().migrated();
    }

    @AfterAll
    static void leaveTheDatabase() {
        pool.close();
    }

    private static Store postgresql(Isolation isolation) {
        Emptied.all(pool, NAMES.prefix());
        return JdbcStore.builder(pool)
                .tables(NAMES)
                .isolation(isolation)
                .connectionsComeWithAutoCommitOff()
                .build();
    }

    @Nested
    class PostgresqlAtSerializable extends StoreContract {
        @Override
        protected Store openStore() {
            return postgresql(Isolation.SERIALIZABLE);
        }
    }

    @Nested
    class PostgresqlAtReadCommitted extends StoreContract {
        @Override
        protected Store openStore() {
            return postgresql(Isolation.READ_COMMITTED);
        }
    }
}
