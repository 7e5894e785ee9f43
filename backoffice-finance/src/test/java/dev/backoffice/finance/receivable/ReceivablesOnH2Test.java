package dev.backoffice.finance.receivable;

import dev.backoffice.core.store.Store;
import dev.backoffice.jdbc.JdbcStore;
import dev.backoffice.jdbc.Schema;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** Receivables keep their promises in a database too. */
class ReceivablesOnH2Test extends ReceivablesTest {
    @Override
    Store store() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Schema.migrate(database);
        return JdbcStore.on(database);
    }
}
