package dev.backoffice.jdbc.internal;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.Outbox;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.store.Doc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The log of events, and what is written with it: deliveries, and the marks of what is not sealed yet. */
final class EventTable {
    private static final Comparator<EventKey> ORDER = Comparator.comparing(EventKey::tenant)
            .thenComparing(key -> key.aggregate().kind())
            .thenComparing(key -> key.aggregate().id())
            .thenComparingLong(EventKey::version)
            .thenComparingInt(EventKey::index);

    private final String name;
    private final Table events;
    private final Table unsealed;
    private final Table deliveries;

    EventTable(boolean postgresql, String qualifier) {
        this.name = qualifier + "event";
        this.events = Table.of(
                postgresql,
                name,
                List.of(
                        Column.text("tenant"),
                        Column.text("aggregate_kind"),
                        Column.text("aggregate_id"),
                        Column.bigint("version"),
                        Column.integer("idx")),
                List.of(
                        Column.text("event_type"),
                        Column.integer("schema_no"),
                        Column.text("body"),
                        Column.bigint("happened_at"),
                        Column.text("caused_by")));
        this.unsealed = TrailTable.unsealed(postgresql, qualifier);
        this.deliveries = Table.of(
                postgresql,
                qualifier + "delivery",
                List.of(
                        Column.text("tenant"),
                        Column.text("aggregate_kind"),
                        Column.text("aggregate_id"),
                        Column.text("subscription"),
                        Column.bigint("version"),
                        Column.integer("idx")),
                List.of(
                        Column.bigint("happened_at"),
                        Column.text("status"),
                        Column.bool("finished"),
                        Column.bigint("due_at"),
                        Column.integer("attempts"),
                        Column.text("worker"),
                        Column.text("reason")));
    }

    Rows in(Tx tx) {
        return new Rows(tx);
    }

    private record Appended(RecordedEvent event, Set<String> subscriptions) {}

    /** Events of one transaction. They are gathered and written together: before they are read, and at the end. */
    final class Rows implements Outbox {
        private final Tx tx;
        private final List<Appended> waiting = new ArrayList<>();

        Rows(Tx tx) {
            this.tx = tx;
        }

        @Override
        public void append(RecordedEvent event, Set<String> subscriptions) {
            tx.open();
            Texts.checked("aggregate.kind", event.key().aggregate().kind(), 60);
            Texts.checked("aggregate.id", event.key().aggregate().id(), 200);
            waiting.add(new Appended(event, new TreeSet<>(subscriptions)));
        }

        void write() {
            if (waiting.isEmpty()) {
                return;
            }
            List<Appended> sorted = new ArrayList<>(waiting);
            waiting.clear();
            sorted.sort(Comparator.comparing(appended -> appended.event().key(), ORDER));
            List<Object[]> eventRows = new ArrayList<>();
            List<Object[]> deliveryRows = new ArrayList<>();
            for (Appended appended : sorted) {
                RecordedEvent event = appended.event();
                EventKey key = event.key();
                long at = Texts.micros(event.at());
                eventRows.add(new Object[] {
                    key.tenant().value(),
                    key.aggregate().kind(),
                    key.aggregate().id(),
                    key.version(),
                    key.index(),
                    event.type(),
                    event.schema(),
                    event.body().toJson(),
                    at,
                    event.by().value()
                });
                for (String subscription : appended.subscriptions()) {
                    deliveryRows.add(new Object[] {
                        key.tenant().value(),
                        key.aggregate().kind(),
                        key.aggregate().id(),
                        subscription,
                        key.version(),
                        key.index(),
                        at,
                        DeliveryTable.PENDING,
                        false,
                        at,
                        0,
                        "",
                        ""
                    });
                }
            }
            events.insertWith(tx, unsealed, eventRows, taken -> exists(taken, 3));
            deliveries.insert(tx, deliveryRows, taken -> exists(taken, 4));
        }

        private Conflict exists(Taken taken, int version) {
            String event = taken.row()
                    .map(its -> new EventKey(
                                    TenantId.of((String) its[0]),
                                    AggregateRef.of((String) its[1], (String) its[2]),
                                    (Long) its[version],
                                    (Integer) its[version + 1])
                            .toString())
                    .orElse("");
            return Conflict.retryable("event.exists", taken.failure(), "event", event);
        }

        @Override
        public List<RecordedEvent> of(TenantId tenant, AggregateRef aggregate, Optional<EventKey> after, int limit) {
            write();
            List<Object> parameters = new ArrayList<>(List.of(tenant.value(), aggregate.kind(), aggregate.id()));
            // The first condition says nothing more than the second, but gives the key a place to begin.
            after.ifPresent(last -> parameters.addAll(List.of(last.version(), last.version(), last.index())));
            parameters.add(limit);
            return tx.query(
                    "SELECT * FROM " + name + " WHERE tenant = ? AND aggregate_kind = ? AND aggregate_id = ?"
                            + (after.isPresent() ? " AND version >= ? AND (version > ? OR idx > ?)" : "")
                            + " ORDER BY version, idx LIMIT ?",
                    parameters,
                    EventTable::read);
        }
    }

    /** Reads an event from a row that has its columns. */
    static RecordedEvent read(ResultSet row) throws SQLException {
        return new RecordedEvent(
                new EventKey(
                        TenantId.of(row.getString("tenant")),
                        AggregateRef.of(row.getString("aggregate_kind"), row.getString("aggregate_id")),
                        row.getLong("version"),
                        row.getInt("idx")),
                row.getString("event_type"),
                row.getInt("schema_no"),
                Doc.parse(row.getString("body")),
                Texts.instant(row.getLong("happened_at")),
                UserId.of(row.getString("caused_by")));
    }
}
