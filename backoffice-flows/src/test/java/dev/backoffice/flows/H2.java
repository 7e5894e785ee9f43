package dev.backoffice.flows;

import dev.backoffice.core.store.Store;
import dev.backoffice.jdbc.JdbcStore;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** Empty databases in memory. */
final class H2 {
    private H2() {}

    static Store fresh() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return JdbcStore.migrated(database);
    }
}
