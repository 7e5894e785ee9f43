package dev.backoffice.endurance;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.store.Store;
import dev.backoffice.jdbc.JdbcStore;
import dev.backoffice.tck.rooms.RoomReadsContract;
import org.junit.jupiter.api.AfterAll;

class RoomReadsOnH2Test extends RoomReadsContract {
    private final HikariDataSource pool = Pools.on("jdbc:h2:mem:room-reads;DB_CLOSE_DELAY=-1", 8);

    @Override
    protected Store openStore() {
        return JdbcStore.migrated(pool);
    }

    @AfterAll
    void leaveTheDatabase() {
        pool.close();
    }
}
