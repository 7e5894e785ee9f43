package dev.backoffice.memory;

import dev.backoffice.core.event.Deliveries.Backlog;
import dev.backoffice.core.event.Deliveries.ParkedPlace;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.Delivery.Status;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import dev.backoffice.memory.EventTable.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The unfinished deliveries of one subscription. Each aggregate has a lane; only the first of a lane may be handed out, so
 * {@link #due} holds exactly the firsts that are not parked, by the time they may be handed out.
 */
final class DeliveryQueue {
    private static final Comparator<EventKey> BY_KEY = Comparator.comparing(
                    (EventKey key) -> key.tenant().value())
            .thenComparing(key -> key.aggregate().kind())
            .thenComparing(key -> key.aggregate().id())
            .thenComparingLong(EventKey::version)
            .thenComparingInt(EventKey::index);

    private final String subscription;
    private final NavigableSet<Entry> parkedOfAll;
    private final Map<Lane, NavigableMap<Place, Entry>> lanes = new HashMap<>();
    private final TreeSet<Entry> due = new TreeSet<>(Entry.DUE_FIRST);
    private final TreeSet<Entry> unfinished = new TreeSet<>(Entry.OLDEST_FIRST);
    private long parked;

    DeliveryQueue(String subscription, NavigableSet<Entry> parkedOfAll) {
        this.subscription = subscription;
        this.parkedOfAll = parkedOfAll;
    }

    private record Place(long version, int index) implements Comparable<Place> {
        static Place of(EventKey key) {
            return new Place(key.version(), key.index());
        }

        @Override
        public int compareTo(Place other) {
            int byVersion = Long.compare(version, other.version);
            return byVersion != 0 ? byVersion : Integer.compare(index, other.index);
        }
    }

    /** One delivery under way. */
    static final class Entry {
        static final Comparator<Entry> DUE_FIRST =
                Comparator.<Entry, Instant>comparing(entry -> entry.notBefore).thenComparing(Entry::key, BY_KEY);
        static final Comparator<Entry> OLDEST_FIRST = Comparator.<Entry, Instant>comparing(entry -> entry.event.at())
                .thenComparing(Entry::key, BY_KEY)
                .thenComparing(entry -> entry.queue.subscription);

        private final DeliveryQueue queue;
        private final RecordedEvent event;
        private final Lane lane;
        private Status status = Status.PENDING;
        private Instant notBefore;
        private Optional<Instant> since = Optional.empty();
        private int attempts;
        private String reason = "";
        private String worker = "";

        private Entry(DeliveryQueue queue, RecordedEvent event, Lane lane) {
            this.queue = queue;
            this.event = event;
            this.lane = lane;
            this.notBefore = event.at();
        }

        private EventKey key() {
            return event.key();
        }

        boolean comesAfter(ParkedPlace place) {
            int byTime = event.at().compareTo(place.at());
            int byEvent = byTime != 0 ? byTime : BY_KEY.compare(event.key(), place.event());
            return (byEvent != 0 ? byEvent : queue.subscription.compareTo(place.subscription())) > 0;
        }

        Delivery delivery() {
            return new Delivery(queue.subscription, event, status, attempts, notBefore, reason, since);
        }

        boolean heldBy(String one) {
            return status == Status.CLAIMED && worker.equals(one);
        }

        boolean isParked() {
            return status == Status.PARKED;
        }
    }

    Entry add(RecordedEvent event, Lane lane) {
        Entry entry = new Entry(this, event, lane);
        NavigableMap<Place, Entry> entries = lanes.computeIfAbsent(lane, key -> new TreeMap<>());
        if (!entries.isEmpty()) {
            due.remove(entries.firstEntry().getValue());
        }
        entries.put(Place.of(event.key()), entry);
        unfinished.add(entry);
        offerFirst(entries);
        return entry;
    }

    /** The delivery of this event, while it is unfinished. */
    @Nullable
    Entry find(EventKey key) {
        NavigableMap<Place, Entry> entries = lanes.get(Lane.of(key));
        return entries == null ? null : entries.get(Place.of(key));
    }

    List<Delivery> claim(String worker, Instant now, Instant leaseEnds, int limit) {
        List<Entry> chosen = new ArrayList<>();
        for (Entry entry : due) {
            if (chosen.size() == limit || entry.notBefore.isAfter(now)) {
                break;
            }
            chosen.add(entry);
        }
        List<Delivery> claimed = new ArrayList<>(chosen.size());
        for (Entry entry : chosen) {
            due.remove(entry);
            entry.status = Status.CLAIMED;
            entry.worker = worker;
            entry.attempts++;
            entry.since = entry.since.or(() -> Optional.of(now));
            entry.notBefore = leaseEnds;
            entry.reason = "";
            due.add(entry);
            claimed.add(entry.delivery());
        }
        return claimed;
    }

    void finish(Entry entry) {
        due.remove(entry);
        unfinished.remove(entry);
        leaveParked(entry);
        NavigableMap<Place, Entry> entries = lanes.get(entry.lane);
        if (entries != null) {
            entries.remove(Place.of(entry.event.key()));
            if (entries.isEmpty()) {
                lanes.remove(entry.lane);
            } else {
                offerFirst(entries);
            }
        }
    }

    void pend(Entry entry, Instant notBefore, String reason) {
        due.remove(entry);
        if (leaveParked(entry)) {
            entry.attempts = 0;
            entry.since = Optional.empty();
        }
        entry.status = Status.PENDING;
        entry.worker = "";
        entry.notBefore = notBefore;
        entry.reason = reason;
        offerFirst(lanes.getOrDefault(entry.lane, new TreeMap<>()));
    }

    void postpone(Entry entry, Instant notBefore, String reason) {
        entry.attempts--;
        pend(entry, notBefore, reason);
    }

    void park(Entry entry, String reason) {
        due.remove(entry);
        entry.status = Status.PARKED;
        entry.worker = "";
        entry.reason = reason;
        parked++;
        parkedOfAll.add(entry);
    }

    List<Delivery> unfinished(TenantId tenant, Optional<EventKey> after, int limit) {
        return unfinished.stream()
                .filter(entry -> entry.event.key().tenant().equals(tenant))
                .filter(entry -> after.isEmpty() || BY_KEY.compare(entry.event.key(), after.get()) > 0)
                .sorted((one, other) -> BY_KEY.compare(one.event.key(), other.event.key()))
                .limit(limit)
                .map(Entry::delivery)
                .toList();
    }

    Backlog backlog() {
        return new Backlog(
                unfinished.size(),
                parked,
                unfinished.isEmpty()
                        ? Optional.empty()
                        : Optional.of(unfinished.first().event.at()),
                due.isEmpty() ? Optional.empty() : Optional.of(due.first().notBefore));
    }

    void read(TenantId tenant, Consumer<TenantRow> row) {
        for (Entry entry : unfinished) {
            if (entry.key().tenant().equals(tenant)) {
                Doc.Builder fields = EventTable.key(entry.key())
                        .put("subscription", subscription)
                        .put("at", entry.event.at())
                        .put("status", entry.status.name().toLowerCase(Locale.ROOT))
                        .put("attempts", entry.attempts)
                        .put("reason", entry.reason);
                if (!entry.isParked()) {
                    fields.put("due", entry.notBefore);
                }
                entry.since.ifPresent(since -> fields.put("since", since));
                row.accept(new TenantRow(TenantTable.DELIVERIES, fields.build()));
            }
        }
    }

    /** Makes an entry that was just added what its row says. */
    void restore(Entry entry, Doc row) {
        due.remove(entry);
        entry.status = Status.valueOf(row.text("status").toUpperCase(Locale.ROOT));
        entry.notBefore = row.has("due") ? row.instant("due") : entry.event.at();
        entry.attempts = Math.toIntExact(row.integer("attempts"));
        entry.reason = row.text("reason");
        entry.since = row.has("since") ? Optional.of(row.instant("since")) : Optional.empty();
        if (entry.isParked()) {
            parked++;
            parkedOfAll.add(entry);
        }
        offerFirst(lanes.getOrDefault(entry.lane, new TreeMap<>()));
    }

    private boolean leaveParked(Entry entry) {
        if (parkedOfAll.remove(entry)) {
            parked--;
            return true;
        }
        return false;
    }

    private void offerFirst(NavigableMap<Place, Entry> entries) {
        if (!entries.isEmpty()) {
            Entry first = entries.firstEntry().getValue();
            if (!first.isParked()) {
                due.add(first);
            }
        }
    }
}
