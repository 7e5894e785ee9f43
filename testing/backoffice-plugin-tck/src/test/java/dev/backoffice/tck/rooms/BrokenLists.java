package dev.backoffice.tck.rooms;

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
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.Records;
import dev.backoffice.core.store.SchemaVersion;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.core.store.Work;
import dev.backoffice.core.trail.TrailStore;
import dev.backoffice.memory.MemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store whose lists of documents are spoiled, from a moment on. */
final class BrokenLists implements Store {
    /** What a list answers instead. */
    interface Fault {
        List<StoredDocument> list(Records sound, DocumentQuery query);
    }

    private final Store intact = MemoryStore.create();
    private final Fault fault;
    private volatile boolean broken;

    BrokenLists(Fault fault) {
        this.fault = fault;
    }

    /** From now on. */
    void breakDown() {
        broken = true;
    }

    private List<StoredDocument> list(Records sound, DocumentQuery query) {
        return broken ? fault.list(sound, query) : sound.list(query);
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
        return intact.execute(context, session -> work.apply(new Lane(session)));
    }

    @Override
    public <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
        return intact.hot(session -> work.apply(new HotLane(session)));
    }

    private final class Lane implements StoreSession {
        private final StoreSession sound;

        Lane(StoreSession sound) {
            this.sound = sound;
        }

        @Override
        public CallContext context() {
            return sound.context();
        }

        @Override
        public Documents documents() {
            return new Spoiled(sound.documents());
        }

        @Override
        public Outbox outbox() {
            return sound.outbox();
        }

        @Override
        public Receipts receipts() {
            return sound.receipts();
        }
    }

    private final class HotLane implements HotStoreSession {
        private final HotStoreSession sound;

        HotLane(HotStoreSession sound) {
            this.sound = sound;
        }

        @Override
        public CounterRows counters() {
            return sound.counters();
        }

        @Override
        public DeltaRows deltas() {
            return sound.deltas();
        }

        @Override
        public NumberRows numbers() {
            return sound.numbers();
        }

        @Override
        public Records records(TenantId tenant) {
            return new SpoiledRecords(sound.records(tenant));
        }

        @Override
        public Outbox outbox() {
            return sound.outbox();
        }

        @Override
        public Receipts receipts() {
            return sound.receipts();
        }
    }

    private class SpoiledRecords implements Records {
        private final Records sound;

        SpoiledRecords(Records sound) {
            this.sound = sound;
        }

        @Override
        public Optional<StoredDocument> find(String kind, String id) {
            return sound.find(kind, id);
        }

        @Override
        public Optional<StoredDocument> pin(String kind, String id) {
            return sound.pin(kind, id);
        }

        @Override
        public void insert(StoredDocument document) {
            sound.insert(document);
        }

        @Override
        public List<StoredDocument> list(DocumentQuery query) {
            return BrokenLists.this.list(sound, query);
        }
    }

    private final class Spoiled extends SpoiledRecords implements Documents {
        private final Documents sound;

        Spoiled(Documents sound) {
            super(sound);
            this.sound = sound;
        }

        @Override
        public void update(StoredDocument document, long expected) {
            sound.update(document, expected);
        }
    }
}
