package dev.backoffice.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.insight.Observer;
import dev.backoffice.core.job.Budget;
import dev.backoffice.core.job.DueJob;
import dev.backoffice.core.job.Heartbeat;
import dev.backoffice.core.job.RunReport;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.trail.Anchoring;
import dev.backoffice.core.trail.SealAnchor;
import dev.backoffice.core.trail.Sealing;
import dev.backoffice.core.trail.TrailHead;
import dev.backoffice.testkit.MemoryAnchor;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Tenants take turns where their trails are sealed and anchored, and what fails is told. */
class SealingAndAnchoringTest {
    private final SettableClock clock = SettableClock.at("2026-03-02T12:00:00Z");
    private final SequentialIds ids = SequentialIds.create();
    private final MemoryStore store = MemoryStore.create();
    private final PickyAnchor anchor = new PickyAnchor();
    private final Anchoring anchoring = new Anchoring(store.trail(), anchor);

    /** Does not answer for some tenants. */
    private static final class PickyAnchor implements SealAnchor {
        private final MemoryAnchor kept = new MemoryAnchor();
        private final Set<String> failing = new TreeSet<>();
        private final List<String> asked = new ArrayList<>();

        @Override
        public boolean keep(TrailHead head) {
            asked.add(head.tenant().value());
            if (failing.contains(head.tenant().value())) {
                throw Unavailable.of("trail.anchor-unreachable", null);
            }
            return kept.keep(head);
        }

        @Override
        public Optional<TrailHead> latest(TenantId tenant) {
            return kept.latest(tenant);
        }

        int of(String tenant) {
            return kept.heads(TenantId.of(tenant)).size();
        }
    }

    private void happened(String tenant, int events) {
        CallContext context = CallContext.of(tenant, "maria");
        store.execute(context, session -> {
            for (int i = 1; i <= events; i++) {
                EventKey key = new EventKey(context.tenant(), AggregateRef.of("bell", "1"), i, 0);
                session.outbox()
                        .append(
                                new RecordedEvent(key, "bell.rang", 1, Doc.of("x"), clock.instant(), context.user()),
                                Set.of());
            }
            return events;
        });
    }

    private void sealed(String tenant, int blocks) {
        happened(tenant, blocks);
        new Sealing(store.trail(), 1).run(Moment.of(clock, ids), 10_000);
    }

    private DueJob.Done anchored() {
        return anchoring.run(Moment.of(clock, ids), 200);
    }

    private RunReport beat() {
        return new Heartbeat(store.leases(), List.of(anchoring), clock, ids, Observer.silent()).run(Budget.DEFAULT);
    }

    @Test
    void a_head_that_could_not_be_anchored_is_told_although_others_were() {
        sealed("a-shop", 2);
        sealed("b-shop", 2);
        anchor.failing.add("a-shop");

        RunReport report = beat();

        assertThat(report.done()).containsEntry("trail.anchor", 2);
        assertThat(report.failures()).containsEntry("trail.anchor", "trail.anchor-unreachable");

        anchor.failing.clear();
        assertThat(beat().failures()).isEmpty();
        assertThat(anchor.of("a-shop")).isEqualTo(2);
    }

    @Test
    void a_tenant_with_many_blocks_keeps_no_other_waiting() {
        sealed("a-shop", 300);
        sealed("b-shop", 3);

        assertThat(anchored().count()).isEqualTo(Anchoring.MOST_HEADS);

        assertThat(anchor.of("b-shop")).isEqualTo(3);
        beat();
        assertThat(anchor.of("a-shop")).isEqualTo(300);
    }

    @Test
    void tenants_that_fail_are_not_always_the_first_to_be_served() {
        for (String tenant : List.of("a-shop", "b-shop", "c-shop", "d-shop", "e-shop", "z-shop")) {
            sealed(tenant, 1);
            anchor.failing.add(tenant);
        }
        anchor.failing.remove("z-shop");

        assertThatThrownBy(this::anchored).isInstanceOf(Unavailable.class);
        assertThat(anchor.asked).containsExactly("a-shop", "b-shop", "c-shop");
        DueJob.Done done = anchored();

        assertThat(done.count()).isEqualTo(1);
        assertThat(done.failure()).isPresent();
        assertThat(anchor.of("z-shop")).isEqualTo(1);
    }

    @Test
    void an_anchor_that_does_not_answer_is_asked_a_few_times_in_one_heartbeat() {
        for (int i = 100; i < 150; i++) {
            sealed("shop-" + i, 2);
            anchor.failing.add("shop-" + i);
        }

        assertThat(beat().failures()).containsKey("trail.anchor");

        assertThat(anchor.asked).hasSize(3);
    }

    @Test
    void a_tenant_with_much_to_seal_keeps_no_other_waiting_however_few_blocks_a_run_may_seal() {
        happened("a-shop", 50);
        happened("b-shop", 2);
        Sealing sealing = new Sealing(store.trail(), 1);

        sealing.run(Moment.of(clock, ids), 4);

        assertThat(store.trail().tail(TenantId.of("a-shop")).count()).isEqualTo(48);
        assertThat(store.trail().tail(TenantId.of("b-shop")).count()).isZero();
    }
}
