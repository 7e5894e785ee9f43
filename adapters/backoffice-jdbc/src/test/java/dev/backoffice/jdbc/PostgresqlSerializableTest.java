package dev.backoffice.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.store.Store;
import dev.backoffice.tck.CountersContract;
import dev.backoffice.tck.GroupCommitContract;
import dev.backoffice.tck.NumbersContract;
import dev.backoffice.tck.OutboxContract;
import dev.backoffice.tck.ReceiptsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** What is decided under contention, at the strictest isolation. */
class PostgresqlSerializableTest {
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

    private static Store store() {
        Emptied.all(pool, "bo_");
        return JdbcStore.builder(pool).isolation(Isolation.SERIALIZABLE).build();
    }

    @Nested
    class Counters extends CountersContract {
        @Override
        protected Store openStore() {
            return store();
        }
    }

    @Nested
    class Receipts extends ReceiptsContract {
        @Override
        protected Store openStore() {
            return store();
        }
    }

    @Nested
    class Numbers extends NumbersContract {
        @Override
        protected Store openStore() {
            return store();
        }
    }

    @Nested
    class Events extends OutboxContract {
        @Override
        protected Store openStore() {
            return store();
        }
    }

    @Nested
    class Groups extends GroupCommitContract {
        @Override
        protected Store openStore() {
            return store();
        }
    }
}
