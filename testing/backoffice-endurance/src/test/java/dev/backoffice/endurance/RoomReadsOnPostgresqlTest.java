package dev.backoffice.endurance;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.store.Store;
import dev.backoffice.jdbc.JdbcStore;
import dev.backoffice.tck.rooms.RoomReadsContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;

class RoomReadsOnPostgresqlTest extends RoomReadsContract {
    private final MortalServer server;
    private final HikariDataSource pool;

    RoomReadsOnPostgresqlTest() throws IOException {
        this.server = MortalServer.start();
        this.pool = Pools.on(server.url(), 8);
    }

    @Override
    protected Store openStore() {
        return JdbcStore.migrated(pool);
    }

    @AfterAll
    void leaveTheDatabase() throws IOException {
        pool.close();
        server.close();
    }
}
