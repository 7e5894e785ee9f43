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

/**
 * Seals the events that wait for it, block by block, tenant after tenant. A tenant with much to seal does not keep the others
 * waiting, nor does one whose events cannot be sealed, which the run tells of. The things counted are blocks.
 */
public final class Sealing implements DueJob {
    /** 1,000 events in one block at most. */
    public static final int DEFAULT_BLOCK = 1_000;

    /** What a block may hold at most. */
    public static final int LARGEST_BLOCK = 10_000;

    private final TrailStore store;
    private final int blockSize;

    private final TenantTurns<TenantId> turns;

    /**
     * @param store whose events are sealed
     * @param blockSize how many events one block holds at most: smaller blocks name what was changed more closely, larger ones
     *     cost less
     * @throws InvalidInput {@code input.range} unless it is 1 to {@link #LARGEST_BLOCK}
     */
    public Sealing(TrailStore store, int blockSize) {
        this.store = store;
        this.blockSize = Input.inRange(blockSize, "blockSize", 1, LARGEST_BLOCK);
        this.turns = new TenantTurns<>(name(), store::nextUnsealed, tenant -> tenant);
    }

    @Override
    public String name() {
        return "trail.seal";
    }

    @Override
    public boolean mayBeDue(Moment moment) {
        return turns.any();
    }

    @Override
    public Done run(Moment moment, int limit) {
        TrailHash hash = new TrailHash();
        return turns.run(limit, (tenant, room, done) -> {
            if (sealed(tenant, hash, moment.now())) {
                done.run();
            }
        });
    }

    private boolean sealed(TenantId tenant, TrailHash hash, Instant now) {
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
}
