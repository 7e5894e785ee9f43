package dev.backoffice.jdbc;

import dev.backoffice.core.store.Store;
import dev.backoffice.tck.HostTransaction;
import dev.backoffice.tck.JoinedContract;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;

class JoinedOnH2Test extends JoinedContract {
    private JdbcConnectionPool pool;

    @Override
    protected Store openStore() {
        pool = H2Databases.pool(H2Databases.inMemory());
        Host.makeTheTable(pool);
        return JdbcStore.migrated(pool);
    }

    @Override
    protected HostTransaction begin(Store open) {
        return Host.begin(pool, open);
    }

    @Override
    protected List<String> hostRows(Store open) {
        return Host.orders(pool);
    }

    @Override
    protected void closeStore(Store open) {
        pool.dispose();
    }
}
