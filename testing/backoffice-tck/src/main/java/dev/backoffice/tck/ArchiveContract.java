package dev.backoffice.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.archive.Aged;
import dev.backoffice.core.archive.AgedKind;
import dev.backoffice.core.archive.AgedRows;
import dev.backoffice.core.archive.Archive;
import dev.backoffice.core.archive.Archiving;
import dev.backoffice.core.archive.RetentionPolicy;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.command.Receipt;
import dev.backoffice.core.command.ReceiptKey;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueJob;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantRows;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.trail.Anchoring;
import dev.backoffice.core.trail.BlockArchive;
import dev.backoffice.core.trail.SealAnchor;
import dev.backoffice.core.trail.Sealing;
import dev.backoffice.core.trail.Trail;
import dev.backoffice.core.trail.TrailBlock;
import dev.backoffice.core.trail.TrailHead;
import dev.backoffice.core.trail.TrailReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What goes while its tenant stays: only what is done with and old, the oldest first, of all tenants; and what an archive was given and
 * what is kept are together what there was. For a store that offers {@link Store#aged}; it is extended alone, and is no part of
 * {@link StoreContract}.
 */
public abstract class ArchiveContract extends StoreContractBase {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant LATER = NOON.plus(Duration.ofDays(100));
    private static final CallContext GREEN = CallContext.of("green-shop", "maria");

    /** For the class that opens the store. */
    protected ArchiveContract() {}

    /** The rows of tenants of this store. */
    protected abstract TenantRows tenants(Store open);

    private AgedRows aged() {
        return store().aged().orElseThrow();
    }

    private record Batch(TenantId tenant, List<TenantRow> rows) {}

    /** What an archive was given, by tenant; of some tenants it takes nothing. */
    private static final class Shelf implements Archive {
        private final Map<TenantId, Set<TenantRow>> kept = new HashMap<>();
        private final List<Batch> batches = new ArrayList<>();
        private final Set<TenantId> refused = new TreeSet<>();

        @Override
        public void keep(TenantId tenant, List<TenantRow> rows) {
            if (refused.contains(tenant)) {
                throw new IllegalStateException("the archive is full");
            }
            assertThat(rows).isSorted();
            batches.add(new Batch(tenant, rows));
            of(tenant).addAll(rows);
        }

        Set<TenantRow> of(TenantId tenant) {
            return kept.computeIfAbsent(tenant, key -> new TreeSet<>());
        }

        List<Batch> blocks() {
            return batches.stream()
                    .filter(batch -> batch.rows().stream().anyMatch(row -> row.table() == TenantTable.BLOCKS))
                    .toList();
        }
    }

    /** Keeps the newest heads in this process. */
    private static final class Heads implements SealAnchor {
        private final Map<TenantId, TrailHead> latest = new HashMap<>();

        @Override
        public boolean keep(TrailHead head) {
            latest.put(head.tenant(), head);
            return true;
        }

        @Override
        public Optional<TrailHead> latest(TenantId tenant) {
            return Optional.ofNullable(latest.get(tenant));
        }
    }

    private void receipt(CallContext context, String key, Instant at) {
        doHot(session -> session.receipts()
                .insert(List.of(new Receipt(
                        new ReceiptKey(context.tenant(), "thing.write", IdempotencyKey.of(key)), "1:ab", key, at))));
    }

    private static RecordedEvent event(CallContext context, String id, long version, Instant at) {
        return Happened.recorded(context, id, version, 0, at);
    }

    private void happen(CallContext context, String id, long version, Instant at, Set<String> subscriptions) {
        doHot(session -> session.outbox().append(event(context, id, version, at), subscriptions));
    }

    private void seal(int blockSize, Instant at) {
        new Sealing(store().trail(), blockSize).run(new Moment(at, this::newId), 1000);
    }

    private List<Delivery> claimed(String subscription) {
        return again(() -> store().deliveries()
                .claim(subscription, "w", LATER.plus(DAY), LATER.plus(DAY).plusSeconds(60), 100));
    }

    private List<TenantRow> read(CallContext context) {
        List<TenantRow> rows = new ArrayList<>();
        tenants(store()).read(context.tenant(), rows::add);
        return rows;
    }

    private List<Aged> all(AgedKind kind, Instant before) {
        return aged().page(kind, before, Optional.empty(), 1000);
    }

    private int remove(Aged... gone) {
        return again(() -> aged().remove(List.of(gone), LATER));
    }

    private Trail trail(Optional<SealAnchor> anchor) {
        return new Trail(commands(), store().trail(), anchor);
    }

    private DueJob job(AgedKind kind, Duration time, Archive archive, Optional<SealAnchor> anchor) {
        return new Archiving(kind, time, aged(), new BlockArchive(store().trail(), anchor), archive);
    }

    private DueJob.Done run(DueJob job, Instant now) {
        return again(() -> job.run(new Moment(now, this::newId), 1000));
    }

    @Test
    void pages_hold_what_is_older_of_all_tenants_the_oldest_first_wherever_they_begin() {
        receipt(RED, "b", NOON.plusSeconds(1));
        receipt(BLUE, "z", NOON);
        receipt(RED, "a", NOON);
        receipt(BLUE, "b", NOON.plusSeconds(1));
        receipt(BLUE, "a", NOON.plusSeconds(1));
        receipt(BLUE, "young", NOON.plusSeconds(2));

        List<Aged> whole = all(AgedKind.RECEIPTS, NOON.plusSeconds(2));

        assertThat(whole).isSorted();
        assertThat(whole)
                .extracting(Aged::tenant)
                .containsExactly(BLUE.tenant(), RED.tenant(), BLUE.tenant(), BLUE.tenant(), RED.tenant());
        assertThat(whole).extracting(one -> one.row().fields().text("key")).containsExactly("z", "a", "a", "b", "b");
        for (int size = 1; size <= 3; size++) {
            List<Aged> paged = new ArrayList<>();
            List<Aged> page;
            do {
                Optional<Aged> last = paged.isEmpty() ? Optional.empty() : Optional.of(paged.get(paged.size() - 1));
                page = aged().page(AgedKind.RECEIPTS, NOON.plusSeconds(2), last, size);
                assertThat(page).hasSizeLessThanOrEqualTo(size);
                paged.addAll(page);
            } while (!page.isEmpty() && paged.size() <= whole.size());
            assertThat(paged).isEqualTo(whole);
        }
    }

    @Test
    void a_receipt_that_was_found_goes_and_one_of_another_time_under_its_key_stays() {
        receipt(BLUE, "same", NOON);
        receipt(RED, "same", NOON);
        Aged found = all(AgedKind.RECEIPTS, LATER).get(0);

        assertThat(remove(found)).isEqualTo(1);
        assertThat(read(BLUE)).isEmpty();
        assertThat(read(RED)).hasSize(1);

        receipt(BLUE, "same", NOON.plusSeconds(5));
        assertThat(remove(found)).isZero();
        assertThat(read(BLUE)).hasSize(1);
    }

    @Test
    void of_a_block_go_entries_and_events_and_it_stays_itself() {
        for (long version = 1; version <= 5; version++) {
            happen(BLUE, "1", version, NOON.plusSeconds(version), Set.of());
            happen(RED, "1", version, NOON.plusSeconds(version), Set.of());
        }
        seal(2, NOON.plusSeconds(10));
        List<TenantRow> before = read(BLUE);
        List<TenantRow> neighbour = read(RED);
        List<Aged> blocks = all(AgedKind.SEALED_BLOCKS, LATER);
        assertThat(blocks).hasSize(6).isSorted();
        assertThat(all(AgedKind.SEALED_BLOCKS, NOON.plusSeconds(10))).isEmpty();
        Aged second = blocks.get(1);
        assertThat(second.tenant()).isEqualTo(BLUE.tenant());

        assertThat(remove(second)).isEqualTo(1);

        List<TrailBlock> chain = store().trail().blocks(BLUE.tenant(), 0, 10);
        assertThat(chain)
                .extracting(TrailBlock::archivedAt)
                .containsExactly(Optional.empty(), Optional.of(LATER), Optional.empty());
        assertThat(store().trail().entries(BLUE.tenant(), 0, 10))
                .extracting(each -> each.entry().position())
                .containsExactly(1L, 2L, 5L);
        assertThat(read(BLUE)).hasSize(before.size() - 4);
        assertThat(read(BLUE).stream().filter(row -> row.table() == TenantTable.EVENTS))
                .extracting(row -> row.fields().integer("version"))
                .containsExactly(1L, 2L, 5L);
        assertThat(read(RED)).isEqualTo(neighbour);
        TrailReport report = trail(Optional.empty()).verify(BLUE);
        assertThat(report.findings()).isEmpty();
        assertThat(List.of(report.blocks(), report.events(), report.archived())).containsExactly(3L, 3L, 1L);

        assertThat(remove(second)).as("it is archived already").isZero();
        assertThat(all(AgedKind.SEALED_BLOCKS, LATER)).hasSize(5).doesNotContain(second);
        happen(BLUE, "1", 6, NOON.plusSeconds(20), Set.of());
        seal(2, NOON.plusSeconds(30));
        assertThat(trail(Optional.empty()).verify(BLUE).findings()).isEmpty();
    }

    @Test
    void a_block_of_which_a_delivery_is_left_stays() {
        happen(BLUE, "1", 1, NOON, Set.of("mail"));
        seal(10, NOON);
        List<TenantRow> before = read(BLUE);
        Aged block = all(AgedKind.SEALED_BLOCKS, LATER).get(0);

        assertThat(aged().delivered(block)).isFalse();
        assertThat(remove(block)).isZero();
        assertThat(read(BLUE)).isEqualTo(before);
        Delivery delivery = claimed("mail").get(0);
        assertThat(aged().delivered(block)).as("it was handed out").isFalse();
        assertThat(again(() -> store().deliveries().park(delivery, "w", "some.code")))
                .isTrue();
        assertThat(aged().delivered(block)).as("it is parked").isFalse();
        assertThat(remove(block)).isZero();
        assertThat(all(AgedKind.SKIPPED_DELIVERIES, LATER)).isEmpty();

        assertThat(again(
                        () -> store().deliveries().skip("mail", delivery.event().key(), "given up")))
                .isTrue();
        all(AgedKind.SKIPPED_DELIVERIES, LATER)
                .forEach(skipped -> assertThat(remove(skipped)).isEqualTo(1));

        assertThat(aged().delivered(block)).isTrue();
        assertThat(remove(block)).isEqualTo(1);
        assertThat(read(BLUE)).extracting(TenantRow::table).doesNotContain(TenantTable.EVENTS);
    }

    @Test
    void what_an_archive_does_not_take_stays_and_others_go_on() {
        receipt(BLUE, "a", NOON);
        receipt(RED, "a", NOON.plusSeconds(1));
        receipt(BLUE, "b", NOON.plusSeconds(2));
        Shelf shelf = new Shelf();
        shelf.refused.add(BLUE.tenant());
        DueJob job = job(AgedKind.RECEIPTS, DAY, shelf, Optional.empty());

        DueJob.Done done = run(job, LATER);

        assertThat(done.count()).isEqualTo(1);
        assertThat(done.failure()).containsInstanceOf(IllegalStateException.class);
        assertThat(read(BLUE)).hasSize(2);
        assertThat(read(RED)).isEmpty();
        assertThatThrownBy(() -> run(job, LATER)).hasMessage("the archive is full");
        assertThat(read(BLUE)).hasSize(2);

        shelf.refused.clear();
        assertThat(run(job, NOON.plus(DAY).plusSeconds(1)).count()).isEqualTo(1);
        assertThat(run(job, LATER).count()).isEqualTo(1);
        assertThat(run(job, LATER).count()).isZero();
        assertThat(shelf.of(BLUE.tenant())).hasSize(2);
    }

    @Test
    void blocks_go_once_an_anchor_keeps_them_and_what_was_handed_over_can_be_verified() {
        for (long version = 1; version <= 4; version++) {
            happen(BLUE, "1", version, NOON.plusSeconds(version), Set.of());
        }
        seal(2, NOON);
        Heads heads = new Heads();
        Optional<SealAnchor> anchor = Optional.of(heads);
        Shelf shelf = new Shelf();
        DueJob job = job(AgedKind.SEALED_BLOCKS, DAY, shelf, anchor);

        assertThat(run(job, LATER).count()).isZero();
        assertThat(shelf.batches).isEmpty();
        new Anchoring(store().trail(), heads).run(moment(), 1000);
        assertThat(run(job, LATER).count()).isEqualTo(2);

        Trail trail = trail(anchor);
        assertThat(trail.verify(BLUE).findings()).isEmpty();
        assertThat(shelf.blocks()).hasSize(2);
        for (Batch batch : shelf.blocks()) {
            List<TenantRow> rows = batch.rows();
            assertThat(trail.verifyArchived(BLUE, rows).findings()).isEmpty();
            for (TenantRow row : rows) {
                if (row.table() != TenantTable.BLOCKS) {
                    List<TenantRow> lost = new ArrayList<>(rows);
                    lost.remove(row);
                    assertThat(trail.verifyArchived(BLUE, lost).findings()).isNotEmpty();
                }
            }
            assertThat(trail.verifyArchived(RED, rows).findings())
                    .extracting(Finding::law)
                    .containsExactly("trail.removed");
            assertThat(trail.verifyArchived(BLUE, edited(rows)).findings())
                    .extracting(Finding::law)
                    .containsExactly("trail.edited");
        }
        List<TenantRow> mixed = new ArrayList<>(shelf.blocks().get(0).rows());
        mixed.addAll(shelf.blocks().get(1).rows());
        assertRefused("trail.archived-rows", () -> trail.verifyArchived(BLUE, mixed));
    }

    private static List<TenantRow> edited(List<TenantRow> rows) {
        List<TenantRow> edited = new ArrayList<>(rows);
        TenantRow event = rows.stream()
                .filter(row -> row.table() == TenantTable.EVENTS)
                .findFirst()
                .orElseThrow();
        Doc.Builder fields = Doc.fields();
        event.fields().asFields().forEach((name, value) -> fields.put(name, name.equals("by") ? Doc.of("eve") : value));
        edited.set(edited.indexOf(event), new TenantRow(TenantTable.EVENTS, fields.build()));
        return edited;
    }

    @Test
    void a_tenant_whose_blocks_are_archived_can_be_handed_over() {
        for (long version = 1; version <= 4; version++) {
            happen(BLUE, "1", version, NOON.plusSeconds(version), Set.of());
        }
        seal(2, NOON);
        assertThat(remove(all(AgedKind.SEALED_BLOCKS, LATER).get(0))).isEqualTo(1);
        List<TenantRow> rows = read(BLUE);
        tenants(store()).restore(GREEN.tenant(), rows.iterator());

        assertThat(read(GREEN)).isEqualTo(rows);
        assertThat(store().trail().blocks(GREEN.tenant(), 0, 10).get(0).archivedAt())
                .contains(LATER);
        assertThat(all(AgedKind.SEALED_BLOCKS, LATER)).hasSize(2);
        tenants(store()).remove(BLUE.tenant(), rows);
        assertThat(read(BLUE)).isEmpty();
        assertThat(all(AgedKind.SEALED_BLOCKS, LATER)).extracting(Aged::tenant).containsExactly(GREEN.tenant());
    }

    @Test
    void whatever_happened_and_however_old_it_is_archived_and_kept_are_all_and_nothing_open_is_gone() {
        for (int seed = 0; seed < 12; seed++) {
            new History(
                            new Random(seed),
                            CallContext.of("shop-a" + seed, "maria"),
                            CallContext.of("shop-b" + seed, "ana"))
                    .tried();
        }
    }

    /** Two tenants to whom anything happens over some days, in any order. */
    private final class History {
        private final Random random;
        private final List<CallContext> contexts;
        private final Shelf shelf = new Shelf();
        private final Heads heads = new Heads();
        private final Optional<SealAnchor> anchor;
        private Instant now = NOON;
        private int count;

        History(Random random, CallContext... contexts) {
            this.random = random;
            this.contexts = List.of(contexts);
            this.anchor = random.nextBoolean() ? Optional.of(heads) : Optional.empty();
        }

        void tried() {
            RetentionPolicy policy = RetentionPolicy.keepAll()
                    .keeping(AgedKind.RECEIPTS, DAY.multipliedBy(1 + random.nextInt(3)))
                    .keeping(AgedKind.SEALED_BLOCKS, DAY.multipliedBy(1 + random.nextInt(3)));
            List<DueJob> jobs = Archiving.all(policy, aged(), new BlockArchive(store().trail(), anchor), shelf);
            for (int step = 0; step < 40; step++) {
                happens();
                if (random.nextInt(6) == 0) {
                    archived(jobs);
                }
            }
            archived(jobs);
            for (Batch batch : shelf.blocks()) {
                assertThat(trail(anchor)
                                .verifyArchived(CallContext.of(batch.tenant().value(), "maria"), batch.rows())
                                .findings())
                        .isEmpty();
            }
        }

        private void happens() {
            now = now.plusSeconds(random.nextInt(20_000));
            CallContext context = contexts.get(random.nextInt(contexts.size()));
            count++;
            switch (random.nextInt(6)) {
                case 0 -> receipt(context, "k" + count, now);
                case 1, 2 ->
                    happen(
                            context,
                            "t" + random.nextInt(4),
                            count,
                            now,
                            random.nextInt(3) == 0 ? Set.of("mail") : Set.of());
                case 3 -> seal(1 + random.nextInt(4), now);
                case 4 -> new Anchoring(store().trail(), heads).run(new Moment(now, ArchiveContract.this::newId), 3);
                default -> deliver();
            }
        }

        private void deliver() {
            for (Delivery delivery : again(() -> store().deliveries().claim("mail", "w", now, now.plusSeconds(1), 2))) {
                EventKey key = delivery.event().key();
                if (random.nextInt(3) > 0) {
                    assertThat(again(() -> store().deliveries().done(delivery, "w")))
                            .isTrue();
                } else if (again(() -> store().deliveries().park(delivery, "w", "some.code")) && random.nextBoolean()) {
                    assertThat(again(() -> store().deliveries().skip("mail", key, "given up")))
                            .isTrue();
                }
            }
        }

        private void archived(List<DueJob> jobs) {
            Map<CallContext, List<TenantRow>> before = new HashMap<>();
            contexts.forEach(context -> before.put(context, read(context)));
            jobs.forEach(job -> ArchiveContract.this.run(job, now));
            for (CallContext context : contexts) {
                same(context, before.getOrDefault(context, List.of()), read(context));
                assertThat(trail(anchor).verify(context).findings().stream()
                                .filter(finding -> !finding.text().contains("is not anchored")))
                        .isEmpty();
            }
        }

        private void same(CallContext context, List<TenantRow> before, List<TenantRow> after) {
            Set<TenantRow> both = new TreeSet<>(shelf.of(context.tenant()));
            List<TenantRow> gone = new ArrayList<>(before);
            gone.removeIf(row -> after.stream().anyMatch(kept -> kept.compareTo(row) == 0));
            both.addAll(after);
            assertThat(both)
                    .as("archived and kept")
                    .containsAll(before.stream()
                            .filter(row -> row.table() != TenantTable.BLOCKS)
                            .toList());
            assertThat(heads(after)).isEqualTo(heads(before));
            assertThat(gone)
                    .allSatisfy(row -> assertThat(row.table())
                            .isIn(
                                    TenantTable.RECEIPTS,
                                    TenantTable.DELIVERIES,
                                    TenantTable.SEALED,
                                    TenantTable.EVENTS));
            assertThat(gone.stream().filter(row -> row.table() == TenantTable.DELIVERIES))
                    .allSatisfy(row -> assertThat(row.fields().text("status")).isEqualTo("skipped"));
            assertThat(gone)
                    .allSatisfy(row -> assertThat(shelf.of(context.tenant())).contains(row));
            List<String> sealed = gone.stream()
                    .filter(row -> row.table() == TenantTable.SEALED)
                    .map(History::event)
                    .sorted()
                    .toList();
            assertThat(gone.stream().filter(row -> row.table() == TenantTable.EVENTS))
                    .extracting(History::event)
                    .as("events go with their entries")
                    .containsExactlyInAnyOrderElementsOf(sealed);
            List<String> there = after.stream()
                    .filter(row -> row.table() == TenantTable.EVENTS)
                    .map(History::event)
                    .toList();
            assertThat(after.stream()
                            .filter(row ->
                                    row.table() == TenantTable.UNSEALED || row.table() == TenantTable.DELIVERIES))
                    .as("what waits has its event")
                    .allSatisfy(row -> assertThat(there).contains(event(row)));
        }

        private static List<String> heads(List<TenantRow> rows) {
            return rows.stream()
                    .filter(row -> row.table() == TenantTable.BLOCKS)
                    .map(row -> row.fields().text("hash"))
                    .toList();
        }

        private static String event(TenantRow row) {
            Doc fields = row.fields();
            return fields.text("kind") + "/" + fields.text("id") + "/" + fields.integer("version") + "/"
                    + fields.integer("index");
        }
    }
}
