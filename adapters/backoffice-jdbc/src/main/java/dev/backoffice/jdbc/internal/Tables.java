package dev.backoffice.jdbc.internal;

import dev.backoffice.core.balance.DeltaRows;
import dev.backoffice.core.command.Receipts;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.CounterRows;
import dev.backoffice.core.event.Outbox;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.numbering.NumberRows;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.Records;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.Work;
import java.util.Map;
import java.util.TreeMap;

/** All tables of an installation, and the sessions that show them to a work. */
public final class Tables {
    private final String qualifier;
    private final DocumentTable documents;
    private final EventTable events;
    private final ReceiptTable receipts;
    private final CounterTable counters;
    private final BalanceTable balances;
    private final NumberTable numbers;

    public Tables(boolean postgresql, String qualifier) {
        this.qualifier = qualifier;
        documents = new DocumentTable(postgresql, qualifier);
        events = new EventTable(postgresql, qualifier);
        receipts = new ReceiptTable(postgresql, qualifier);
        counters = new CounterTable(postgresql, qualifier);
        balances = new BalanceTable(postgresql, qualifier);
        numbers = new NumberTable(postgresql, qualifier);
    }

    /** What stands before the bare names of the tables. */
    String qualifier() {
        return qualifier;
    }

    /** The receipts. */
    public ReceiptTable receipts() {
        return receipts;
    }

    /** Runs a work of the work lane inside a transaction. */
    public <R> R work(Tx tx, CallContext context, Work<? super StoreSession, ? extends R> work) {
        WorkLane session = new WorkLane(tx, context);
        R answer = work.apply(session);
        session.ofTenant.write();
        session.outbox.write();
        return answer;
    }

    /** Runs a work of the hot lane inside a transaction. */
    public <R> R hot(Tx tx, Work<? super HotStoreSession, ? extends R> work) {
        HotLane session = new HotLane(tx);
        R answer = work.apply(session);
        session.records.values().forEach(DocumentTable.Rows::write);
        session.outbox.write();
        return answer;
    }

    private final class WorkLane implements StoreSession {
        private final Tx tx;
        private final CallContext context;
        private final DocumentTable.Rows ofTenant;
        private final EventTable.Rows outbox;
        private final Receipts receiptRows;

        WorkLane(Tx tx, CallContext context) {
            this.tx = tx;
            this.context = context;
            this.ofTenant = documents.of(tx, context.tenant());
            this.outbox = events.in(tx);
            this.receiptRows = receipts.in(tx);
        }

        @Override
        public CallContext context() {
            return context;
        }

        @Override
        public Documents documents() {
            tx.open();
            return ofTenant;
        }

        @Override
        public Outbox outbox() {
            tx.open();
            return outbox;
        }

        @Override
        public Receipts receipts() {
            tx.open();
            return receiptRows;
        }
    }

    private final class HotLane implements HotStoreSession {
        private final Tx tx;
        private final EventTable.Rows outbox;
        private final Receipts receiptRows;
        private final CounterRows counterRows;
        private final NumberRows numberRows;
        private final Map<TenantId, DocumentTable.Rows> records = new TreeMap<>();

        HotLane(Tx tx) {
            this.tx = tx;
            this.outbox = events.in(tx);
            this.receiptRows = receipts.in(tx);
            this.counterRows = counters.in(tx);
            this.numberRows = numbers.in(tx);
        }

        @Override
        public CounterRows counters() {
            tx.open();
            return counterRows;
        }

        @Override
        public DeltaRows deltas() {
            return balances.in(tx.open());
        }

        @Override
        public NumberRows numbers() {
            tx.open();
            return numberRows;
        }

        @Override
        public Records records(TenantId tenant) {
            tx.open();
            return records.computeIfAbsent(tenant, key -> documents.of(tx, key));
        }

        @Override
        public Outbox outbox() {
            tx.open();
            return outbox;
        }

        @Override
        public Receipts receipts() {
            tx.open();
            return receiptRows;
        }
    }
}
