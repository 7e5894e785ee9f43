package dev.backoffice.core.counter;

import dev.backoffice.core.marking.HostImplements;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Counters and holds as rows of a store, within one hot transaction. All decisions are made by {@link GuardedCounters}. */
@HostImplements
public interface CounterRows {
    /**
     * Locks the counters in the order of their keys until the transaction ends, and reads them as they are then. A counter
     * that was never written comes as {@link Counter#empty} and is locked too.
     */
    Map<CounterKey, Counter> lock(SortedSet<CounterKey> keys);

    /** Writes counters that this transaction has locked. */
    void write(Collection<Counter> counters);

    /** Reads counters without locking them. Counters that were never written are left out. */
    Map<CounterKey, Counter> read(Collection<CounterKey> keys);

    /** The holds that exist among these, each with its lines as they are at one moment. */
    Map<HoldKey, Hold> holds(Collection<HoldKey> keys);

    /** Adds holds or replaces their lines; the counters of each are locked by this transaction. */
    void writeHolds(Collection<Hold> holds);

    /**
     * Live holds on any of these counters whose time has passed.
     *
     * @param limit how many at most for each counter: its earliest
     */
    List<Hold> due(Collection<CounterKey> counters, Instant now, int limit);

    /** Live holds of any tenant whose time has passed, the earliest first. */
    List<Hold> due(Instant now, int limit);
}
