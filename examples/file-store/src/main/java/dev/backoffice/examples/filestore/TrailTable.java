package dev.backoffice.examples.filestore;

import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.trail.Digest;
import dev.backoffice.core.trail.SealedEvent;
import dev.backoffice.core.trail.TrailBlock;
import dev.backoffice.core.trail.TrailEntry;
import dev.backoffice.core.trail.TrailStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sealed trail of each tenant, each call a transaction of its own. Blocks and entries are only ever added. */
record TrailTable(FileStore store) implements TrailStore {
    @Override
    public Optional<TenantId> nextUnsealed(Optional<TenantId> after) {
        return store.transaction(transaction -> next(transaction, Table.UNSEALED, after)
                .map(row -> TenantId.of(row.getKey().part(0))));
    }

    /** The first row of the next tenant: nothing lies between a name and the same name with a NUL at its end. */
    private static Optional<Map.Entry<Key, Doc>> next(Transaction transaction, Table table, Optional<TenantId> after) {
        Key from = after.map(tenant -> Key.of(tenant.value() + "\0")).orElse(Key.of());
        return transaction.after(table, Key.of(), from).findFirst();
    }

    @Override
    public List<RecordedEvent> unsealed(TenantId tenant, int limit) {
        return store.transaction(transaction -> transaction
                .all(Table.UNSEALED, Key.of(tenant))
                .limit(limit)
                .map(row -> Key.of(tenant).and(row.getKey().from(2).parts().toArray()))
                .map(key -> EventTable.read(transaction.find(Table.EVENT, key).orElseThrow()))
                .toList());
    }

    @Override
    public Optional<TrailBlock> head(TenantId tenant) {
        return store.transaction(transaction -> head(transaction, tenant));
    }

    private static Optional<TrailBlock> head(Transaction transaction, TenantId tenant) {
        return transaction
                .find(Table.HEAD, Key.of(tenant))
                .flatMap(number -> transaction.find(Table.BLOCK, Key.of(tenant, number.asLong())))
                .map(row -> block(tenant, row));
    }

    @Override
    public boolean seal(TrailBlock block, List<TrailEntry> entries) {
        return store.transaction(transaction -> {
            TenantId tenant = block.tenant();
            if (entries.size() != block.count() || !block.follows(head(transaction, tenant))) {
                return false;
            }
            Set<EventKey> sealed = new HashSet<>();
            for (TrailEntry entry : entries) {
                if (entry.position() != block.first() + sealed.size()
                        || !entry.event().tenant().equals(tenant)
                        || mark(transaction, entry).isEmpty()
                        || !sealed.add(entry.event())) {
                    return false;
                }
            }
            for (TrailEntry entry : entries) {
                transaction.remove(Table.UNSEALED, mark(transaction, entry).orElseThrow());
                transaction.put(Table.SEALED, Key.of(tenant, entry.position()), form(entry));
            }
            transaction.put(Table.BLOCK, Key.of(tenant, block.number()), form(block));
            transaction.put(Table.HEAD, Key.of(tenant), Doc.of(block.number()));
            if (!transaction.has(Table.UNANCHORED, Key.of(tenant))) {
                transaction.put(Table.UNANCHORED, Key.of(tenant), Doc.of(block.number() - 1));
            }
            return true;
        });
    }

    /** The mark of an event that waits to be sealed. */
    private static Optional<Key> mark(Transaction transaction, TrailEntry entry) {
        return transaction
                .find(Table.EVENT, EventTable.key(entry.event()))
                .map(row -> EventTable.unsealed(EventTable.read(row)))
                .filter(mark -> transaction.has(Table.UNSEALED, mark));
    }

    @Override
    public List<TrailBlock> blocks(TenantId tenant, long after, int limit) {
        return store.transaction(transaction -> transaction
                .after(Table.BLOCK, Key.of(tenant), Key.of(tenant, after + 1))
                .limit(limit)
                .map(row -> block(tenant, row.getValue()))
                .toList());
    }

