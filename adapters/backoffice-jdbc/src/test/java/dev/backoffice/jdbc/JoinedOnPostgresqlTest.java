package dev.backoffice.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.store.Store;
import dev.backoffice.tck.HostTransaction;
import dev.backoffice.tck.JoinedContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JoinedOnPostgresqlTest extends JoinedContract {
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
        Host.makeTheTable(pool);
        return JdbcStore.on(pool);
    }

    @Override
    protected HostTransaction begin(Store open) {
        return Host.begin(pool, open);
    }

    @Override
    protected List<String> hostRows(Store open) {
        return Host.orders(pool);
    }
}
