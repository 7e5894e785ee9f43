package dev.backoffice.memory;

import dev.backoffice.core.archive.AgedRows;
import dev.backoffice.core.balance.DeltaRows;
import dev.backoffice.core.command.Receipts;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.CounterRows;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.event.Outbox;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueEntries;
import dev.backoffice.core.job.Leases;
import dev.backoffice.core.leaving.TenantRows;
import dev.backoffice.core.numbering.NumberRows;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.Records;
import dev.backoffice.core.store.SchemaVersion;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.Work;
import dev.backoffice.core.trail.TrailStore;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A store in the memory of this process. What it holds ends with the process; while that lives it keeps every promise of
 * {@link Store}.
 *
 * <p>One transaction runs at a time, over both lanes, so none ever conflicts with another in time; a stale version is still
 * refused. A transaction that throws is undone. Transactions do not nest: opening one while another is open on the same thread
 * is an {@link IllegalStateException}.
 *
 * <p>Live and resolved holds, receipts within their retention, documents, the event log and its trail are kept; a delivery is forgotten as
 * soon as it is handled or skipped.
 *
 * <p>Thread-safe.
 *
 * <pre>{@code
 * Store store = MemoryStore.create();
 * }</pre>
 */
public final class MemoryStore implements Store {
    private final ReentrantLock lock = new ReentrantLock();
    private final DocumentTable documents = new DocumentTable();
    private final TrailTable trail = new TrailTable(this);
    private final EventTable events = new EventTable(trail);
    private final ReceiptTable receipts = new ReceiptTable();
    private final CounterTable counters = new CounterTable();
    private final BalanceTable balances = new BalanceTable();
    private final NumberTable numbers = new NumberTable();
    private final Deliveries deliveries = new LockedDeliveries(this, events);
    private final Leases leases = new LeaseTable(this);

    private final TenantRows tenants =
            new TenantTables(this, documents, receipts, events, counters, balances, numbers, trail);

    private final AgedRows aged = new AgedTables(this, receipts, events, trail);

    private MemoryStore() {}

    /** An empty store. */
    public static MemoryStore create() {
        return new MemoryStore();
    }

    @Override
    public <R> R execute(CallContext context, Work<? super StoreSession, ? extends R> work) {
        return transaction(transaction -> work.apply(new WorkLane(context, transaction)));
    }

    @Override
    public <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
        return transaction(transaction -> work.apply(new HotLane(transaction)));
    }

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public DueEntries due() {
        return query -> transaction(transaction -> documents.due(query));
    }

    @Override
    public Leases leases() {
        return leases;
    }

    /** All rows of one tenant, to be exported and imported. Each call is a transaction of its own. */
    public TenantRows tenants() {
        return tenants;
    }

    @Override
    public Optional<AgedRows> aged() {
        return Optional.of(aged);
    }

    @Override
    public TrailStore trail() {
        return trail;
    }

    @Override
    public Optional<SchemaVersion> schemaVersion() {
        return Optional.empty();
    }

    @Override
    public int forgetReceipts(Instant before, int limit) {
        return transaction(transaction -> receipts.forget(transaction, before, limit));
    }

    /** Runs the work alone, and undoes it when it throws. */
    <R> R transaction(Function<Transaction, R> work) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a transaction is open on this thread; transactions do not nest");
        }
        lock.lock();
        try {
            Transaction transaction = new Transaction();
            boolean done = false;
            try {
                R answer = work.apply(transaction);
                transaction.keep();
                done = true;
                return answer;
            } finally {
                if (!done) {
                    transaction.undo();
                }
                transaction.end();
            }
        } finally {
            lock.unlock();
        }
    }

    private final class WorkLane implements StoreSession {
        private final CallContext context;
        private final Transaction transaction;

        WorkLane(CallContext context, Transaction transaction) {
            this.context = context;
            this.transaction = transaction;
        }

        @Override
        public CallContext context() {
            return context;
        }

        @Override
        public Documents documents() {
            return documents.of(transaction.open(), context.tenant());
        }

        @Override
        public Outbox outbox() {
            return events.outbox(transaction.open());
        }

        @Override
        public Receipts receipts() {
            return receipts.in(transaction.open());
        }
    }

    private final class HotLane implements HotStoreSession {
        private final Transaction transaction;
        private final CounterRows counterRows;
        private final NumberRows numberRows;

        HotLane(Transaction transaction) {
            this.transaction = transaction;
            this.counterRows = counters.in(transaction);
            this.numberRows = numbers.in(transaction);
        }

        @Override
        public CounterRows counters() {
            transaction.open();
            return counterRows;
        }

        @Override
        public DeltaRows deltas() {
            return balances.in(transaction.open());
        }

        @Override
        public NumberRows numbers() {
            transaction.open();
            return numberRows;
        }

        @Override
        public Records records(TenantId tenant) {
            return documents.of(transaction.open(), tenant);
        }

        @Override
        public Outbox outbox() {
            return events.outbox(transaction.open());
        }

        @Override
        public Receipts receipts() {
            return receipts.in(transaction.open());
        }
    }
}
