package dev.backoffice.examples.filestore;

import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.Delivery.Status;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Deliveries that are not handled yet, each call a transaction of its own. {@link Table#DELIVERY_DUE} holds the first of each
 * aggregate and subscription, unless it is parked, and nothing else: so nothing is handed out before its turn.
 */
record DeliveryTable(FileStore store) implements Deliveries {
    private static final Doc MARK = Doc.of(true);
    private static final int AGGREGATE = 4; // subscription, tenant, kind, id

    /** A row: the delivery without its event, which is in the log. */
    private record Row(
            Status status, int attempts, Instant due, String reason, Optional<Instant> since, String worker) {
        Row pending(Instant notBefore, String why) {
            return new Row(Status.PENDING, attempts, notBefore, why, since, "");
        }

        Doc form() {
            return Doc.fields()
                    .put("status", status.name())
                    .put("attempts", attempts)
                    .put("due", due)
                    .put("reason", reason)
                    .put("since", since, at -> Doc.of(at.toString()))
                    .put("worker", worker)
                    .build();
        }

        static Row read(Doc form) {
            return new Row(
                    Status.valueOf(form.text("status")),
                    Math.toIntExact(form.integer("attempts")),
                    form.instant("due"),
                    form.text("reason"),
                    form.has("since") ? Optional.of(form.instant("since")) : Optional.empty(),
                    form.text("worker"));
        }
    }

    private static Key key(String subscription, EventKey event) {
        return Key.of(subscription).and(EventTable.key(event).parts().toArray());
    }

    static void add(Transaction transaction, String subscription, RecordedEvent event) {
        Row pending = new Row(Status.PENDING, 0, event.at(), "", Optional.empty(), "");
        change(transaction, key(subscription, event.key()), Optional.of(pending));
    }

    /** Writes or removes a row, and sees to it that the first of its aggregate is offered again. */
    private static void change(Transaction transaction, Key key, Optional<Row> after) {
        first(transaction, key).ifPresent(first -> transaction.remove(Table.DELIVERY_DUE, due(transaction, first)));
        transaction.find(Table.DELIVERY, key).map(Row::read).ifPresent(before -> {
            if (before.status() == Status.PARKED) {
                transaction.remove(Table.DELIVERY_PARKED, parked(transaction, key));
            }
        });
        if (after.isEmpty()) {
            transaction.remove(Table.DELIVERY, key);
        } else {
            transaction.put(Table.DELIVERY, key, after.get().form());
            if (after.get().status() == Status.PARKED) {
                transaction.put(Table.DELIVERY_PARKED, parked(transaction, key), MARK);
            }
        }
        first(transaction, key)
                .filter(first -> row(transaction, first).status() != Status.PARKED)
                .ifPresent(first -> transaction.put(Table.DELIVERY_DUE, due(transaction, first), MARK));
    }

    private static Row row(Transaction transaction, Key key) {
        return Row.read(transaction.find(Table.DELIVERY, key).orElseThrow());
    }

    private static Optional<Key> first(Transaction transaction, Key key) {
        Key aggregate = new Key(key.parts().subList(0, AGGREGATE));
        return transaction.all(Table.DELIVERY, aggregate).map(Map.Entry::getKey).findFirst();
    }

    private static Key due(Transaction transaction, Key key) {
        return Key.of(key.part(0), row(transaction, key).due())
                .and(key.from(1).parts().toArray());
    }

    private static Key parked(Transaction transaction, Key key) {
        return Key.of(event(transaction, key).at())
                .and(key.from(1).parts().toArray())
                .and(key.part(0));
    }

    private static RecordedEvent event(Transaction transaction, Key key) {
        return EventTable.read(transaction.find(Table.EVENT, key.from(1)).orElseThrow());
    }

    private static Delivery delivery(Transaction transaction, Key key) {
        Row row = row(transaction, key);
        return new Delivery(
                key.part(0),
                event(transaction, key),
                row.status(),
                row.attempts(),
                row.due(),
                row.reason(),
                row.since());
    }

    @Override
    public List<Delivery> claim(String subscription, String worker, Instant now, Instant leaseEnds, int limit) {
        return store.transaction(transaction -> {
            String end = Key.of(now).part(0);
            List<Key> due = transaction
                    .all(Table.DELIVERY_DUE, Key.of(subscription))
                    .map(Map.Entry::getKey)
                    .takeWhile(key -> key.part(1).compareTo(end) <= 0)
                    .limit(limit)
                    .map(key -> Key.of(subscription).and(key.from(2).parts().toArray()))
                    .toList();
            List<Delivery> claimed = new ArrayList<>();
            for (Key key : due) {
                Row row = row(transaction, key);
                Optional<Instant> since = row.since().or(() -> Optional.of(now));
                Row mine = new Row(Status.CLAIMED, row.attempts() + 1, leaseEnds, "", since, worker);
                change(transaction, key, Optional.of(mine));
                claimed.add(delivery(transaction, key));
            }
            return claimed;
        });
    }

    @Override
    public boolean done(Delivery delivery, String worker) {
        return held(delivery, worker, row -> Optional.empty());
    }

    @Override
    public boolean retry(Delivery delivery, String worker, Instant notBefore, String reason) {
        return held(delivery, worker, row -> row.map(mine -> mine.pending(notBefore, reason)));
    }

    @Override
    public boolean postpone(Delivery delivery, String worker, Instant notBefore, String reason) {
        return held(
                delivery,
                worker,
                row -> row.map(
                        mine -> new Row(Status.PENDING, mine.attempts() - 1, notBefore, reason, mine.since(), "")));
    }

    @Override
    public boolean park(Delivery delivery, String worker, String reason) {
        return held(
                delivery,
                worker,
                row -> row.map(mine -> new Row(Status.PARKED, mine.attempts(), mine.due(), reason, mine.since(), "")));
    }

    private boolean held(Delivery delivery, String worker, UnaryOperator<Optional<Row>> after) {
        return changed(
                key(delivery.subscription(), delivery.event().key()),
                row -> row.status() == Status.CLAIMED && row.worker().equals(worker),
                after);
    }

    @Override
    public boolean redrive(String subscription, EventKey event, Instant now) {
        Row anew = new Row(Status.PENDING, 0, now, "", Optional.empty(), "");
        return changed(key(subscription, event), DeliveryTable::isParked, row -> Optional.of(anew));
    }

    @Override
    public boolean skip(String subscription, EventKey event, String reason) {
        return changed(key(subscription, event), DeliveryTable::isParked, row -> Optional.empty());
    }

    private static boolean isParked(Row row) {
        return row.status() == Status.PARKED;
    }

    private boolean changed(Key key, Predicate<Row> allowed, UnaryOperator<Optional<Row>> after) {
        return store.transaction(transaction -> {
            Optional<Row> row =
                    transaction.find(Table.DELIVERY, key).map(Row::read).filter(allowed);
            row.ifPresent(found -> change(transaction, key, after.apply(row)));
            return row.isPresent();
        });
    }

    @Override
    public List<Delivery> parked(Optional<String> subscription, Optional<ParkedPlace> after, int limit) {
        Key last = after.map(place -> Key.of(place.at())
                        .and(EventTable.key(place.event()).parts().toArray())
                        .and(place.subscription()))
                .orElse(Key.of());
        return store.transaction(transaction -> transaction
                .after(Table.DELIVERY_PARKED, Key.of(), last)
                .map(Map.Entry::getKey)
                .dropWhile(last::equals)
                .filter(key -> subscription.isEmpty() || key.part(6).equals(subscription.get()))
                .limit(limit)
                .map(key -> Key.of(key.part(6))
                        .and(key.from(1).parts().subList(0, 5).toArray()))
                .map(key -> delivery(transaction, key))
                .toList());
    }

    @Override
    public List<Delivery> unfinished(String subscription, TenantId tenant, Optional<EventKey> after, int limit) {
        Key rows = Key.of(subscription, tenant);
        Key last = after.map(event -> key(subscription, event)).orElse(rows);
        return store.transaction(transaction -> transaction
                .after(Table.DELIVERY, rows, last)
                .map(Map.Entry::getKey)
                .dropWhile(last::equals)
                .limit(limit)
                .map(key -> delivery(transaction, key))
                .toList());
    }

    @Override
    public Backlog backlog(String subscription) {
        return store.transaction(transaction -> {
            List<Delivery> all = transaction
                    .all(Table.DELIVERY, Key.of(subscription))
                    .map(row -> delivery(transaction, row.getKey()))
                    .toList();
            return new Backlog(
                    all.size(),
                    all.stream()
                            .filter(delivery -> delivery.status() == Status.PARKED)
                            .count(),
                    all.stream().map(delivery -> delivery.event().at()).min(Comparator.naturalOrder()),
                    transaction
                            .all(Table.DELIVERY_DUE, Key.of(subscription))
                            .map(row -> Key.of(subscription)
                                    .and(row.getKey().from(2).parts().toArray()))
                            .map(key -> row(transaction, key).due())
                            .findFirst());
        });
    }
}
