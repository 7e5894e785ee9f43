package dev.backoffice.examples.filestore;

import dev.backoffice.core.balance.DeltaRows;
import dev.backoffice.core.command.Receipts;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.CounterRows;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.event.Outbox;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueEntries;
import dev.backoffice.core.job.Leases;
import dev.backoffice.core.numbering.NumberRows;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.Records;
import dev.backoffice.core.store.SchemaVersion;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.Work;
import dev.backoffice.core.trail.TrailStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A store in one file of this machine, for one process: rows in memory, and a {@link Journal} from which they are rebuilt.
 *
 * <p>One transaction runs at a time, over both lanes. What is answered is on the disk. The file only grows, opening it takes as
 * long as reading it, and all of it has to fit into memory: a store to learn from, and for small shops that never leave their till.
 *
 * <p>Thread-safe.
 */
public final class FileStore implements Store, AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Tables tables = new Tables();
    private final Journal journal;

    private FileStore(Path path) {
        journal = Journal.open(path, tables::apply);
    }

    /**
     * Opens a file, or makes an empty one; its folder has to exist.
     *
     * @throws Unavailable {@code store.unreachable}, when it is open elsewhere, damaged or no file of a store; the cause tells which
     */
    public static FileStore open(Path path) {
        return new FileStore(path);
    }

    @Override
    public <R> R execute(CallContext context, Work<? super StoreSession, ? extends R> work) {
        return transaction(transaction -> work.apply(new WorkLane(context, transaction)));
    }

    @Override
    public <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
        return transaction(transaction -> work.apply(new HotLane(transaction)));
    }

    // optional begins
    @Override
    public <R> R hot(Work<? super HotStoreSession, ? extends R> work, Duration lockWait) {
        requireNoneOpen();
        try {
            if (!lock.tryLock(lockWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Unavailable.of("store.lock-wait", null);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Unavailable.of("store.lock-wait", stop);
        }
        try {
            return alone(transaction -> work.apply(new HotLane(transaction)));
        } finally {
            lock.unlock();
        }
    }

    /** Each commit waits for the disk, and a hundred commands in one wait no longer than one. */
    @Override
    public boolean gainsFromGroups() {
        return true;
    }
    // optional ends

    @Override
    public Deliveries deliveries() {
        return new DeliveryTable(this);
    }

    @Override
    public TrailStore trail() {
        return new TrailTable(this);
    }

    @Override
    public DueEntries due() {
        return query -> transaction(transaction -> DocumentTable.due(transaction, query));
    }

    @Override
    public Leases leases() {
        return new LeaseTable(this);
    }

    /** The journal has one form only. */
    @Override
    public Optional<SchemaVersion> schemaVersion() {
        return Optional.empty();
    }

    @Override
    public int forgetReceipts(Instant before, int limit) {
        return transaction(transaction -> ReceiptTable.forget(transaction, before, limit));
    }

    /** Waits for the transaction that is open, and lets the file go. */
    @Override
    public void close() {
        requireNoneOpen();
        lock.lock();
        try {
            journal.close();
        } finally {
            lock.unlock();
        }
    }

    <R> R transaction(Function<Transaction, R> work) {
        requireNoneOpen();
        lock.lock();
        try {
            return alone(work);
        } finally {
            lock.unlock();
        }
    }

    private void requireNoneOpen() {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a transaction is open on this thread; transactions do not nest");
        }
    }

    // oneTransaction begins
    /** Runs the work, keeps what it changed, and undoes it when either fails. */
    private <R> R alone(Function<Transaction, R> work) {
        journal.requireSound();
        Transaction transaction = new Transaction(tables);
        boolean kept = false;
        try {
            R answer = work.apply(transaction);
            transaction.requireNotLost();
            if (!transaction.changes().isEmpty()) {
                journal.append(transaction.changes());
            }
            kept = true;
            return answer;
        } finally {
            if (!kept) {
                transaction.undo();
            }
            transaction.end();
        }
    }
    // oneTransaction ends

    private record WorkLane(CallContext context, Transaction transaction) implements StoreSession {
        @Override
        public Documents documents() {
            return new DocumentTable(transaction, context.tenant());
        }

        @Override
        public Outbox outbox() {
            return new EventTable(transaction);
        }

        @Override
        public Receipts receipts() {
            return new ReceiptTable(transaction);
        }
    }

    private static final class HotLane implements HotStoreSession {
        private final Transaction transaction;
        private final CounterRows counters;
        private final NumberRows numbers;

        HotLane(Transaction transaction) {
            this.transaction = transaction;
            this.counters = new CounterTable(transaction);
            this.numbers = new NumberTable(transaction);
        }

        @Override
        public CounterRows counters() {
            return counters;
        }

        @Override
        public DeltaRows deltas() {
            return new BalanceTable(transaction);
        }

        @Override
        public NumberRows numbers() {
            return numbers;
        }

        @Override
        public Records records(TenantId tenant) {
            return new DocumentTable(transaction, tenant);
        }

        @Override
        public Outbox outbox() {
            return new EventTable(transaction);
        }

        @Override
        public Receipts receipts() {
            return new ReceiptTable(transaction);
        }
    }
}
