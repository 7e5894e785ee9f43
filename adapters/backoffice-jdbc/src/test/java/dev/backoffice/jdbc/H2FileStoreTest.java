package dev.backoffice.jdbc;

import dev.backoffice.core.store.Store;
import dev.backoffice.tck.StoreContract;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.io.TempDir;

class H2FileStoreTest extends StoreContract {
    @TempDir
    static Path folder;

    private static final AtomicInteger FILES = new AtomicInteger();

    private String url;
    private JdbcConnectionPool pool;

    @Override
    protected Store openStore() {
        url = "jdbc:h2:file:" + folder.resolve("db" + FILES.incrementAndGet())
                + ";WRITE_DELAY=0;TIME ZONE=America/Noronha";
        pool = H2Databases.pool(url);
        Schema.migrate(pool);
        return JdbcStore.on(pool);
    }

    @Override
    protected Store reopen(Store open) {
        pool.dispose();
        pool = H2Databases.pool(url);
        return JdbcStore.on(pool);
    }

    @Override
    protected void closeStore(Store open) {
        pool.dispose();
    }
}
