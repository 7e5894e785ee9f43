package dev.backoffice.flows;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueEntries;
import dev.backoffice.core.job.Leases;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.SchemaVersion;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.Work;
import dev.backoffice.core.trail.TrailStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that is gone after some transactions, as for a process that is stopped: what was committed stays. */
final class StoppingStore implements Store {
    private final Store store;
    private int left = Integer.MAX_VALUE;

    StoppingStore(Store store) {
        this.store = store;
    }

    void stopAfter(int transactions) {
        left = transactions;
    }

    void goOn() {
        left = Integer.MAX_VALUE;
    }

    private void count() {
        if (left <= 0) {
            throw Unavailable.of("store.unavailable", null);
        }
        left--;
    }

    @Override
    public <R> R execute(CallContext context, Work<? super StoreSession, ? extends R> work) {
        count();
        return store.execute(context, work);
    }

    @Override
    public <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
        count();
        return store.hot(work);
    }

    /** A stopped process neither ends its deliveries nor gives them back: their leases run out. */
    @Override
    public Deliveries deliveries() {
        return new StoppingDeliveries(this, store.deliveries());
    }

    @Override
    public DueEntries due() {
        return store.due();
    }

    @Override
    public Leases leases() {
        return store.leases();
    }

    @Override
    public TrailStore trail() {
        return store.trail();
    }

    @Override
    public Optional<SchemaVersion> schemaVersion() {
        return store.schemaVersion();
    }

    @Override
    public int forgetReceipts(Instant before, int limit) {
        return store.forgetReceipts(before, limit);
    }

    private record StoppingDeliveries(StoppingStore store, Deliveries deliveries) implements Deliveries {
        @Override
        public List<Delivery> claim(String subscription, String worker, Instant now, Instant leaseEnds, int limit) {
            store.count();
            return deliveries.claim(subscription, worker, now, leaseEnds, limit);
        }

        @Override
        public boolean done(Delivery delivery, String worker) {
            return store.left > 0 && deliveries.done(delivery, worker);
        }

        @Override
        public boolean retry(Delivery delivery, String worker, Instant notBefore, String reason) {
            return store.left > 0 && deliveries.retry(delivery, worker, notBefore, reason);
        }

        @Override
        public boolean postpone(Delivery delivery, String worker, Instant notBefore, String reason) {
            return store.left > 0 && deliveries.postpone(delivery, worker, notBefore, reason);
        }

        @Override
        public boolean park(Delivery delivery, String worker, String reason) {
            return store.left > 0 && deliveries.park(delivery, worker, reason);
        }

        @Override
        public List<Delivery> parked(Optional<String> subscription, Optional<ParkedPlace> after, int limit) {
            return deliveries.parked(subscription, after, limit);
        }

        @Override
        public List<Delivery> unfinished(String subscription, TenantId tenant, Optional<EventKey> after, int limit) {
            return deliveries.unfinished(subscription, tenant, after, limit);
        }

        @Override
        public boolean redrive(String subscription, EventKey event, Instant now) {
            return deliveries.redrive(subscription, event, now);
        }

        @Override
        public boolean skip(String subscription, EventKey event, String reason) {
            return deliveries.skip(subscription, event, reason);
        }

        @Override
        public Backlog backlog(String subscription) {
            return deliveries.backlog(subscription);
        }

        @Override
        public Map<String, Instant> earliest(Collection<String> subscriptions) {
            return deliveries.earliest(subscriptions);
        }
    }
}
