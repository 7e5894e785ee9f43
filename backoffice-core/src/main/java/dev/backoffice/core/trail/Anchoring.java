package dev.backoffice.core.trail;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.job.DueJob;

/**
 * Tells an anchor of each new block, in order, going on after the last one it kept. Sealing does not wait for it. Tenants take turns:
 * one with many blocks, or whose head is refused or not reached, keeps no other waiting, and the run tells of what failed. An anchor
 * may be slow, so one run tells it of {@value #MOST_HEADS} heads at most; the heartbeat runs it again while it has time.
 */
public final class Anchoring implements DueJob {
    /** How many heads one run tells of at most. */
    public static final int MOST_HEADS = 20;

    private static final int SHARE = 5;

    private final TrailStore store;
    private final SealAnchor anchor;
    private final TenantTurns<TrailStore.Unanchored> turns;

    /**
     * @param store whose blocks are anchored
     * @param anchor where
     */
    public Anchoring(TrailStore store, SealAnchor anchor) {
        this.store = store;
        this.anchor = anchor;
        this.turns = new TenantTurns<>(name(), store::nextUnanchored, TrailStore.Unanchored::tenant);
    }

    @Override
    public String name() {
        return "trail.anchor";
    }

    @Override
    public boolean mayBeDue(Moment moment) {
        return turns.any();
    }

    @Override
    public Done run(Moment moment, int limit) {
        return turns.run(Math.min(limit, MOST_HEADS), (due, room, done) -> {
            for (TrailBlock block : store.blocks(due.tenant(), due.after(), Math.min(room, SHARE))) {
                keep(block.head());
                done.run();
            }
        });
    }

    private void keep(TrailHead head) {
        if (!anchor.keep(head)) {
            throw RuleViolation.of(
                    "trail.anchor-refused", "tenant", head.tenant().value(), "block", Long.toString(head.number()));
        }
        store.anchored(head.tenant(), head.number());
    }
}
