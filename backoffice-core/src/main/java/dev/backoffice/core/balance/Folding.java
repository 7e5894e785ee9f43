package dev.backoffice.core.balance;

import dev.backoffice.core.command.Retries;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.job.DueJob;
import dev.backoffice.core.store.HotLane;

/**
 * Folds deltas into their checkpoints, so that reading a balance stays cheap. At a strict isolation it may meet those who post; then
 * it tries again.
 */
public final class Folding implements DueJob {
    private final HotLane lane;
    private final Retries retries;

    /**
     * @param lane of the store whose deltas are folded
     * @param retries how a conflict is tried again
     */
    public Folding(HotLane lane, Retries retries) {
        this.lane = lane;
        this.retries = retries;
    }

    /** How many deltas of any tenant wait to be folded, counted no further than this. Nothing is changed. */
    public long waiting(int most) {
        return retries.run(() -> lane.hot(session -> session.deltas().unfolded(most)));
    }

    @Override
    public String name() {
        return "balances.fold";
    }

    /** Each delta is folded by whoever takes it, so machines that meet here share the work, and most runs find nothing. */
    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public Done run(Moment moment, int limit) {
        return Done.of(retries.run(() -> lane.hot(session -> session.deltas().fold(limit))));
    }
}
