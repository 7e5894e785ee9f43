package dev.backoffice.tck;

import dev.backoffice.core.store.Store;
import java.util.Optional;

/** How a store that is tested begins, ends and is opened again: what the class of a host says, and all that it has to say. */
public abstract class StoreUnderTest {
    StoreUnderTest() {}

    /** An empty store; called before each test. */
    protected abstract Store openStore();

    /**
     * Opens again what this store keeps, as a new process would: ends the given store and answers another over the same data.
     * Default: a store that keeps nothing beyond its process answers itself.
     */
    protected Store reopen(Store open) {
        return open;
    }

    /**
     * Ends a store while others are using it, as a crash would, and opens what it has kept: nothing is waited for and nothing is
     * brought to its end; calls under way fail in whatever way. As hard as the host can make it: connections cut off by the server, a
     * file closed in the middle, a process that gets no time to say goodbye. Default: {@link #reopen}.
     */
    protected Store killAndRecover(Store open) {
        return reopen(open);
    }

    /**
     * Another, empty installation in the database of this store: under another prefix, in another schema, in another folder.
     * {@link #closeStore} is called for this one too, first. Default: there is no such thing, and what is asked of it is skipped.
     */
    protected Optional<Store> openBeside(Store open) {
        return Optional.empty();
    }

    /** Ends a store; called after each test. */
    protected void closeStore(Store open) {}
}
