package dev.backoffice.jdbc;

import dev.backoffice.core.leaving.TenantRows;
import dev.backoffice.core.store.Store;
import dev.backoffice.tck.ArchiveContract;

class ArchiveOnH2Test extends ArchiveContract {
    @Override
    protected Store openStore() {
        return JdbcStore.migrated(H2Databases.pool(H2Databases.inMemory()));
    }

    @Override
    protected TenantRows tenants(Store open) {
        return ((JdbcStore) open).tenants();
    }
}
