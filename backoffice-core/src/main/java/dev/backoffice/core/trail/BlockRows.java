package dev.backoffice.core.trail;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.EventKey;
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
import java.util.Optional;

/**
 * Everything of one block, as an archive keeps it: the block, its entries and their events.
 *
 * @param rows those of {@link TenantTable#BLOCKS}, {@link TenantTable#SEALED} and {@link TenantTable#EVENTS}
 */
record BlockRows(List<TenantRow> rows) {
    BlockRows {
        rows = List.copyOf(rows);
    }

    /** Those of a block that is here, in the order of {@link TenantRow}; events that are gone are left out. */
    static BlockRows of(TrailBlock block, List<SealedEvent> entries) {
        List<TenantRow> rows = new ArrayList<>();
        rows.add(row(block));
        for (SealedEvent sealed : entries) {
            TrailEntry entry = sealed.entry();
            rows.add(new TenantRow(
                    TenantTable.SEALED,
                    key(entry.event())
                            .put("position", entry.position())
                            .put("leaf", entry.leaf().toString())
                            .build()));
            sealed.event().ifPresent(event -> rows.add(row(event)));
        }
        rows.sort(null);
        return new BlockRows(rows);
    }

    private static TenantRow row(TrailBlock block) {
        return new TenantRow(
                TenantTable.BLOCKS,
                Doc.fields()
                        .put("number", block.number())
                        .put("first", block.first())
                        .put("events", block.count())
                        .put("root", block.root().toString())
                        .put("previous", block.previous().toString())
                        .put("hash", block.hash().toString())
                        .put("sealedAt", block.sealedAt())
                        .build());
    }

    private static TenantRow row(RecordedEvent event) {
        return new TenantRow(
                TenantTable.EVENTS,
                key(event.key())
                        .put("type", event.type())
                        .put("schema", event.schema())
                        .put("body", event.body())
                        .put("at", event.at())
                        .put("by", event.by().value())
                        .build());
    }

    private static Doc.Builder key(EventKey key) {
        return Doc.fields()
                .put("kind", key.aggregate().kind())
                .put("id", key.aggregate().id())
                .put("version", key.version())
                .put("index", key.index());
    }

    private static EventKey key(TenantId tenant, Doc row) {
        return new EventKey(
                tenant,
                AggregateRef.of(row.text("kind"), row.text("id")),
                row.integer("version"),
                Math.toIntExact(row.integer("index")));
    }

    private static RecordedEvent event(TenantId tenant, Doc row) {
        return new RecordedEvent(
                key(tenant, row),
                row.text("type"),
                Math.toIntExact(row.integer("schema")),
                row.get("body"),
                row.instant("at"),
                UserId.of(row.text("by")));
    }

    /** @throws InvalidInput {@code trail.archived-rows} */
    long number() {
        return block().integer("number");
    }

    private Doc block() {
        List<Doc> blocks = of(TenantTable.BLOCKS);
        if (blocks.size() != 1) {
            throw InvalidInput.of("trail.archived-rows", "blocks", Integer.toString(blocks.size()));
        }
        return blocks.get(0);
    }

    private List<Doc> of(TenantTable table) {
        return rows.stream()
                .filter(row -> row.table() == table)
                .map(TenantRow::fields)
                .toList();
    }

    /** What of these is not what the block sealed. */
    List<Finding> check(TenantId tenant, Optional<TrailBlock> kept) {
        String subject = "block " + number();
        if (kept.isEmpty()) {
            return List.of(Finding.of("trail.removed", subject, "the block is not in the chain"));
        }
        TrailBlock block = kept.get();
        TrailHash hash = new TrailHash();
        List<Finding> findings = new ArrayList<>();
        if (!block.hash().equals(hash.block(block))) {
            findings.add(Finding.of("trail.edited", subject, "the block in the chain is not what was sealed"));
        }
        if (!new TenantRow(TenantTable.BLOCKS, block()).equals(row(block))) {
            findings.add(Finding.of("trail.edited", subject, "the archived block is not the one in the chain"));
        }
        members(tenant, block, hash, findings);
        return findings;
    }

    private void members(TenantId tenant, TrailBlock block, TrailHash hash, List<Finding> findings) {
        Map<EventKey, RecordedEvent> events = new HashMap<>();
        for (Doc row : of(TenantTable.EVENTS)) {
            RecordedEvent event = event(tenant, row);
            if (events.put(event.key(), event) != null) {
                findings.add(Finding.of("trail.inserted", event.key().toString(), "the event is there twice"));
            }
        }
        List<Doc> entries = new ArrayList<>(of(TenantTable.SEALED));
        entries.sort(Comparator.comparingLong(row -> row.integer("position")));
        MerkleTree tree = new MerkleTree(hash);
        long at = block.first();
        for (Doc row : entries) {
            long position = row.integer("position");
            if (position != at) {
                findings.add(Finding.of(
                        position > at ? "trail.removed" : "trail.inserted",
                        "position " + Math.min(position, at),
                        position > at ? "the entry is not in the archive" : "the entry is not of this block"));
            }
            at = position + 1;
            EventKey key = key(tenant, row);
            RecordedEvent event = events.remove(key);
            if (event == null) {
                findings.add(Finding.of("trail.removed", key.toString(), "the event is not in the archive"));
                continue;
            }
            Digest leaf = hash.leaf(position, event);
            tree.add(leaf);
            if (!leaf.toString().equals(row.text("leaf"))) {
                findings.add(Finding.of("trail.edited", key.toString(), "the event is not what was sealed"));
            }
        }
        if (at <= block.last()) {
            findings.add(
                    Finding.of("trail.removed", "position " + at, "the entries from here on are not in the archive"));
        }
        events.keySet()
                .forEach(key -> findings.add(
                        Finding.of("trail.inserted", key.toString(), "the event was not sealed in this block")));
        if (findings.isEmpty() && !tree.root().equals(block.root())) {
            findings.add(Finding.of(
                    "trail.edited", "block " + block.number(), "events and entries are not those that were sealed"));
        }
    }
}
