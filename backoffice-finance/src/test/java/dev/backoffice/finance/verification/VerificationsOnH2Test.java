package dev.backoffice.finance.verification;

import dev.backoffice.core.store.Store;
import dev.backoffice.jdbc.JdbcStore;
import dev.backoffice.jdbc.Schema;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** Verifications keep their promises in a database too. */
class VerificationsOnH2Test extends VerificationsTest {
    @Override
    Store store() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Schema.migrate(database);
        return JdbcStore.on(database);
    }
}
