package dev.backoffice.memory;

import dev.backoffice.core.store.Store;
import dev.backoffice.tck.StoreContract;

class MemoryStoreTest extends StoreContract {
    @Override
    protected Store openStore() {
        return MemoryStore.create();
    }
}
