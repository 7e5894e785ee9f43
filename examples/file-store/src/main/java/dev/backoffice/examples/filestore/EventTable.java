package dev.backoffice.examples.filestore;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.Outbox;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.store.Doc;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The log of events. With each one goes a delivery for each subscription and the mark that it waits to be sealed. */
record EventTable(Transaction transaction) implements Outbox {
    private static final Doc MARK = Doc.of(true);

    static Key key(EventKey event) {
        return Key.of(
                event.tenant(), event.aggregate().kind(), event.aggregate().id(), event.version(), event.index());
    }

    /** Where an event waits to be sealed: by tenant and time. */
    static Key unsealed(RecordedEvent event) {
        return Key.of(event.key().tenant(), event.at())
                .and(key(event.key()).from(1).parts().toArray());
    }

    // outbox begins
    @Override
    public void append(RecordedEvent event, Set<String> subscriptions) {
        Key key = key(event.key());
        if (transaction.has(Table.EVENT, key)) {
            throw transaction.dead(Conflict.retryable(
                    "event.exists", null, "event", event.key().toString()));
        }
        transaction.put(Table.EVENT, key, form(event));
        transaction.put(Table.UNSEALED, unsealed(event), MARK);
        subscriptions.forEach(subscription -> DeliveryTable.add(transaction, subscription, event));
    }
    // outbox ends

    @Override
    public List<RecordedEvent> of(TenantId tenant, AggregateRef aggregate, Optional<EventKey> after, int limit) {
        Key rows = Key.of(tenant, aggregate.kind(), aggregate.id());
        Key last = after.map(EventTable::key).orElse(rows);
        return transaction
                .after(Table.EVENT, rows, last)
                .dropWhile(row -> row.getKey().equals(last))
                .limit(limit)
                .map(row -> read(row.getValue()))
                .toList();
    }

    private static Doc form(RecordedEvent event) {
        EventKey key = event.key();
        return Doc.fields()
                .put("tenant", key.tenant().value())
                .put("kind", key.aggregate().kind())
                .put("id", key.aggregate().id())
                .put("version", key.version())
                .put("index", key.index())
                .put("type", event.type())
                .put("schema", event.schema())
                .put("body", event.body().toJson())
                .put("at", event.at())
                .put("by", event.by().value())
                .build();
    }

    static RecordedEvent read(Doc row) {
        return new RecordedEvent(
                new EventKey(
                        TenantId.of(row.text("tenant")),
                        AggregateRef.of(row.text("kind"), row.text("id")),
                        row.integer("version"),
                        Math.toIntExact(row.integer("index"))),
                row.text("type"),
                Math.toIntExact(row.integer("schema")),
                Doc.parse(row.text("body")),
                row.instant("at"),
                UserId.of(row.text("by")));
    }
}