    @Override
    public List<SealedEvent> entries(TenantId tenant, long after, int limit) {
        return store.transaction(transaction -> transaction
                .after(Table.SEALED, Key.of(tenant), Key.of(tenant, after + 1))
                .limit(limit)
                .map(row -> entry(tenant, row.getValue()))
                .map(entry -> transaction
                        .find(Table.EVENT, EventTable.key(entry.event()))
                        .map(row -> SealedEvent.of(entry, EventTable.read(row)))
                        .orElseGet(() -> SealedEvent.gone(entry)))
                .toList());
    }

    @Override
    public Tail tail(TenantId tenant) {
        return store.transaction(transaction -> new Tail(
                transaction.all(Table.UNSEALED, Key.of(tenant)).count(),
                unsealed(transaction, tenant).map(RecordedEvent::at),
                0));
    }

    private static Optional<RecordedEvent> unsealed(Transaction transaction, TenantId tenant) {
        return transaction
                .all(Table.UNSEALED, Key.of(tenant))
                .findFirst()
                .map(row -> Key.of(tenant).and(row.getKey().from(2).parts().toArray()))
                .map(key -> EventTable.read(transaction.find(Table.EVENT, key).orElseThrow()));
    }

    @Override
    public Waiting waiting(int most) {
        return store.transaction(transaction -> {
            List<Instant> oldest = new ArrayList<>();
            Optional<Map.Entry<Key, Doc>> first = next(transaction, Table.UNSEALED, Optional.empty());
            while (first.isPresent()) {
                TenantId tenant = TenantId.of(first.get().getKey().part(0));
                unsealed(transaction, tenant).map(RecordedEvent::at).ifPresent(oldest::add);
                first = next(transaction, Table.UNSEALED, Optional.of(tenant));
            }
            return new Waiting(
                    transaction.all(Table.UNSEALED, Key.of()).limit(most).count(),
                    oldest.stream().min(Comparator.naturalOrder()));
        });
    }

    /** An event and its mark are rows of one record of the journal: neither is ever there without the other. */
    @Override
    public Strays strays(TenantId tenant, Optional<EventKey> after, int limit) {
        return new Strays(List.of(), Optional.empty());
    }

    @Override
    public Optional<Unanchored> nextUnanchored(Optional<TenantId> after) {
        return store.transaction(transaction -> next(transaction, Table.UNANCHORED, after)
                .map(row -> new Unanchored(
                        TenantId.of(row.getKey().part(0)), row.getValue().asLong())));
    }

    @Override
    public void anchored(TenantId tenant, long number) {
        store.transaction(transaction -> {
            Optional<Long> before =
                    transaction.find(Table.UNANCHORED, Key.of(tenant)).map(Doc::asLong);
            long head = head(transaction, tenant).map(TrailBlock::number).orElse(0L);
            if (number >= head) {
                transaction.remove(Table.UNANCHORED, Key.of(tenant));
            } else if (before.isPresent() && before.get() < number) {
                transaction.put(Table.UNANCHORED, Key.of(tenant), Doc.of(number));
            }
            return number;
        });
    }

    private static Doc form(TrailBlock block) {
        return Doc.fields()
                .put("number", block.number())
                .put("first", block.first())
                .put("count", block.count())
                .put("root", block.root().toString())
                .put("previous", block.previous().toString())
                .put("hash", block.hash().toString())
                .put("at", block.sealedAt())
                .build();
    }

    private static TrailBlock block(TenantId tenant, Doc row) {
        Instant at = row.instant("at");
        return new TrailBlock(
                tenant,
                row.integer("number"),
                row.integer("first"),
                Math.toIntExact(row.integer("count")),
                Digest.parse(row.text("root")),
                Digest.parse(row.text("previous")),
                Digest.parse(row.text("hash")),
                at);
    }

    private static Doc form(TrailEntry entry) {
        EventKey event = entry.event();
        return Doc.fields()
                .put("position", entry.position())
                .put("kind", event.aggregate().kind())
                .put("id", event.aggregate().id())
                .put("version", event.version())
                .put("index", event.index())
                .put("leaf", entry.leaf().toString())
                .build();
    }

    private static TrailEntry entry(TenantId tenant, Doc row) {
        return new TrailEntry(
                row.integer("position"),
                new EventKey(
                        tenant,
                        AggregateRef.of(row.text("kind"), row.text("id")),
                        row.integer("version"),
                        Math.toIntExact(row.integer("index"))),
                Digest.parse(row.text("leaf")));
    }
}
