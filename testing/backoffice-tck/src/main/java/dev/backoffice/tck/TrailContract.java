package dev.backoffice.tck;

import static dev.backoffice.tck.Things.KIND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.trail.Digest;
import dev.backoffice.core.trail.SealedEvent;
import dev.backoffice.core.trail.Sealing;
import dev.backoffice.core.trail.Trail;
import dev.backoffice.core.trail.TrailBlock;
import dev.backoffice.core.trail.TrailEntry;
import dev.backoffice.core.trail.TrailReport;
import dev.backoffice.core.trail.TrailStore;
import dev.backoffice.core.trail.TrailStore.Tail;
import dev.backoffice.core.trail.TrailStore.Unanchored;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The sealed trail: each event waits to be sealed from its own transaction on, gets one position without a gap, and blocks are added
 * one after the other, whoever else tries to.
 */
public abstract class TrailContract extends StoreContractBase {
    /** For the class that opens the store. */
    protected TrailContract() {}

    private static final Digest SOME = new Digest(1, 2, 3, 4);
    private static final Digest OTHER = new Digest(5, 6, 7, 8);

    private TrailStore trail() {
        return store().trail();
    }

    private void append(CallContext context, RecordedEvent... events) {
        doWork(context, session -> {
            for (RecordedEvent event : events) {
                session.outbox().append(event, Set.of("mail"));
            }
        });
    }

    private static RecordedEvent event(String id, long version) {
        return event(BLUE, id, version);
    }

    private static RecordedEvent event(CallContext context, String id, long version) {
        return Happened.recorded(context, id, version, 0, NOON.plusSeconds(version));
    }

    private static TrailEntry entry(long position, RecordedEvent event) {
        return new TrailEntry(position, event.key(), SOME);
    }

    private static TrailBlock block(CallContext context, long number, long first, int count, Digest previous) {
        return new TrailBlock(context.tenant(), number, first, count, SOME, previous, OTHER, NOON);
    }

    private void sealing(int blockSize) {
        new Sealing(trail(), blockSize).run(moment(), 1_000);
    }

    private TrailReport verified(CallContext context) {
        return new Trail(commands(), trail(), Optional.empty()).verify(context);
    }

    private List<EventKey> waiting(CallContext context) {
        return trail().unsealed(context.tenant(), 1_000).stream()
                .map(RecordedEvent::key)
                .toList();
    }

