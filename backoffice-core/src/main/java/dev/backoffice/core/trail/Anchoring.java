package dev.backoffice.core.trail;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.job.DueJob;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells an anchor of each new block, in order, going on after the last one it kept. Sealing does not wait for it, and a tenant whose
 * head is refused or not reached keeps no other waiting.
 */
public final class Anchoring implements DueJob {
    private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);

    private final TrailStore store;
    private final SealAnchor anchor;

    /**
     * @param store whose blocks are anchored
     * @param anchor where
     */
    public Anchoring(TrailStore store, SealAnchor anchor) {
        this.store = store;
        this.anchor = anchor;
    }

    @Override
    public String name() {
        return "trail.anchor";
    }

    @Override
    public boolean mayBeDue(Moment moment) {
        return store.nextUnanchored(Optional.empty()).isPresent();
    }

    @Override
    public Done run(Moment moment, int limit) {
        int done = 0;
        @Nullable RuntimeException failure = null;
        Optional<TrailStore.Unanchored> next = store.nextUnanchored(Optional.empty());
        while (next.isPresent() && done < limit) {
            TrailStore.Unanchored due = next.get();
            try {
                for (TrailBlock block : store.blocks(due.tenant(), due.after(), limit - done)) {
                    keep(block.head());
                    done++;
                }
            } catch (RuntimeException failed) {
                LOG.atWarn()
                        .addKeyValue("tenant", due.tenant())
                        .setCause(failed)
                        .log("head not anchored");
                failure = failure == null ? failed : failure;
            }
            next = store.nextUnanchored(Optional.of(due.tenant()));
        }
        if (done == 0 && failure != null) {
            throw failure;
        }
        return Done.of(done);
    }

    private void keep(TrailHead head) {
        if (!anchor.keep(head)) {
            throw RuleViolation.of(
                    "trail.anchor-refused", "tenant", head.tenant().value(), "block", Long.toString(head.number()));
        }
        store.anchored(head.tenant(), head.number());
    }
}
