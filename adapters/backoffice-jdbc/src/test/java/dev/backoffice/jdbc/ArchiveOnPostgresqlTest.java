package dev.backoffice.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.leaving.TenantRows;
import dev.backoffice.core.store.Store;
import dev.backoffice.tck.ArchiveContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class ArchiveOnPostgresqlTest extends ArchiveContract {
    private static HikariDataSource pool;

    @BeforeAll
    static void makeTheDatabase() {
        pool = PostgresServer.pool(PostgresServer.newDatabase());
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
    protected TenantRows tenants(Store open) {
        return ((JdbcStore) open).tenants();
    }
}
