package dev.backoffice.jdbc;

import dev.backoffice.core.leaving.TenantRows;
import dev.backoffice.core.store.Store;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.tck.LeavingContract;
import java.util.Optional;

/** Beside it is a store in memory: what leaves a database is the same there. */
class LeavingOnH2Test extends LeavingContract {
    @Override
    protected Store openStore() {
        return JdbcStore.migrated(H2Databases.pool(H2Databases.inMemory()));
    }

    @Override
    protected Optional<Store> openBeside(Store open) {
        return Optional.of(MemoryStore.create());
    }

    @Override
    protected TenantRows tenants(Store open) {
        return open instanceof JdbcStore jdbc ? jdbc.tenants() : ((MemoryStore) open).tenants();
    }
}
