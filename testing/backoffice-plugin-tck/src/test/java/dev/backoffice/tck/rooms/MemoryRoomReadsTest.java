package dev.backoffice.tck.rooms;

import dev.backoffice.core.store.Store;
import dev.backoffice.memory.MemoryStore;

class MemoryRoomReadsTest extends RoomReadsContract {
    @Override
    protected Store openStore() {
        return MemoryStore.create();
    }
}
