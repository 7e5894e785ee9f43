package dev.backoffice.jdbc;

import dev.backoffice.core.store.Store;
import dev.backoffice.tck.StoreContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.io.TempDir;

/** Under a prefix as strange as they may be, beside an installation in a schema of its own. */
class H2FileStoreTest extends StoreContract {
    @TempDir
    static Path folder;

    private static final TableNames STRANGE = TableNames.prefixed("x9__of_thirty_characters_at_m_");
    private static final AtomicInteger FILES = new AtomicInteger();

    private String url;
    private JdbcConnectionPool pool;

    @Override
    protected Store openStore() {
        url = "jdbc:h2:file:" + folder.resolve("db" + FILES.incrementAndGet())
                + ";WRITE_DELAY=0;TIME ZONE=America/Noronha";
        pool = H2Databases.pool(url);
        Schema.migrate(pool, STRANGE);
        return JdbcStore.builder(pool).tables(STRANGE).build();
    }

    @Override
    protected Store reopen(Store open) {
        pool.dispose();
        pool = H2Databases.pool(url);
        return JdbcStore.builder(pool).tables(STRANGE).build();
    }

    @Override
    protected Optional<Store> openBeside(Store open) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA second_home");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        TableNames names = STRANGE.in("second_home");
        Schema.migrate(pool, names);
        return Optional.of(JdbcStore.builder(pool).tables(names).build());
    }

    @Override
    protected void closeStore(Store open) {
        pool.dispose();
    }
}
