package dev.backoffice.memory;

import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.memory.DeliveryQueue.Entry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Deliveries over all tenants, each call a transaction of its own. */
final class LockedDeliveries implements Deliveries {
    private final MemoryStore store;
    private final EventTable events;

    LockedDeliveries(MemoryStore store, EventTable events) {
        this.store = store;
        this.events = events;
    }

    @Override
    public List<Delivery> claim(String subscription, String worker, Instant now, Instant leaseEnds, int limit) {
        return store.transaction(transaction -> {
            DeliveryQueue queue = events.queue(subscription);
            return queue == null ? List.of() : queue.claim(worker, now, leaseEnds, limit);
        });
    }

    @Override
    public boolean done(Delivery delivery, String worker) {
        return held(delivery, worker, DeliveryQueue::finish);
    }

    @Override
    public boolean retry(Delivery delivery, String worker, Instant notBefore, String reason) {
        return held(delivery, worker, (queue, entry) -> queue.pend(entry, notBefore, reason));
    }

    @Override
    public boolean postpone(Delivery delivery, String worker, Instant notBefore, String reason) {
        return held(delivery, worker, (queue, entry) -> queue.postpone(entry, notBefore, reason));
    }

    @Override
    public boolean park(Delivery delivery, String worker, String reason) {
        return held(delivery, worker, (queue, entry) -> queue.park(entry, reason));
    }

    private boolean held(Delivery delivery, String worker, BiConsumer<DeliveryQueue, Entry> change) {
        return change(delivery.subscription(), delivery.event().key(), entry -> entry.heldBy(worker), change);
    }

    @Override
    public List<Delivery> parked(Optional<String> subscription, Optional<ParkedPlace> after, int limit) {
        return store.transaction(transaction -> events.parked().stream()
                .filter(entry -> after.isEmpty() || entry.comesAfter(after.get()))
                .map(Entry::delivery)
                .filter(delivery ->
                        subscription.isEmpty() || delivery.subscription().equals(subscription.get()))
                .limit(limit)
                .toList());
    }

    @Override
    public List<Delivery> unfinished(String subscription, TenantId tenant, Optional<EventKey> after, int limit) {
        return store.transaction(transaction -> {
            DeliveryQueue queue = events.queue(subscription);
            return queue == null ? List.of() : queue.unfinished(tenant, after, limit);
        });
    }

    @Override
    public boolean redrive(String subscription, EventKey event, Instant now) {
        return change(subscription, event, Entry::isParked, (queue, entry) -> queue.pend(entry, now, ""));
    }

    @Override
    public boolean skip(String subscription, EventKey event, String reason) {
        return change(subscription, event, Entry::isParked, DeliveryQueue::finish);
    }

    private boolean change(
            String subscription, EventKey event, Predicate<Entry> allowed, BiConsumer<DeliveryQueue, Entry> change) {
        return store.transaction(transaction -> {
            DeliveryQueue queue = events.queue(subscription);
            Entry entry = queue == null ? null : queue.find(event);
            if (queue == null || entry == null || !allowed.test(entry)) {
                return false;
            }
            change.accept(queue, entry);
            return true;
        });
    }

    @Override
    public Backlog backlog(String subscription) {
        return store.transaction(transaction -> {
            DeliveryQueue queue = events.queue(subscription);
            return queue == null ? new Backlog(0, 0, Optional.empty(), Optional.empty()) : queue.backlog();
        });
    }

    @Override
    public Map<String, Instant> earliest(Collection<String> subscriptions) {
        return store.transaction(transaction -> {
            Map<String, Instant> earliest = new TreeMap<>();
            for (String subscription : subscriptions) {
                DeliveryQueue queue = events.queue(subscription);
                if (queue != null) {
                    queue.backlog().nextDue().ifPresent(due -> earliest.put(subscription, due));
                }
            }
            return earliest;
        });
    }
}
