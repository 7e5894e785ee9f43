package dev.backoffice.jdbc;

import dev.backoffice.core.store.Store;
import dev.backoffice.tck.StoreContract;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;

class H2MemoryStoreTest extends StoreContract {
    private JdbcConnectionPool pool;

    @Override
    protected Store openStore() {
        pool = H2Databases.pool(H2Databases.inMemory());
        Schema.migrate(pool);
        return JdbcStore.on(pool);
    }

    @Override
    protected Store reopen(Store open) {
        return JdbcStore.on(pool);
    }

    @Override
    protected Optional<Store> openBeside(Store open) {
        TableNames names = TableNames.prefixed("bo_2_");
        Schema.migrate(pool, names);
        return Optional.of(JdbcStore.builder(pool).tables(names).build());
    }

    @Override
    protected void closeStore(Store open) {
        pool.dispose();
    }
}
