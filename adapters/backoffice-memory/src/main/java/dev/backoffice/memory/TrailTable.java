package dev.backoffice.memory;

import dev.backoffice.core.archive.Aged;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.trail.Digest;
import dev.backoffice.core.trail.SealedEvent;
import dev.backoffice.core.trail.TrailBlock;
import dev.backoffice.core.trail.TrailEntry;
import dev.backoffice.core.trail.TrailStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The trail of each tenant. An event waits from when it is appended until it is sealed, so there is none that does neither. */
final class TrailTable implements TrailStore {
    private static final Comparator<RecordedEvent> OLDEST_FIRST = Comparator.comparing(RecordedEvent::at)
            .thenComparing(event -> event.key().aggregate().kind())
            .thenComparing(event -> event.key().aggregate().id())
            .thenComparingLong(event -> event.key().version())
            .thenComparingInt(event -> event.key().index());

    private static final Comparator<TrailBlock> OLDEST_BLOCK_FIRST = Comparator.comparing(TrailBlock::sealedAt)
            .thenComparing(TrailBlock::tenant)
            .thenComparingLong(TrailBlock::number);

    private final MemoryStore store;
    private final NavigableSet<TrailBlock> unarchived = new TreeSet<>(OLDEST_BLOCK_FIRST);
    private final NavigableMap<TenantId, NavigableSet<RecordedEvent>> waiting = new TreeMap<>();
    private final Map<TenantId, Chain> chains = new HashMap<>();
    private final NavigableMap<TenantId, Long> unanchored = new TreeMap<>();

    TrailTable(MemoryStore store) {
        this.store = store;
    }

    private static final class Chain {
        private final List<TrailBlock> blocks = new ArrayList<>();
        private final NavigableMap<Long, SealedEvent> entries = new TreeMap<>();

        Optional<TrailBlock> head() {
            return blocks.isEmpty() ? Optional.empty() : Optional.of(blocks.get(blocks.size() - 1));
        }
    }

    /** From now on this event waits to be sealed. */
    void append(Transaction transaction, RecordedEvent event) {
        TenantId tenant = event.key().tenant();
        waiting.computeIfAbsent(tenant, key -> new TreeSet<>(OLDEST_FIRST)).add(event);
        transaction.onUndo(() -> taken(tenant, List.of(event)));
    }

    void read(TenantId tenant, Consumer<TenantRow> row) {
        waitingOf(tenant)
                .forEach(event -> row.accept(new TenantRow(
                        TenantTable.UNSEALED,
                        EventTable.key(event.key()).put("at", event.at()).build())));
        Chain chain = chain(tenant);
        chain.entries
                .values()
                .forEach(entry -> row.accept(new TenantRow(
                        TenantTable.SEALED,
                        EventTable.key(entry.entry().event())
                                .put("position", entry.entry().position())
                                .put("leaf", entry.entry().leaf().toString())
                                .build())));
        chain.blocks.forEach(block -> row.accept(row(block)));
        Long anchored = unanchored.get(tenant);
        if (anchored != null) {
            row.accept(new TenantRow(
                    TenantTable.UNANCHORED,
                    Doc.fields()
                            .put("anchored", anchored)
                            .put("head", chain.head().orElseThrow().number())
                            .build()));
        }
    }

    private static TenantRow row(TrailBlock block) {
        Doc.Builder row = Doc.fields();
        block.archivedAt().ifPresent(at -> row.put("archivedAt", at));
        return new TenantRow(
                TenantTable.BLOCKS,
                row.put("number", block.number())
                        .put("first", block.first())
                        .put("events", block.count())
                        .put("root", block.root().toString())
                        .put("previous", block.previous().toString())
                        .put("hash", block.hash().toString())
                        .put("sealedAt", block.sealedAt())
                        .build());
    }

    void restoreWaiting(Transaction transaction, Optional<RecordedEvent> event) {
        append(
                transaction,
                event.orElseThrow(
                        () -> InvalidInput.of("tenant.row", "table", TenantTable.UNSEALED.toString(), "field", "id")));
    }

    void restoreSealed(Transaction transaction, EventKey key, Optional<RecordedEvent> event, Doc row) {
        TrailEntry entry = new TrailEntry(row.integer("position"), key, Digest.parse(row.text("leaf")));
        newChain(transaction, key.tenant())
                .entries
                .put(
                        entry.position(),
                        event.map(found -> SealedEvent.of(entry, found)).orElseGet(() -> SealedEvent.gone(entry)));
    }

