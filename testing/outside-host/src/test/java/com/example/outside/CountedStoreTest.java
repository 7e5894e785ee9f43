package com.example.outside;

import dev.backoffice.core.store.Store;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.tck.StoreContract;
import java.util.Optional;

/** All that a host writes to prove its adapter. */
class CountedStoreTest extends StoreContract {
    @Override
    protected Store openStore() {
        return new CountedStore(MemoryStore.create());
    }

    @Override
    protected Optional<Store> openBeside(Store open) {
        return Optional.of(new CountedStore(MemoryStore.create()));
    }
}
