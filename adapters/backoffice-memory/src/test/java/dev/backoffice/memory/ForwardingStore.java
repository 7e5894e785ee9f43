package dev.backoffice.memory;

import dev.backoffice.core.balance.DeltaRows;
import dev.backoffice.core.command.Receipts;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.CounterRows;
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
import java.time.Instant;
import java.util.Optional;

/** An intact store with one part exchanged. */
class ForwardingStore implements Store {
    final Store intact = MemoryStore.create();

    /** What is left of it when it is killed. */
    Store recovered() {
        return this;
    }

    /** Another installation in the same database. */
    Store beside() {
        return MemoryStore.create();
    }

    Documents documents(Documents documents) {
        return documents;
    }

    Outbox outbox(Outbox outbox) {
        return outbox;
    }

    Receipts receipts(Receipts receipts) {
        return receipts;
    }

    CounterRows counters(CounterRows counters) {
        return counters;
    }

    DeltaRows deltas(DeltaRows deltas) {
        return deltas;
    }

    NumberRows numbers(NumberRows numbers) {
        return numbers;
    }

    @Override
    public Deliveries deliveries() {
        return intact.deliveries();
    }

    @Override
    public DueEntries due() {
        return intact.due();
    }

    @Override
    public Leases leases() {
        return intact.leases();
    }

    @Override
    public TrailStore trail() {
        return intact.trail();
    }

    @Override
    public Optional<SchemaVersion> schemaVersion() {
        return intact.schemaVersion();
    }

    @Override
    public int forgetReceipts(Instant before, int limit) {
        return intact.forgetReceipts(before, limit);
    }

    @Override
    public <R> R execute(CallContext context, Work<? super StoreSession, ? extends R> work) {
        return intact.execute(context, session -> work.apply(exchanged(session, context)));
    }

    @Override
    public <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
        return intact.hot(session -> work.apply(exchanged(session)));
    }

    final StoreSession exchanged(StoreSession session, CallContext context) {
        return new StoreSession() {
            @Override
            public CallContext context() {
                return context;
            }

            @Override
            public Documents documents() {
                return ForwardingStore.this.documents(session.documents());
            }

            @Override
            public Outbox outbox() {
                return ForwardingStore.this.outbox(session.outbox());
            }

            @Override
            public Receipts receipts() {
                return ForwardingStore.this.receipts(session.receipts());
            }
        };
    }

    final HotStoreSession exchanged(HotStoreSession session) {
        return new HotStoreSession() {
            @Override
            public CounterRows counters() {
                return ForwardingStore.this.counters(session.counters());
            }

            @Override
            public DeltaRows deltas() {
                return ForwardingStore.this.deltas(session.deltas());
            }

            @Override
            public NumberRows numbers() {
                return ForwardingStore.this.numbers(session.numbers());
            }

            @Override
            public Records records(TenantId tenant) {
                return session.records(tenant);
            }

            @Override
            public Outbox outbox() {
                return ForwardingStore.this.outbox(session.outbox());
            }

            @Override
            public Receipts receipts() {
                return ForwardingStore.this.receipts(session.receipts());
            }
        };
    }
}
