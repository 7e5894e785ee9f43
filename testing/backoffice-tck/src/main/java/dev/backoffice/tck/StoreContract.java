package dev.backoffice.tck;

import dev.backoffice.core.store.Store;
import org.junit.jupiter.api.Nested;

/**
 * All contracts of a store. A host extends it, opens its own store, and has proved that every module runs on it.
 *
 * <pre>{@code
 * class OurStoreTest extends StoreContract {
 *     @Override
 *     protected Store openStore() {
 *         return new OurStore(emptyDatabase());
 *     }
 * }
 * }</pre>
 *
 * <p>Each contract may also be extended alone.
 */
public abstract class StoreContract {
    /** For the class that opens the store. */
    protected StoreContract() {}

    /** An empty store; called before each test. */
    protected abstract Store openStore();

    /**
     * Opens again what this store keeps, as a new process would: ends the given store and answers another over the same data.
     * A store that keeps nothing beyond its process answers itself.
     */
    protected Store reopen(Store open) {
        return open;
    }

    /** Ends a store; called after each test. */
    protected void closeStore(Store open) {}

    /** Runs {@link AtomicityContract}. */
    @Nested
    class Transactions extends AtomicityContract {
        @Override
        protected Store openStore() {
            return StoreContract.this.openStore();
        }

        @Override
        protected Store reopen(Store open) {
            return StoreContract.this.reopen(open);
        }

        @Override
        protected void closeStore(Store open) {
            StoreContract.this.closeStore(open);
        }
    }

    /** Runs {@link DocumentsContract}. */
    @Nested
    class DocumentRows extends DocumentsContract {
        @Override
        protected Store openStore() {
            return StoreContract.this.openStore();
        }

        @Override
        protected Store reopen(Store open) {
            return StoreContract.this.reopen(open);
        }

        @Override
        protected void closeStore(Store open) {
            StoreContract.this.closeStore(open);
        }
    }

    /** Runs {@link ReceiptsContract}. */
    @Nested
    class ReceiptRows extends ReceiptsContract {
        @Override
        protected Store openStore() {
            return StoreContract.this.openStore();
        }

        @Override
        protected Store reopen(Store open) {
            return StoreContract.this.reopen(open);
        }

        @Override
        protected void closeStore(Store open) {
            StoreContract.this.closeStore(open);
        }
    }

    /** Runs {@link CountersContract}. */
    @Nested
    class CounterRows extends CountersContract {
        @Override
        protected Store openStore() {
            return StoreContract.this.openStore();
        }

        @Override
        protected Store reopen(Store open) {
            return StoreContract.this.reopen(open);
        }

        @Override
        protected void closeStore(Store open) {
            StoreContract.this.closeStore(open);
        }
    }

    /** Runs {@link BalancesContract}. */
    @Nested
    class BalanceRows extends BalancesContract {
        @Override
        protected Store openStore() {
            return StoreContract.this.openStore();
        }

        @Override
        protected Store reopen(Store open) {
            return StoreContract.this.reopen(open);
        }

        @Override
        protected void closeStore(Store open) {
            StoreContract.this.closeStore(open);
        }
    }

    /** Runs {@link NumbersContract}. */
    @Nested
    class NumberRows extends NumbersContract {
        @Override
        protected Store openStore() {
            return StoreContract.this.openStore();
        }

        @Override
        protected Store reopen(Store open) {
            return StoreContract.this.reopen(open);
        }

        @Override
        protected void closeStore(Store open) {
            StoreContract.this.closeStore(open);
        }
    }

    /** Runs {@link OutboxContract}. */
    @Nested
    class EventRows extends OutboxContract {
        @Override
        protected Store openStore() {
            return StoreContract.this.openStore();
        }

        @Override
        protected Store reopen(Store open) {
            return StoreContract.this.reopen(open);
        }

        @Override
        protected void closeStore(Store open) {
            StoreContract.this.closeStore(open);
        }
    }

    /** Runs {@link TrailContract}. */
    @Nested
    class TrailRows extends TrailContract {
        @Override
        protected Store openStore() {
            return StoreContract.this.openStore();
        }

        @Override
        protected Store reopen(Store open) {
            return StoreContract.this.reopen(open);
        }

        @Override
        protected void closeStore(Store open) {
            StoreContract.this.closeStore(open);
        }
    }

    /** Runs {@link LeasesContract}. */
    @Nested
    class JobLeases extends LeasesContract {
        @Override
        protected Store openStore() {
            return StoreContract.this.openStore();
        }

        @Override
        protected Store reopen(Store open) {
            return StoreContract.this.reopen(open);
        }

        @Override
        protected void closeStore(Store open) {
            StoreContract.this.closeStore(open);
        }
    }

    /** Runs {@link GroupCommitContract}. */
    @Nested
    class Groups extends GroupCommitContract {
        @Override
        protected Store openStore() {
            return StoreContract.this.openStore();
        }

        @Override
        protected Store reopen(Store open) {
            return StoreContract.this.reopen(open);
        }

        @Override
        protected void closeStore(Store open) {
            StoreContract.this.closeStore(open);
        }
    }

    /** Runs {@link TenantsContract}. */
    @Nested
    class Tenants extends TenantsContract {
        @Override
        protected Store openStore() {
            return StoreContract.this.openStore();
        }

        @Override
        protected Store reopen(Store open) {
            return StoreContract.this.reopen(open);
        }

        @Override
        protected void closeStore(Store open) {
            StoreContract.this.closeStore(open);
        }
    }
}
