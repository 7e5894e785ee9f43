package dev.backoffice.core.balance;

import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.job.DueJob;
import dev.backoffice.core.store.HotLane;

/** Folds deltas into their checkpoints, so that reading a balance stays cheap. */
public final class Folding implements DueJob {
    private final HotLane lane;

    /** @param lane of the store whose deltas are folded */
    public Folding(HotLane lane) {
        this.lane = lane;
    }

    @Override
    public String name() {
        return "balances.fold";
    }

    @Override
    public Done run(Moment moment, int limit) {
        return Done.of(lane.hot(session -> session.deltas().fold(limit)));
    }
}
