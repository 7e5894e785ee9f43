package dev.backoffice.memory;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.Outbox;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The log of events by aggregate, and one queue of unfinished deliveries per subscription. */
final class EventTable {
    private static final Comparator<EventKey> ORDER =
            Comparator.comparingLong(EventKey::version).thenComparingInt(EventKey::index);

    private final Map<Lane, List<RecordedEvent>> log = new HashMap<>();
    private final Map<String, DeliveryQueue> queues = new HashMap<>();
    private final NavigableSet<DeliveryQueue.Entry> parked = new TreeSet<>(DeliveryQueue.Entry.OLDEST_FIRST);
    private final TrailTable trail;

    EventTable(TrailTable trail) {
        this.trail = trail;
    }

    /** One aggregate: what order is kept within. */
    record Lane(TenantId tenant, AggregateRef aggregate) {
        static Lane of(EventKey key) {
            return new Lane(key.tenant(), key.aggregate());
        }
    }

    Outbox outbox(Transaction transaction) {
        return new Rows(transaction);
    }

    /** Parked deliveries of all subscriptions. */
    NavigableSet<DeliveryQueue.Entry> parked() {
        return parked;
    }

    /** The queue of a subscription, when anything was ever put into it. */
    @Nullable
    DeliveryQueue queue(String subscription) {
        return queues.get(subscription);
    }

    void read(TenantId tenant, Consumer<TenantRow> row) {
        log.forEach((lane, events) -> {
            if (lane.tenant().equals(tenant)) {
                events.forEach(event -> row.accept(new TenantRow(
                        TenantTable.EVENTS,
                        key(event.key())
                                .put("type", event.type())
                                .put("schema", event.schema())
                                .put("body", event.body())
                                .put("at", event.at())
                                .put("by", event.by().value())
                                .build())));
            }
        });
        queues.values().forEach(queue -> queue.read(tenant, row));
    }

    static Doc.Builder key(EventKey key) {
        return Doc.fields()
                .put("kind", key.aggregate().kind())
                .put("id", key.aggregate().id())
                .put("version", key.version())
                .put("index", key.index());
    }

    static EventKey key(TenantId tenant, Doc row) {
        return new EventKey(
                tenant,
                AggregateRef.of(row.text("kind"), row.text("id")),
                row.integer("version"),
                Math.toIntExact(row.integer("index")));
    }

    void restoreEvent(Transaction transaction, TenantId tenant, Doc row) {
        new Rows(transaction)
                .log(new RecordedEvent(
                        key(tenant, row),
                        row.text("type"),
                        Math.toIntExact(row.integer("schema")),
                        row.get("body"),
                        row.instant("at"),
                        UserId.of(row.text("by"))));
    }

    Optional<RecordedEvent> find(EventKey key) {
        return log.getOrDefault(Lane.of(key), List.of()).stream()
                .filter(event -> event.key().equals(key))
                .findFirst();
    }

    /** What was skipped is forgotten here. */
    void restoreDelivery(Transaction transaction, TenantId tenant, Doc row) {
        if (row.text("status").equals("skipped")) {
            return;
        }
        EventKey key = key(tenant, row);
        RecordedEvent event = find(key)
                .orElseThrow(
                        () -> InvalidInput.of("tenant.row", "table", TenantTable.DELIVERIES.toString(), "field", "id"));
        DeliveryQueue queue = queues.computeIfAbsent(row.text("subscription"), name -> new DeliveryQueue(name, parked));
        DeliveryQueue.Entry entry = queue.add(event, Lane.of(key));
        transaction.onUndo(() -> queue.finish(entry));
        queue.restore(entry, row);
    }

    void removeEvent(EventKey key) {
        List<RecordedEvent> events = log.get(Lane.of(key));
        if (events != null) {
            events.removeIf(event -> event.key().equals(key));
            if (events.isEmpty()) {
                log.remove(Lane.of(key));
            }
        }
    }

    /** Whether something of this event is still to be delivered. */
    boolean undelivered(EventKey key) {
        return queues.values().stream().anyMatch(queue -> queue.find(key) != null);
    }

    void removeDelivery(EventKey key, String subscription) {
        DeliveryQueue queue = queues.get(subscription);
        DeliveryQueue.Entry entry = queue == null ? null : queue.find(key);
        if (queue != null && entry != null) {
            queue.finish(entry);
        }
    }

    private final class Rows implements Outbox {
        private final Transaction transaction;

        Rows(Transaction transaction) {
            this.transaction = transaction;
        }

        @Override
        public void append(RecordedEvent event, Set<String> subscriptions) {
            Lane lane = log(event);
            trail.append(transaction, event);
            for (String subscription : subscriptions) {
                DeliveryQueue queue =
                        queues.computeIfAbsent(subscription, name -> new DeliveryQueue(name, EventTable.this.parked));
                DeliveryQueue.Entry entry = queue.add(event, lane);
                transaction.onUndo(() -> queue.finish(entry));
            }
        }

        private Lane log(RecordedEvent event) {
            transaction.open();
            Lane lane = Lane.of(event.key());
            List<RecordedEvent> events = log.computeIfAbsent(lane, key -> new ArrayList<>(4));
            int place = placeOf(events, event.key());
            events.add(place, event);
            transaction.onUndo(() -> {
                events.remove(place);
                if (events.isEmpty()) {
                    log.remove(lane);
                }
            });
            return lane;
        }

        private int placeOf(List<RecordedEvent> events, EventKey key) {
            int place = events.size();
            while (place > 0) {
                int order = ORDER.compare(events.get(place - 1).key(), key);
                if (order < 0) {
                    return place;
                }
                if (order == 0) {
                    throw transaction.dead(Conflict.retryable("event.exists", null, "event", key.toString()));
                }
                place--;
            }
            return place;
        }

        @Override
        public List<RecordedEvent> of(TenantId tenant, AggregateRef aggregate, Optional<EventKey> after, int limit) {
            transaction.open();
            List<RecordedEvent> events = log.getOrDefault(new Lane(tenant, aggregate), List.of());
            int from = after.map(last -> firstAfter(events, last)).orElse(0);
            return List.copyOf(events.subList(from, Math.min(events.size(), from + limit)));
        }

        private static int firstAfter(List<RecordedEvent> events, EventKey last) {
            int from = 0;
            int to = events.size();
            while (from < to) {
                int middle = (from + to) / 2;
                if (ORDER.compare(events.get(middle).key(), last) <= 0) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }
    }
}
