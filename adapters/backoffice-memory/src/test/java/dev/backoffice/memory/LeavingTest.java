package dev.backoffice.memory;

import dev.backoffice.core.leaving.TenantRows;
import dev.backoffice.core.store.Store;
import dev.backoffice.tck.LeavingContract;
import java.util.Optional;

class LeavingTest extends LeavingContract {
    @Override
    protected Store openStore() {
        return MemoryStore.create();
    }

    @Override
    protected Optional<Store> openBeside(Store open) {
        return Optional.of(MemoryStore.create());
    }

    @Override
    protected TenantRows tenants(Store open) {
        return ((MemoryStore) open).tenants();
    }
}