    void restoreBlock(Transaction transaction, TenantId tenant, Doc row) {
        TrailBlock block = new TrailBlock(
                tenant,
                row.integer("number"),
                row.integer("first"),
                Math.toIntExact(row.integer("events")),
                Digest.parse(row.text("root")),
                Digest.parse(row.text("previous")),
                Digest.parse(row.text("hash")),
                row.instant("sealedAt"),
                row.find("archivedAt").map(at -> Instant.parse(at.asText())));
        newChain(transaction, tenant).blocks.add(block);
        if (block.archivedAt().isEmpty()) {
            transaction.add(unarchived, block);
        }
    }

    /** Blocks of all tenants that are not archived, from this age on, the oldest first. */
    List<Aged> aged(Instant before, Optional<Aged> after, int limit) {
        List<Aged> found = new ArrayList<>();
        for (TrailBlock block : unarchived) {
            if (found.size() == limit || !block.sealedAt().isBefore(before)) {
                break;
            }
            Aged aged = new Aged(block.tenant(), block.sealedAt(), row(block));
            if (after.isEmpty() || aged.compareTo(after.get()) > 0) {
                found.add(aged);
            }
        }
        return found;
    }

    /** The events of a block that is not archived. */
    List<EventKey> events(TenantId tenant, Doc block) {
        long first = block.integer("first");
        return chain(tenant).entries.subMap(first, first + block.integer("events")).values().stream()
                .map(each -> each.entry().event())
                .toList();
    }

    boolean mayBeArchived(TenantId tenant, Doc row) {
        return chain(tenant).blocks.stream()
                .anyMatch(block ->
                        row(block).fields().equals(row) && block.archivedAt().isEmpty());
    }

    /** Its entries go, and it says since when. */
    void archive(TenantId tenant, Doc row, Instant now) {
        long number = row.integer("number");
        chain(tenant).blocks.replaceAll(block -> block.number() == number ? archived(block, now) : block);
        long first = row.integer("first");
        chain(tenant).entries.subMap(first, first + row.integer("events")).clear();
    }

    private TrailBlock archived(TrailBlock block, Instant now) {
        unarchived.remove(block);
        return new TrailBlock(
                block.tenant(),
                block.number(),
                block.first(),
                block.count(),
                block.root(),
                block.previous(),
                block.hash(),
                block.sealedAt(),
                Optional.of(now));
    }

    void restoreUnanchored(Transaction transaction, TenantId tenant, Doc row) {
        transaction.put(unanchored, tenant, row.integer("anchored"));
    }

    void removeWaiting(EventKey key, Instant at) {
        waitingOf(key.tenant()).stream()
                .filter(event -> event.key().equals(key) && event.at().equals(at))
                .findFirst()
                .ifPresent(event -> taken(key.tenant(), List.of(event)));
    }

    void removeSealed(TenantId tenant, long position) {
        chain(tenant).entries.remove(position);
        forgetIfEmpty(tenant);
    }

    void removeBlock(TenantId tenant, long number) {
        unarchived.removeIf(block -> block.tenant().equals(tenant) && block.number() == number);
        chain(tenant).blocks.removeIf(block -> block.number() == number);
        forgetIfEmpty(tenant);
    }

    private void forgetIfEmpty(TenantId tenant) {
        Chain chain = chain(tenant);
        if (chain.blocks.isEmpty() && chain.entries.isEmpty()) {
            chains.remove(tenant);
        }
    }

    void removeUnanchored(TenantId tenant) {
        unanchored.remove(tenant);
    }

    private Chain newChain(Transaction transaction, TenantId tenant) {
        if (!chains.containsKey(tenant)) {
            transaction.put(chains, tenant, new Chain());
        }
        return chain(tenant);
    }

    private void taken(TenantId tenant, List<RecordedEvent> events) {
        NavigableSet<RecordedEvent> left = waitingOf(tenant);
        events.forEach(left::remove);
        if (left.isEmpty()) {
            waiting.remove(tenant);
        }
    }

    private NavigableSet<RecordedEvent> waitingOf(TenantId tenant) {
        NavigableSet<RecordedEvent> events = waiting.get(tenant);
        return events == null ? new TreeSet<>(OLDEST_FIRST) : events;
    }

    private Chain chain(TenantId tenant) {
        Chain chain = chains.get(tenant);
        return chain == null ? new Chain() : chain;
    }

