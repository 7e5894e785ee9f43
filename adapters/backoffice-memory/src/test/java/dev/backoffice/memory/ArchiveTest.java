package dev.backoffice.memory;

import dev.backoffice.core.leaving.TenantRows;
import dev.backoffice.core.store.Store;
import dev.backoffice.tck.ArchiveContract;

class ArchiveTest extends ArchiveContract {
    @Override
    protected Store openStore() {
        return MemoryStore.create();
    }

    @Override
    protected TenantRows tenants(Store open) {
        return ((MemoryStore) open).tenants();
    }
}
