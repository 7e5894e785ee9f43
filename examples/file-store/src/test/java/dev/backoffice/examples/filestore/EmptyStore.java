package dev.backoffice.examples.filestore;

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

// The class the guide begins with: all that a store has to have, and nothing in it.
// emptyStore begins
final class EmptyStore implements Store {
    @Override
    public <R> R execute(CallContext context, Work<? super StoreSession, ? extends R> work) {
        throw new UnsupportedOperationException("one transaction of the work lane");
    }

    @Override
    public <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
        throw new UnsupportedOperationException("one transaction of the hot lane");
    }

    @Override
    public Deliveries deliveries() {
        throw new UnsupportedOperationException("events on their way");
    }

    @Override
    public TrailStore trail() {
        throw new UnsupportedOperationException("the sealed trail");
    }

    @Override
    public DueEntries due() {
        throw new UnsupportedOperationException("documents that have fallen due");
    }

    @Override
    public Leases leases() {
        throw new UnsupportedOperationException("who does a job");
    }

    @Override
    public Optional<SchemaVersion> schemaVersion() {
        throw new UnsupportedOperationException("the version of its tables, if it has any");
    }

    @Override
    public int forgetReceipts(Instant before, int limit) {
        throw new UnsupportedOperationException("old receipts");
    }
}
// emptyStore ends
