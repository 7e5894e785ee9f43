package dev.backoffice.core.trail;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the events that wait for it, block by block, tenant after tenant. A tenant with much to seal does not keep the others
 * waiting, nor does one whose events cannot be sealed. The things counted are blocks.
 */
public final class Sealing implements DueJob {
    /** 1,000 events in one block at most. */
    public static final int DEFAULT_BLOCK = 1_000;

    /** What a block may hold at most. */
    public static final int LARGEST_BLOCK = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    private final TrailStore store;
    private final int blockSize;

    /** The tenant whose block was sealed last; the next run begins after it. */
    private volatile Optional<TenantId> served = Optional.empty();

    /**
     * @param store whose events are sealed
     * @param blockSize how many events one block holds at most: smaller blocks name what was changed more closely, larger ones
     *     cost less
     * @throws InvalidInput {@code input.range} unless it is 1 to {@link #LARGEST_BLOCK}
     */
    public Sealing(TrailStore store, int blockSize) {
        this.store = store;
        this.blockSize = Input.inRange(blockSize, "blockSize", 1, LARGEST_BLOCK);
    }

    @Override
    public String name() {
        return "trail.seal";
    }

    @Override
    public boolean mayBeDue(Moment moment) {
        return store.nextUnsealed(Optional.empty()).isPresent();
    }

    @Override
    public Done run(Moment moment, int limit) {
        Round round = new Round(moment.now(), limit);
        if (served.isPresent()) {
            round.over(served);
        }
        int before;
        do {
            before = round.blocks;
            round.over(Optional.empty());
        } while (round.blocks > before && !round.full());
        return round.done();
    }

    /** One run over the tenants, again and again. */
    private final class Round {
        private final TrailHash hash = new TrailHash();
        private final Instant now;
        private final int limit;
        private int blocks;
        private @Nullable RuntimeException failure;

        Round(Instant now, int limit) {
            this.now = now;
            this.limit = limit;
        }

        boolean full() {
            return blocks >= limit;
        }

        /** One block for each tenant after this one. */
        void over(Optional<TenantId> after) {
            Optional<TenantId> next = store.nextUnsealed(after);
            while (next.isPresent() && !full()) {
                one(next.get());
                next = store.nextUnsealed(next);
            }
        }

        private void one(TenantId tenant) {
            try {
                if (sealed(tenant)) {
                    blocks++;
                    served = Optional.of(tenant);
                }
            } catch (RuntimeException failed) {
                LOG.atWarn().addKeyValue("tenant", tenant).setCause(failed).log("events not sealed");
                failure = failure == null ? failed : failure;
            }
        }

        private boolean sealed(TenantId tenant) {
            Optional<TrailBlock> head = store.head(tenant);
            List<RecordedEvent> events = store.unsealed(tenant, blockSize);
            if (events.isEmpty()) {
                return false;
            }
            List<TrailEntry> entries = new ArrayList<>(events.size());
            long position = TrailBlock.next(head);
            for (RecordedEvent event : events) {
                entries.add(new TrailEntry(position, event.key(), hash.leaf(position, event)));
                position++;
            }
            if (store.seal(TrailBlock.after(head, tenant, entries, hash, now), entries)) {
                return true;
            }
            // Another machine was faster, or somebody has marked an event that is sealed already.
            if (store.head(tenant).equals(head)) {
                throw Conflict.lasting("trail.seal-refused", "tenant", tenant.value());
            }
            return false;
        }

        Done done() {
            if (blocks == 0 && failure != null) {
                throw failure;
            }
            return Done.of(blocks);
        }
    }
}
