package dev.backoffice.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.store.Store;
import dev.backoffice.tck.StoreContract;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresqlStoreTest extends StoreContract {
    private static final TableNames BESIDE = TableNames.prefixed("beside_");

    private static String url;
    private static HikariDataSource pool;

    @BeforeAll
    static void makeTheDatabase() {
        url = PostgresServer.newDatabase();
        pool = PostgresServer.pool(url);
        Schema.migrate(pool);
        Schema.migrate(pool, BESIDE);
    }

    @AfterAll
    static void leaveTheDatabase() {
        pool.close();
    }

    @Override
    protected Store openStore() {
        Emptied.all(pool, "bo_");
        return JdbcStore.on(pool);
    }

    @Override
    protected Store reopen(Store open) {
        pool.close();
        pool = PostgresServer.pool(url);
        return JdbcStore.on(pool);
    }

    /** The server cuts every connection off, in the middle of whatever it is doing. */
    @Override
    protected Store killAndRecover(Store open) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return reopen(open);
    }

    @Override
    protected Optional<Store> openBeside(Store open) {
        Emptied.all(pool, BESIDE.prefix());
        return Optional.of(JdbcStore.builder(pool).tables(BESIDE).build());
    }
}
