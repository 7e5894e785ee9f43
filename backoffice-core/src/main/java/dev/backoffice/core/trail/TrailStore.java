package dev.backoffice.core.trail;

import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.marking.HostImplements;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The trails of all tenants of a store. Each call is a transaction of its own.
 *
 * <p>Each event that {@link dev.backoffice.core.event.Outbox#append} writes waits to be sealed from the same transaction on:
 * a mark of its own tells so, and the event itself is never touched again. Blocks and entries are only ever added.
 */
@HostImplements
public interface TrailStore {
    /**
     * The next tenant, by name, with events that wait to be sealed. Looked up, not searched: it costs the same however many
     * tenants there are.
     *
     * @param after the tenant before; empty for the first
     */
    Optional<TenantId> nextUnsealed(Optional<TenantId> after);

    /** Events that wait to be sealed, those that happened first before others. */
    List<RecordedEvent> unsealed(TenantId tenant, int limit);

    /** The newest block. */
    Optional<TrailBlock> head(TenantId tenant);

    /**
     * Adds a block with its entries, and takes the marks of their events away; all of it or nothing.
     *
     * @param block what {@linkplain TrailBlock#follows follows} the head
     * @param entries those of the block, by position
     * @return false when it does not follow the head (any more), or when an event does not wait to be sealed; nothing changed then
     */
    boolean seal(TrailBlock block, List<TrailEntry> entries);

    /** One page of blocks, by number, of those after a number; 0 for the first page. */
    List<TrailBlock> blocks(TenantId tenant, long after, int limit);

    /** One page of entries, by position, of those after a position; 0 for the first page. */
    List<SealedEvent> entries(TenantId tenant, long after, int limit);

    /** What waits to be sealed. */
    Tail tail(TenantId tenant);

    /**
     * What waits to be sealed over all tenants. It costs what is counted, and one look for each tenant with something that waits;
     * nothing for what is sealed, nor for other tenants.
     *
     * @param most counted no further than this, 1 or more
     */
    Waiting waiting(int most);

    /**
     * Looks at some events, in an order of the store's own, for those that are neither sealed nor waiting, or both. Only an entry
     * at a position from 1 on seals: {@link #entries} never shows another one, so an event that has such an entry is found too.
     *
     * @param after as told by the page before; empty for the first
     * @param limit how many to look at
     */
    Strays strays(TenantId tenant, Optional<EventKey> after, int limit);

    /** The next tenant, by name, with blocks that no anchor was told of. Looked up as {@link #nextUnsealed}. */
    Optional<Unanchored> nextUnanchored(Optional<TenantId> after);

    /** Remembers that an anchor keeps the head of this number. A lower number than before changes nothing. */
    void anchored(TenantId tenant, long number);

    /**
     * What waits to be sealed.
     *
     * @param count how many events
     * @param oldest when the first of them happened
     * @param lost how many of them are not there any more
     */
    record Tail(long count, Optional<Instant> oldest, long lost) {}

    /**
     * What waits to be sealed over all tenants.
     *
     * @param count how many events, counted as far as was asked for
     * @param oldest when the first of all of them happened
     */
    record Waiting(long count, Optional<Instant> oldest) {}

    /**
     * One page of events looked at.
     *
     * @param found those that are neither sealed nor waiting, or both
     * @param next where the next page begins; empty when there is none
     */
    record Strays(List<EventKey> found, Optional<EventKey> next) {
        public Strays {
            found = List.copyOf(found);
        }
    }

    /**
     * A tenant whose newest blocks are not anchored.
     *
     * @param tenant whose blocks
     * @param after the number of the last block that was anchored, or that was there before anchors were kept in mind; 0 for none
     */
    record Unanchored(TenantId tenant, long after) {}
}
