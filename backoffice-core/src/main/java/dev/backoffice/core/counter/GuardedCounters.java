package dev.backoffice.core.counter;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.store.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides about guarded counters, inside one hot transaction.
 *
 * <p>A batch locks all its counters in key order, decides operation by operation in the order given, each as a whole, and
 * writes one change per counter. A shortage is the outcome of its operation and touches no other. When something is short,
 * holds whose time has passed are expired first and the operation is decided again: the earliest, {@link #MOST_DUE} in one batch
 * at most, so that no batch locks without limit. The others are left to the next batch.
 */
public final class GuardedCounters {
    /** 500: how many due holds one batch looks at to make room, shared evenly among its counters and at least one for each. */
    public static final int MOST_DUE = 500;

    private final CounterRows rows;
    private final Instant now;
    private final Map<HoldKey, Hold> expiredForRoom = new LinkedHashMap<>();

    /**
     * @param rows of the transaction that decides
     * @param now by which holds fall due
     */
    public GuardedCounters(CounterRows rows, Instant now) {
        this.rows = rows;
        this.now = now;
    }

    /**
     * What an operation left behind: the holds it changed, those it expired to make room included.
     *
     * @param holds each as it is now, with its new version
     */
    public record Change(List<Hold> holds) {
        public Change {
            holds = List.copyOf(holds);
        }
    }

    /** Reads counters as they are, without locking; one that was never written is empty. */
    public Map<CounterKey, Counter> read(Collection<CounterKey> keys) {
        Map<CounterKey, Counter> found = rows.read(keys);
        Map<CounterKey, Counter> all = new TreeMap<>();
        keys.forEach(key -> all.put(key, found.getOrDefault(key, Counter.empty(key))));
        return all;
    }

    /** Reads the holds that exist among these as they are, without locking their counters. */
    public Map<HoldKey, Hold> holds(Collection<HoldKey> keys) {
        return new TreeMap<>(rows.holds(keys));
    }

    /** Live holds of any tenant whose time has passed, the earliest first. */
    public List<Hold> due(int limit) {
        return rows.due(now, limit);
    }

    /**
     * The holds that {@link #apply} has expired to make room since this object was made, those included that made room for an
     * operation that was refused all the same: each is a fact to be recorded once.
     */
    public List<Hold> expiredForRoom() {
        return List.copyOf(expiredForRoom.values());
    }

    /**
     * Does the operations in order and answers each.
     *
     * <p>Refusals: {@code counter.short} (with counter, wanted, available), {@code hold.unknown}, {@code hold.not-live},
     * {@code hold.exists}, {@code hold.not-due}, {@code counter.overflow}.
     */
    public List<Outcome<Change>> apply(List<CounterOperation> operations) {
        return new Batch(operations).run();
    }

    /** The working copy of one batch. */
    private final class Batch {
        private final List<CounterOperation> operations;
        private final Map<CounterKey, Counter> counters = new HashMap<>();
        private final Map<HoldKey, Hold> holds = new HashMap<>();
        private final Map<CounterKey, Counter> changed = new TreeMap<>();
        private final Map<HoldKey, Hold> changedHolds = new LinkedHashMap<>();
        private final List<HoldKey> due = new ArrayList<>();

        Batch(List<CounterOperation> operations) {
            this.operations = operations;
        }

        List<Outcome<Change>> run() {
            load();
            List<Outcome<Change>> outcomes = new ArrayList<>(operations.size());
            for (CounterOperation operation : operations) {
                outcomes.add(decide(operation));
            }
            rows.write(changed.values());
            rows.writeHolds(changedHolds.values());
            return outcomes;
        }

        /**
         * Holds that may be resolved are read before the locks to learn their counters, and all of them under the locks to learn
         * their state. One that is placed brings its counters along; should it exist already, it is refused whatever they are.
         */
        private void load() {
            SortedSet<CounterKey> keys = new TreeSet<>();
            SortedSet<CounterKey> placing = new TreeSet<>();
            SortedSet<HoldKey> placed = new TreeSet<>();
            SortedSet<HoldKey> resolved = new TreeSet<>();
            for (CounterOperation operation : operations) {
                if (operation instanceof CounterOperation.Adjust adjust) {
                    placing.addAll(adjust.changes().keySet());
                } else if (operation instanceof CounterOperation.SetFloor floor) {
                    keys.add(floor.counter());
                } else if (operation instanceof CounterOperation.Place place) {
                    placing.addAll(place.amounts().keySet());
                    placed.add(place.hold());
                } else {
                    resolved.add(holdOf(operation));
                }
            }
            keys.addAll(placing);
            if (!placing.isEmpty()) {
                for (Hold hold : rows.due(placing, now, Math.max(1, MOST_DUE / placing.size()))) {
                    due.add(hold.key());
                    resolved.add(hold.key());
                }
            }
            if (!resolved.isEmpty()) {
                for (Hold hold : rows.holds(resolved).values()) {
                    hold.lines().forEach(line -> keys.add(line.counter()));
                }
            }
            counters.putAll(rows.lock(keys));
            placed.addAll(resolved);
            if (!placed.isEmpty()) {
                holds.putAll(rows.holds(placed));
            }
            for (HoldKey key : resolved) {
                Hold hold = holds.get(key);
                // placed by somebody else between the two reads, on counters this batch has not locked
                if (hold != null && !hold.lines().stream().allMatch(line -> counters.containsKey(line.counter()))) {
                    throw Conflict.retryable(
                            "hold.appeared", null, "hold", key.id().toString());
                }
            }
        }

        private Outcome<Change> decide(CounterOperation operation) {
            Step step = new Step();
            try {
                step.applyMakingRoom(operation);
                step.keep();
                return Outcome.granted(new Change(step.touched()));
            } catch (BackofficeException refused) {
                step.undo();
                return Outcome.refused(refused);
            } catch (ArithmeticException tooLarge) {
                step.undo();
                return Outcome.refused(InvalidInput.of("counter.overflow"));
            }
        }

        /** One operation on top of what the batch has decided so far. */
        private final class Step {
            private final Map<CounterKey, Counter> newCounters = new LinkedHashMap<>();
            private final Map<HoldKey, Hold> newHolds = new LinkedHashMap<>();
            private final Map<HoldKey, Hold> expired = new LinkedHashMap<>();

            Counter counter(CounterKey key) {
                Counter mine = newCounters.get(key);
                return mine != null ? mine : counters.getOrDefault(key, Counter.empty(key));
            }

            void put(Counter counter) {
                newCounters.put(counter.key(), counter);
            }

            void undo() {
                newCounters.clear();
                newHolds.clear();
            }

            void keep() {
                counters.putAll(newCounters);
                changed.putAll(newCounters);
                holds.putAll(newHolds);
                changedHolds.putAll(newHolds);
            }

            List<Hold> touched() {
                Map<HoldKey, Hold> all = new LinkedHashMap<>(expired);
                all.putAll(newHolds);
                return List.copyOf(all.values());
            }

            void applyMakingRoom(CounterOperation operation) {
                while (true) {
                    try {
                        apply(operation);
                        return;
                    } catch (Shortage shortage) {
                        undo();
                        if (!expireDue(shortage.counter)) {
                            throw shortage.refusal();
                        }
                    }
                }
            }

            boolean expireDue(CounterKey wanted) {
                boolean any = false;
                for (HoldKey key : due) {
                    Hold hold = holds.get(key);
                    if (hold != null
                            && hold.due(now)
                            && hold.lines().stream()
                                    .anyMatch(line -> line.counter().equals(wanted) && line.live() > 0)) {
                        resolve(hold, Map.of(), How.EXPIRED);
                        any = true;
                    }
                }
                if (any) {
                    // recorded even when the operation that asked for room is refused after all
                    expired.putAll(newHolds);
                    expiredForRoom.putAll(newHolds);
                    keep();
                    undo();
                }
                return any;
            }

            void apply(CounterOperation operation) {
                if (operation instanceof CounterOperation.Adjust adjust) {
                    adjust.changes().forEach(this::adjust);
                } else if (operation instanceof CounterOperation.SetFloor floor) {
                    put(counter(floor.counter()).floor(floor.floor()));
                } else if (operation instanceof CounterOperation.Place place) {
                    place(place);
                } else if (operation instanceof CounterOperation.Commit commit) {
                    resolve(live(commit.hold()), commit.parts(), How.COMMITTED);
                } else if (operation instanceof CounterOperation.Release release) {
                    resolve(live(release.hold()), release.parts(), How.RELEASED);
                } else if (operation instanceof CounterOperation.Expire expire) {
                    Hold hold = live(expire.hold());
                    if (!hold.due(now)) {
                        throw RuleViolation.of(
                                "hold.not-due",
                                "hold",
                                hold.key().id().toString(),
                                "expiresAt",
                                hold.expiresAt().toString());
                    }
                    resolve(hold, Map.of(), How.EXPIRED);
                }
            }

            private void adjust(CounterKey key, Long amount) {
                Counter before = counter(key);
                if (amount < 0 && Math.addExact(before.available(), amount) < 0) {
                    throw new Shortage(key, -amount, before.available());
                }
                put(before.onHand(amount));
            }

            private void place(CounterOperation.Place place) {
                if (holds.containsKey(place.hold())) {
                    throw RuleViolation.of(
                            "hold.exists", "hold", place.hold().id().toString());
                }
                List<HoldLine> lines = new ArrayList<>();
                place.amounts().forEach((key, amount) -> {
                    Counter before = counter(key);
                    if (before.available() < amount) {
                        throw new Shortage(key, amount, before.available());
                    }
                    put(before.held(amount));
                    lines.add(new HoldLine(key, amount, 0, 0, 0));
                });
                newHolds.put(place.hold(), new Hold(place.hold(), lines, place.expiresAt(), 1));
            }

            private Hold live(HoldKey key) {
                Hold hold = holds.get(key);
                if (hold == null) {
                    throw NotFound.of("hold.unknown", "hold", key.id().toString());
                }
                if (!hold.live()) {
                    throw RuleViolation.of("hold.not-live", "hold", key.id().toString());
                }
                return hold;
            }

            private void resolve(Hold hold, Map<CounterKey, Long> parts, How how) {
                List<HoldLine> lines = new ArrayList<>();
                Map<CounterKey, Long> left = new HashMap<>(parts);
                for (HoldLine line : hold.lines()) {
                    Long part = parts.isEmpty() ? Long.valueOf(line.live()) : left.remove(line.counter());
                    if (part == null || part == 0) {
                        lines.add(line);
                        continue;
                    }
                    if (part > line.live()) {
                        throw RuleViolation.of(
                                "hold.part-too-large",
                                "hold",
                                hold.key().id().toString(),
                                "counter",
                                line.counter().name(),
                                "wanted",
                                part.toString(),
                                "live",
                                Long.toString(line.live()));
                    }
                    Counter counter = counter(line.counter()).held(-part);
                    put(how == How.COMMITTED ? counter.onHand(-part) : counter);
                    lines.add(how.add(line, part));
                }
                if (!left.isEmpty()) {
                    throw RuleViolation.of(
                            "hold.counter-not-held",
                            "hold",
                            hold.key().id().toString(),
                            "counter",
                            new TreeMap<>(left).firstKey().name());
                }
                newHolds.put(hold.key(), new Hold(hold.key(), lines, hold.expiresAt(), hold.version() + 1));
            }
        }
    }

    private static HoldKey holdOf(CounterOperation operation) {
        if (operation instanceof CounterOperation.Commit commit) {
            return commit.hold();
        }
        if (operation instanceof CounterOperation.Release release) {
            return release.hold();
        }
        if (operation instanceof CounterOperation.Expire expire) {
            return expire.hold();
        }
        throw new IllegalArgumentException(operation.toString());
    }

    /** How a part of a hold ends. */
    private enum How {
        COMMITTED,
        RELEASED,
        EXPIRED;

        HoldLine add(HoldLine line, long part) {
            return switch (this) {
                case COMMITTED ->
                    new HoldLine(line.counter(), line.held(), line.committed() + part, line.released(), line.expired());
                case RELEASED ->
                    new HoldLine(line.counter(), line.held(), line.committed(), line.released() + part, line.expired());
                case EXPIRED ->
                    new HoldLine(line.counter(), line.held(), line.committed(), line.released(), line.expired() + part);
            };
        }
    }

    /** Too little of a counter; decided again once due holds are expired. */
    private static final class Shortage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient CounterKey counter;
        private final long wanted;
        private final long available;

        Shortage(CounterKey counter, long wanted, long available) {
            super(null, null, false, false);
            this.counter = counter;
            this.wanted = wanted;
            this.available = available;
        }

        RuleViolation refusal() {
            return RuleViolation.of(
                    "counter.short",
                    "counter",
                    counter.name(),
                    "wanted",
                    Long.toString(wanted),
                    "available",
                    Long.toString(available));
        }
    }
}