    private List<SealedEvent> entries(CallContext context) {
        List<SealedEvent> all = new ArrayList<>();
        List<SealedEvent> page;
        do {
            page = trail().entries(context.tenant(), all.size(), 7);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    private List<EventKey> strays(CallContext context) {
        List<EventKey> found = new ArrayList<>();
        Optional<EventKey> after = Optional.empty();
        int pages = 0;
        do {
            TrailStore.Strays page = trail().strays(context.tenant(), after, 3);
            found.addAll(page.found());
            after = page.next();
            pages++;
        } while (after.isPresent() && pages < 1_000);
        assertThat(after).as("pages end").isEmpty();
        return found;
    }

    @Test
    void an_event_waits_to_be_sealed_with_its_state_or_not_at_all() {
        assertThatThrownBy(() -> store().execute(BLUE, session -> {
                    session.outbox().append(event("1", 1), Set.of());
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);
        assertThatThrownBy(() -> store().hot(session -> {
                    session.outbox().append(event("2", 1), Set.of());
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);
        assertThat(trail().nextUnsealed(Optional.empty())).isEmpty();
        assertThat(trail().tail(BLUE.tenant())).isEqualTo(new Tail(0, Optional.empty(), 0));

        append(BLUE, event("1", 1));
        doHot(session -> session.outbox().append(event("2", 1), Set.of()));

        assertThat(waiting(BLUE))
                .containsExactlyInAnyOrder(event("1", 1).key(), event("2", 1).key());
        assertThat(trail().nextUnsealed(Optional.empty())).contains(BLUE.tenant());
        assertThat(trail().tail(BLUE.tenant())).isEqualTo(new Tail(2, Optional.of(NOON.plusSeconds(1)), 0));
    }

    @Test
    void what_happened_first_is_sealed_first() {
        append(BLUE, event("1", 3));
        append(BLUE, event("2", 1), event("3", 4));
        append(BLUE, event("4", 2));

        assertThat(trail().unsealed(BLUE.tenant(), 3)).containsExactly(event("2", 1), event("4", 2), event("1", 3));
    }

    @Test
    void what_was_sealed_reads_back_equal() {
        RecordedEvent first = new RecordedEvent(
                new EventKey(BLUE.tenant(), AggregateRef.of(KIND, "ção 🧾'\"\\"), 1, 3),
                "tck.happened",
                7,
                Doc.fields()
                        .put("amount", new BigDecimal("0.5000000000"))
                        .put("text", "ação 🧾 \u0000\n")
                        .build(),
                NOON,
                BLUE.user());
        append(BLUE, first, event("2", 1));
        TrailBlock block = block(BLUE, 1, 1, 2, Digest.ZERO);
        List<TrailEntry> entries = List.of(entry(1, first), entry(2, event("2", 1)));
        assertThat(trail().head(BLUE.tenant())).isEmpty();

        assertThat(trail().seal(block, entries)).isTrue();
        reopen();

        assertThat(trail().head(BLUE.tenant())).contains(block);
        assertThat(trail().blocks(BLUE.tenant(), 0, 10)).containsExactly(block);
        assertThat(trail().entries(BLUE.tenant(), 0, 10))
                .containsExactly(SealedEvent.of(entries.get(0), first), SealedEvent.of(entries.get(1), event("2", 1)));
        assertThat(waiting(BLUE)).isEmpty();
        assertThat(trail().nextUnsealed(Optional.empty())).isEmpty();
    }

    @Test
    void a_block_that_does_not_follow_the_head_is_refused_and_leaves_nothing() {
        append(BLUE, event("1", 1), event("2", 2));
        assertThat(trail().seal(block(BLUE, 1, 1, 1, Digest.ZERO), List.of(entry(1, event("1", 1)))))
                .isTrue();
        List<TrailEntry> next = List.of(entry(2, event("2", 2)));

        assertThat(trail().seal(block(BLUE, 1, 2, 1, OTHER), next)).as("number").isFalse();
        assertThat(trail().seal(block(BLUE, 3, 2, 1, OTHER), next)).as("gap").isFalse();
        assertThat(trail().seal(block(BLUE, 2, 1, 1, OTHER), List.of(entry(1, event("2", 2)))))
                .as("position taken")
                .isFalse();
        assertThat(trail().seal(block(BLUE, 2, 3, 1, OTHER), List.of(entry(3, event("2", 2)))))
                .as("position left out")
                .isFalse();
        assertThat(trail().seal(block(BLUE, 2, 2, 1, SOME), next))
                .as("another hash before")
                .isFalse();
        assertThat(trail().seal(block(BLUE, 2, 2, 2, OTHER), next)).as("count").isFalse();
        assertThat(trail().seal(block(BLUE, 2, 2, 1, OTHER), List.of(entry(3, event("2", 2)))))
                .as("position of the entry")
                .isFalse();

        assertThat(entries(BLUE)).hasSize(1);
        assertThat(trail().blocks(BLUE.tenant(), 0, 10)).hasSize(1);
        assertThat(waiting(BLUE)).containsExactly(event("2", 2).key());
        assertThat(trail().seal(block(BLUE, 2, 2, 1, OTHER), next)).isTrue();
    }

    @Test
    void an_event_is_sealed_once_and_only_while_it_waits() {
        append(BLUE, event("1", 1), event("2", 2));
        append(RED, event(RED, "3", 3));
        assertThat(trail().seal(block(BLUE, 1, 1, 1, Digest.ZERO), List.of(entry(1, event("1", 1)))))
                .isTrue();

        for (RecordedEvent wrong : List.of(event("1", 1), event("unknown", 1), event("3", 3), event(RED, "3", 3))) {
            assertThat(trail().seal(block(BLUE, 2, 2, 2, OTHER), List.of(entry(2, event("2", 2)), entry(3, wrong))))
                    .as("%s", wrong.key())
                    .isFalse();
        }
        assertThat(trail().seal(block(BLUE, 2, 2, 2, OTHER), List.of(entry(2, event("2", 2)), entry(3, event("2", 2)))))
                .as("twice in one block")
                .isFalse();

        assertThat(entries(BLUE)).hasSize(1);
        assertThat(trail().blocks(BLUE.tenant(), 0, 10)).hasSize(1);
        assertThat(waiting(BLUE)).containsExactly(event("2", 2).key());
        assertThat(waiting(RED)).containsExactly(event(RED, "3", 3).key());
    }

    @Test
    void tenants_with_something_to_seal_are_found_one_after_the_other() {
        List<CallContext> contexts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            contexts.add(CallContext.of("shop-" + i, "maria"));
            append(contexts.get(i), event(contexts.get(i), "1", 1));
        }
        assertThat(trail().seal(
                                block(contexts.get(2), 1, 1, 1, Digest.ZERO),
                                List.of(entry(1, event(contexts.get(2), "1", 1)))))
                .isTrue();

        List<String> found = new ArrayList<>();
        Optional<TenantId> next = trail().nextUnsealed(Optional.empty());
        while (next.isPresent() && found.size() < 10) {
            found.add(next.get().value());
            next = trail().nextUnsealed(next);
        }

        assertThat(found).containsExactly("shop-0", "shop-1", "shop-3", "shop-4");
    }

    @Test
    void blocks_and_entries_come_page_by_page_and_chains_of_tenants_do_not_meet() {
        for (int i = 0; i < 20; i++) {
            append(BLUE, event("b" + i, 1));
            append(RED, event(RED, "r" + i, 1));
        }
        sealing(3);

        for (CallContext context : List.of(BLUE, RED)) {
            List<SealedEvent> all = entries(context);
            assertThat(all)
                    .extracting(row -> row.entry().position())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 20).boxed().toList());
            assertThat(all)
                    .extracting(row -> row.event().orElseThrow().context())
                    .containsOnly(context);
            assertThat(trail().blocks(context.tenant(), 2, 3))
                    .extracting(TrailBlock::number)
                    .containsExactly(3L, 4L, 5L);
            assertThat(trail().blocks(context.tenant(), 5, 30)).hasSize(2);
            assertThat(trail().entries(context.tenant(), 18, 30)).hasSize(2);
            assertThat(trail().entries(context.tenant(), 20, 30)).isEmpty();
        }
    }

    @Test
    void the_chain_grows_with_what_happens_and_verifies() {
        for (int round = 1; round <= 4; round++) {
            for (int i = 0; i < 5; i++) {
                append(BLUE, event("t" + i, round), Happened.recorded(BLUE, "t" + i, round, 1, NOON));
            }
            sealing(4);
            append(BLUE, event("late", round));

            TrailReport report = verified(BLUE);
            assertThat(report.findings()).isEmpty();
            assertThat(report.tail().count()).isEqualTo(1);
            assertThat(report.events()).isEqualTo(10L * round + round - 1);
            assertThat(strays(BLUE)).isEmpty();
        }
        reopen();

        assertThat(verified(BLUE).findings()).isEmpty();
        assertThat(verified(RED)).satisfies(report -> {
            assertThat(report.findings()).isEmpty();
            assertThat(report.blocks()).isZero();
        });
    }

    @Test
    void of_many_machines_that_seal_at_once_each_event_gets_one_position() {
        int machines = 6;
        List<Integer> done = Crowd.together(machines, number -> {
            Sealing sealing = new Sealing(trail(), 5);
            for (int i = 0; i < 12; i++) {
                String id = number + "-" + i;
                Boolean written = again(() -> store().execute(BLUE, session -> {
                    session.outbox().append(event(id, 1), Set.of());
                    return true;
                }));
                assertThat(written).isTrue();
                sealing.run(moment(), 3);
            }
            return number;
        });
        sealing(100);

        assertThat(done).hasSize(machines);
        assertThat(waiting(BLUE)).isEmpty();
        List<SealedEvent> all = entries(BLUE);
        assertThat(all).hasSize(12 * machines);
        Set<EventKey> keys = new HashSet<>();
        all.forEach(row -> keys.add(row.entry().event()));
        assertThat(keys).hasSize(12 * machines);
        assertThat(verified(BLUE).findings()).isEmpty();
    }

    @Test
    void what_no_anchor_keeps_is_remembered_by_tenant() {
        append(BLUE, event("1", 1), event("2", 2), event("3", 3));
        append(RED, event(RED, "1", 1));
        assertThat(trail().nextUnanchored(Optional.empty())).isEmpty();
        sealing(1);

        assertThat(trail().nextUnanchored(Optional.empty())).contains(new Unanchored(BLUE.tenant(), 0));
        assertThat(trail().nextUnanchored(Optional.of(BLUE.tenant()))).contains(new Unanchored(RED.tenant(), 0));
        trail().anchored(BLUE.tenant(), 2);
        trail().anchored(BLUE.tenant(), 1);
        assertThat(trail().nextUnanchored(Optional.empty())).contains(new Unanchored(BLUE.tenant(), 2));

        trail().anchored(BLUE.tenant(), 3);
        trail().anchored(RED.tenant(), 1);
        assertThat(trail().nextUnanchored(Optional.empty())).isEmpty();

        append(BLUE, event("4", 4));
        sealing(1);
        assertThat(trail().nextUnanchored(Optional.empty())).contains(new Unanchored(BLUE.tenant(), 3));
    }

    @Test
    void instants_of_blocks_keep_their_microseconds() {
        append(BLUE, event("1", 1));
        sealing(10);

        Instant sealed = trail().head(BLUE.tenant()).orElseThrow().sealedAt();
        assertThat(sealed).isEqualTo(NOON);
    }
}
