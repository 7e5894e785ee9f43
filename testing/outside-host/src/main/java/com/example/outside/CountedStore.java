package com.example.outside;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.job.DueEntries;
import dev.backoffice.core.job.Leases;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.SchemaVersion;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.Work;
import dev.backoffice.core.trail.TrailStore;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** An adapter of a host's own: it passes everything on to another store, and counts the transactions that were committed. */
public final class CountedStore implements Store {
    private final Store counted;
    private final LongAdder commits = new LongAdder();

    /** Counts what is committed in this store from now on. */
    public CountedStore(Store counted) {
        this.counted = counted;
    }

    /** How many transactions of commands were committed, in both lanes. */
    public long commits() {
        return commits.sum();
    }

    @Override
    public <R> R execute(CallContext context, Work<? super StoreSession, ? extends R> work) {
        R result = counted.execute(context, work);
        commits.increment();
        return result;
    }

    @Override
    public <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
        R result = counted.hot(work);
        commits.increment();
        return result;
    }

    @Override
    public Deliveries deliveries() {
        return counted.deliveries();
    }

    @Override
    public DueEntries due() {
        return counted.due();
    }

    @Override
    public Leases leases() {
        return counted.leases();
    }

    @Override
    public TrailStore trail() {
        return counted.trail();
    }

    @Override
    public Optional<SchemaVersion> schemaVersion() {
        return counted.schemaVersion();
    }

    @Override
    public int forgetReceipts(Instant before, int limit) {
        return counted.forgetReceipts(before, limit);
    }
}