    private static <V> Map.@Nullable Entry<TenantId, V> next(NavigableMap<TenantId, V> map, Optional<TenantId> after) {
        return after.isPresent() ? map.higherEntry(after.get()) : map.firstEntry();
    }

    @Override
    public Optional<TenantId> nextUnsealed(Optional<TenantId> after) {
        return store.transaction(
                transaction -> Optional.ofNullable(next(waiting, after)).map(Map.Entry::getKey));
    }

    @Override
    public List<RecordedEvent> unsealed(TenantId tenant, int limit) {
        return store.transaction(
                transaction -> waitingOf(tenant).stream().limit(limit).toList());
    }

    @Override
    public Optional<TrailBlock> head(TenantId tenant) {
        return store.transaction(transaction -> chain(tenant).head());
    }

    @Override
    public boolean seal(TrailBlock block, List<TrailEntry> entries) {
        return store.transaction(transaction -> {
            TenantId tenant = block.tenant();
            Map<EventKey, RecordedEvent> found = waiting(tenant, entries);
            List<RecordedEvent> events = new ArrayList<>(entries.size());
            for (TrailEntry entry : entries) {
                RecordedEvent event = found.remove(entry.event());
                if (event == null || entry.position() != block.first() + events.size()) {
                    return false;
                }
                events.add(event);
            }
            if (events.size() != block.count() || !block.follows(chain(tenant).head())) {
                return false;
            }
            Chain chain = chains.computeIfAbsent(tenant, key -> new Chain());
            chain.blocks.add(block);
            unarchived.add(block);
            for (int i = 0; i < events.size(); i++) {
                chain.entries.put(entries.get(i).position(), SealedEvent.of(entries.get(i), events.get(i)));
            }
            unanchored.putIfAbsent(tenant, block.number() - 1);
            taken(tenant, events);
            return true;
        });
    }

    /** Those events of the entries that wait; most often they are the oldest. */
    private Map<EventKey, RecordedEvent> waiting(TenantId tenant, List<TrailEntry> entries) {
        Set<EventKey> wanted = new HashSet<>();
        entries.forEach(entry -> wanted.add(entry.event()));
        Map<EventKey, RecordedEvent> found = new HashMap<>();
        Iterator<RecordedEvent> events = waitingOf(tenant).iterator();
        while (!wanted.isEmpty() && events.hasNext()) {
            RecordedEvent event = events.next();
            if (wanted.remove(event.key())) {
                found.put(event.key(), event);
            }
        }
        return found;
    }

    @Override
    public List<TrailBlock> blocks(TenantId tenant, long after, int limit) {
        return store.transaction(transaction -> page(chain(tenant).blocks, after, limit));
    }

    @Override
    public List<SealedEvent> entries(TenantId tenant, long after, int limit) {
        return store.transaction(transaction -> chain(tenant).entries.tailMap(after, false).values().stream()
                .limit(limit)
                .toList());
    }

    /** Blocks stand at their number minus one. */
    private static <T> List<T> page(List<T> rows, long after, int limit) {
        int from = (int) Math.min(after, rows.size());
        return List.copyOf(rows.subList(from, Math.min(from + limit, rows.size())));
    }

    @Override
    public Tail tail(TenantId tenant) {
        return store.transaction(transaction -> {
            NavigableSet<RecordedEvent> events = waitingOf(tenant);
            return new Tail(
                    events.size(),
                    events.isEmpty()
                            ? Optional.empty()
                            : Optional.of(events.first().at()),
                    0);
        });
    }

    @Override
    public Waiting waiting(int most) {
        return store.transaction(transaction -> {
            long count = waiting.values().stream().mapToLong(Set::size).sum();
            return new Waiting(
                    Math.min(count, most),
                    waiting.values().stream().map(events -> events.first().at()).min(Comparator.naturalOrder()));
        });
    }

    @Override
    public Strays strays(TenantId tenant, Optional<EventKey> after, int limit) {
        return new Strays(List.of(), Optional.empty());
    }

    @Override
    public Optional<Unanchored> nextUnanchored(Optional<TenantId> after) {
        return store.transaction(transaction -> Optional.ofNullable(next(unanchored, after))
                .map(entry -> new Unanchored(entry.getKey(), entry.getValue())));
    }

    @Override
    public void anchored(TenantId tenant, long number) {
        store.transaction(transaction -> {
            long head = chain(tenant).head().map(TrailBlock::number).orElse(0L);
            unanchored.computeIfPresent(
                    tenant, (key, before) -> number >= head ? null : Long.valueOf(Math.max(before, number)));
            return number;
        });
    }
}
