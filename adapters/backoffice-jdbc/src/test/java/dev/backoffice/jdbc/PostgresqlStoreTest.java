package dev.backoffice.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.store.Store;
import dev.backoffice.tck.StoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresqlStoreTest extends StoreContract {
    private static String url;
    private static HikariDataSource pool;

    @BeforeAll
    static void makeTheDatabase() {
        url = PostgresServer.newDatabase();
        pool = PostgresServer.pool(url);
        Schema.migrate(pool);
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
}
