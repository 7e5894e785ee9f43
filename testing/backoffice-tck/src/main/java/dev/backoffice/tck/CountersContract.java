package dev.backoffice.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterOperation;
import dev.backoffice.core.counter.CounterOperation.Adjust;
import dev.backoffice.core.counter.CounterOperation.Commit;
import dev.backoffice.core.counter.CounterOperation.Expire;
import dev.backoffice.core.counter.CounterOperation.Place;
import dev.backoffice.core.counter.CounterOperation.Release;
import dev.backoffice.core.counter.CounterOperation.SetFloor;
import dev.backoffice.core.counter.GuardedCounters;
import dev.backoffice.core.counter.Hold;
import dev.backoffice.core.counter.HoldKey;
import dev.backoffice.core.counter.HoldLine;
import dev.backoffice.core.store.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Guarded counters: available = on hand - live holds, never below the floor under any number of threads (law 2); a hold is
 * resolved once, held = committed + released + expired (law 3); an operation is done whole or not at all.
 */
public abstract class CountersContract extends StoreContractBase {
    /** For the class that opens the store. */
    protected CountersContract() {}

    private static final Instant EXPIRY = NOON.plusSeconds(1800);
    private static final CounterKey A = counter(BLUE, "A");
    private static final CounterKey B = counter(BLUE, "B");

    private static CounterKey counter(CallContext context, String name) {
        return new CounterKey(context.tenant(), "stock", name);
    }

    private HoldKey hold(CallContext context) {
        return new HoldKey(context.tenant(), newId());
    }

    private List<Outcome<GuardedCounters.Change>> apply(Instant now, List<CounterOperation> operations) {
        return hot(session -> new GuardedCounters(session.counters(), now).apply(operations));
    }

    private Outcome<GuardedCounters.Change> apply(CounterOperation operation) {
        return apply(NOON, List.of(operation)).get(0);
    }

    private void onHand(CounterKey key, long amount) {
        apply(new Adjust(Map.of(key, amount))).orThrow();
    }

    private Counter read(CounterKey key) {
        return hot(session -> session.counters().read(List.of(key))).getOrDefault(key, Counter.empty(key));
    }

    private Hold read(HoldKey key) {
        Hold hold = hot(session -> session.counters().holds(List.of(key))).get(key);
        assertThat(hold).as("hold %s", key).isNotNull();
        return hold == null ? new Hold(key, List.of(), NOON, 0) : hold;
    }

    private static void assertRefused(String code, Outcome<?> outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.error().code()).isEqualTo(code));
    }

    private static long granted(Collection<? extends Outcome<?>> outcomes) {
        return outcomes.stream().filter(Outcome::isGranted).count();
    }

    @Test
    void a_counter_nobody_touched_is_empty() {
        assertThat(hotMap(session -> session.counters().read(List.of(A)))).isEmpty();
        assertThat(hotMap(session -> session.counters().lock(new TreeSet<>(List.of(A, B)))))
                .isEqualTo(Map.of(A, Counter.empty(A), B, Counter.empty(B)));
        assertRefused("counter.short", apply(new Place(hold(BLUE), Map.of(A, 1L), EXPIRY)));
    }

    @Test
    void counters_and_holds_read_back_equal() {
        Counter counter = new Counter(A, Long.MAX_VALUE, 999_999_999_999_999L, Long.MIN_VALUE);
        Hold hold = new Hold(
                new HoldKey(BLUE.tenant(), UUID.fromString("ffffffff-ffff-7fff-bfff-ffffffffffff")),
                List.of(new HoldLine(B, 9, 1, 2, 3), new HoldLine(A, Long.MAX_VALUE, 5, 6, 7)),
                EXPIRY,
                4);
        doHot(session -> {
            session.counters().lock(new TreeSet<>(List.of(A, B)));
            session.counters().write(List.of(counter));
            session.counters().writeHolds(List.of(hold));
        });

        assertThat(read(A)).isEqualTo(counter);
        Hold read = read(hold.key());
        assertThat(read.lines()).containsExactlyInAnyOrderElementsOf(hold.lines());
        assertThat(read.expiresAt()).isEqualTo(EXPIRY);
        assertThat(read.version()).isEqualTo(4);
    }

    @Test
    void the_time_of_a_hold_is_kept_in_whole_microseconds_as_it_is_answered() {
        onHand(A, 1);
        HoldKey key = hold(BLUE);

        GuardedCounters.Change placed =
                apply(new Place(key, Map.of(A, 1L), EXPIRY.plusNanos(999))).orThrow();

        assertThat(placed.holds()).containsExactly(read(key));
        assertThat(read(key).expiresAt()).isEqualTo(EXPIRY);
    }

    @Test
    void sixty_four_threads_that_fight_for_a_hundred_units_get_exactly_a_hundred() {
        List<CounterKey> keys = List.of(counter(BLUE, "C0"), counter(BLUE, "C1"), counter(BLUE, "C2"), A);
        keys.forEach(key -> onHand(key, 25));

        List<Integer> got = Crowd.together(64, number -> {
            int mine = 0;
            for (int i = 0; i < keys.size(); i++) {
                CounterKey key = keys.get((number + i) % keys.size());
                while (apply(new Place(hold(BLUE), Map.of(key, 1L), EXPIRY)).isGranted()) {
                    mine++;
                }
            }
            return mine;
        });

        assertThat(got.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
        keys.forEach(key -> assertThat(read(key)).isEqualTo(new Counter(key, 25, 25, 0)));
    }

    /** Each hold takes from several counters, which each thread names in an order of its own. */
    @Test
    void sixty_four_threads_that_fight_for_several_counters_at_once_get_exactly_what_is_there() {
        List<CounterKey> keys = List.of(counter(BLUE, "C0"), counter(BLUE, "C1"), counter(RED, "C1"), A, B);
        keys.forEach(key -> onHand(key, 20));

        List<Integer> got = Crowd.together(64, number -> {
            Random random = new Random(number);
            int mine = 0;
            int misses = 0;
            while (misses < 3) {
                List<CounterKey> wanted = shuffled(keysOf(BLUE, keys), random).subList(0, 2 + random.nextInt(2));
                if (place(wanted).isGranted()) {
                    mine += wanted.size();
                } else {
                    misses++;
                }
            }
            for (CounterKey key : shuffled(keys, random)) {
                while (place(List.of(key)).isGranted()) {
                    mine++;
                }
            }
            return mine;
        });

        assertThat(got.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
        keys.forEach(key -> assertThat(read(key)).isEqualTo(new Counter(key, 20, 20, 0)));
    }

    private Outcome<GuardedCounters.Change> place(List<CounterKey> wanted) {
        Map<CounterKey, Long> lines = new LinkedHashMap<>();
        wanted.forEach(key -> lines.put(key, 1L));
        return apply(new Place(new HoldKey(wanted.get(0).tenant(), newId()), lines, EXPIRY));
    }

    private static List<CounterKey> keysOf(CallContext context, List<CounterKey> keys) {
        return keys.stream()
                .filter(key -> key.tenant().equals(context.tenant()))
                .toList();
    }

    private static List<CounterKey> shuffled(List<CounterKey> keys, Random random) {
        List<CounterKey> shuffled = new ArrayList<>(keys);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    @Test
    void available_is_never_below_the_floor_while_threads_hold_adjust_and_resolve() {
        onHand(A, 40);
        onHand(B, 40);
        apply(new SetFloor(A, 5)).orThrow();
        AtomicBoolean ended = new AtomicBoolean();

        List<List<HoldKey>> placed = Crowd.together(9, number -> {
            List<HoldKey> mine = new ArrayList<>();
            if (number == 8) {
                while (!ended.get()) {
                    assertThat(read(A).available()).isNotNegative();
                    assertThat(read(B).available()).isNotNegative();
                }
                return mine;
            }
            try {
                Random random = new Random(number);
                for (int i = 0; i < 25; i++) {
                    step(random, mine);
                }
            } finally {
                if (number == 0) {
                    ended.set(true);
                }
            }
            return mine;
        });

        Map<CounterKey, Long> live = new HashMap<>();
        for (List<HoldKey> mine : placed) {
            for (HoldKey key : mine) {
                for (HoldLine line : read(key).lines()) {
                    assertThat(line.live()).isBetween(0L, line.held());
                    live.merge(line.counter(), line.live(), Long::sum);
                }
            }
        }
        for (CounterKey key : List.of(A, B)) {
            assertThat(read(key).held())
                    .as("%s: held is the sum of live holds", key)
                    .isEqualTo(live.getOrDefault(key, 0L));
            assertThat(read(key).available()).isNotNegative();
        }
    }

    private void step(Random random, List<HoldKey> mine) {
        int choice = random.nextInt(10);
        if (choice < 5 || mine.isEmpty()) {
            Map<CounterKey, Long> amounts = new TreeMap<>();
            amounts.put(A, 1L + random.nextInt(3));
            if (random.nextBoolean()) {
                amounts.put(B, 1L + random.nextInt(3));
            }
            HoldKey key = hold(BLUE);
            if (apply(new Place(key, amounts, EXPIRY)).isGranted()) {
                mine.add(key);
            }
        } else if (choice < 9) {
            HoldKey key = mine.get(random.nextInt(mine.size()));
            Outcome<?> outcome =
                    random.nextBoolean() ? apply(new Commit(key, Map.of(A, 1L))) : apply(new Release(key, Map.of()));
            assertThat(outcome).isNotNull();
        } else {
            assertThat(apply(new Adjust(Map.of(A, random.nextInt(5) - 3L == 0 ? 1L : random.nextInt(4) + 1L))))
                    .isInstanceOf(Outcome.Granted.class);
        }
    }

    @Test
    void a_batch_grants_item_by_item_in_order_what_is_there() {
        onHand(A, 50);
        List<CounterOperation> operations = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            operations.add(new Place(hold(BLUE), Map.of(A, 1L), EXPIRY));
        }

        List<Outcome<GuardedCounters.Change>> outcomes = apply(NOON, operations);

        assertThat(granted(outcomes)).isEqualTo(50);
        assertThat(granted(outcomes.subList(0, 50))).isEqualTo(50);
        outcomes.subList(50, 100).forEach(outcome -> assertRefused("counter.short", outcome));
        assertThat(read(A)).isEqualTo(new Counter(A, 50, 50, 0));
    }

    @Test
    void a_short_item_touches_no_other_of_its_batch() {
        onHand(A, 5);

        List<Outcome<GuardedCounters.Change>> outcomes = apply(
                NOON,
                List.of(
                        new Place(hold(BLUE), Map.of(A, 4L), EXPIRY),
                        new Place(hold(BLUE), Map.of(A, 2L), EXPIRY),
                        new Place(hold(BLUE), Map.of(A, 1L), EXPIRY),
                        new Adjust(Map.of(A, -1L)),
                        new Adjust(Map.of(A, 3L)),
                        new Place(hold(BLUE), Map.of(A, 3L), EXPIRY)));

        assertThat(outcomes.stream().map(Outcome::isGranted)).containsExactly(true, false, true, false, true, true);
        assertThat(read(A)).isEqualTo(new Counter(A, 8, 8, 0));
    }

    @Test
    void a_hold_over_several_counters_is_placed_whole_or_not_at_all() {
        onHand(A, 5);
        onHand(B, 1);
        HoldKey refused = hold(BLUE);

        assertRefused("counter.short", apply(new Place(refused, Map.of(A, 2L, B, 2L), EXPIRY)));
        assertThat(read(A).held()).isZero();
        assertThat(hotMap(session -> session.counters().holds(List.of(refused))))
                .isEmpty();

        apply(new Place(hold(BLUE), Map.of(A, 2L, B, 1L), EXPIRY)).orThrow();
        assertThat(read(A)).isEqualTo(new Counter(A, 5, 2, 0));
        assertThat(read(B)).isEqualTo(new Counter(B, 1, 1, 0));
        assertRefused("counter.short", apply(new Adjust(Map.of(A, -1L, B, -1L))));
        assertThat(read(A).onHand()).isEqualTo(5);
    }

    @Test
    void the_floor_is_what_stays() {
        onHand(A, 10);
        apply(new SetFloor(A, 4)).orThrow();
        assertRefused("counter.short", apply(new Place(hold(BLUE), Map.of(A, 7L), EXPIRY)));
        apply(new Place(hold(BLUE), Map.of(A, 6L), EXPIRY)).orThrow();
        assertRefused("counter.short", apply(new Adjust(Map.of(A, -1L))));

        apply(new SetFloor(B, -3)).orThrow();
        apply(new Place(hold(BLUE), Map.of(B, 3L), EXPIRY)).orThrow();
        assertRefused("counter.short", apply(new Place(hold(BLUE), Map.of(B, 1L), EXPIRY)));
        assertThat(read(B)).isEqualTo(new Counter(B, 0, 3, -3));
    }

    @Test
    void a_hold_is_committed_in_parts_released_and_expired_and_always_adds_up() {
        onHand(A, 10);
        onHand(B, 10);
        HoldKey key = hold(BLUE);
        apply(new Place(key, Map.of(A, 6L, B, 4L), EXPIRY)).orThrow();

        apply(new Commit(key, Map.of(A, 2L))).orThrow();
        apply(new Release(key, Map.of(A, 1L, B, 1L))).orThrow();
        assertRefused("hold.part-too-large", apply(new Commit(key, Map.of(A, 4L))));
        assertThat(read(A)).isEqualTo(new Counter(A, 8, 3, 0));
        assertThat(read(B)).isEqualTo(new Counter(B, 10, 3, 0));
        apply(EXPIRY, List.of(new Expire(key))).get(0).orThrow();

        assertThat(read(key).lines())
                .containsExactlyInAnyOrder(new HoldLine(A, 6, 2, 1, 3), new HoldLine(B, 4, 0, 1, 3));
        assertThat(read(A)).isEqualTo(new Counter(A, 8, 0, 0));
        assertThat(read(B)).isEqualTo(new Counter(B, 10, 0, 0));
    }

    @Test
    void a_hold_is_resolved_once() {
        onHand(A, 10);
        HoldKey committed = hold(BLUE);
        HoldKey released = hold(BLUE);
        apply(new Place(committed, Map.of(A, 3L), EXPIRY)).orThrow();
        apply(new Place(released, Map.of(A, 3L), EXPIRY)).orThrow();
        apply(new Commit(committed, Map.of())).orThrow();
        apply(new Release(released, Map.of())).orThrow();

        for (HoldKey key : List.of(committed, released)) {
            assertRefused("hold.not-live", apply(new Commit(key, Map.of())));
            assertRefused("hold.not-live", apply(new Release(key, Map.of())));
            assertRefused(
                    "hold.not-live", apply(EXPIRY, List.of(new Expire(key))).get(0));
            assertRefused("hold.exists", apply(new Place(key, Map.of(A, 1L), EXPIRY)));
        }
        assertRefused("hold.unknown", apply(new Commit(hold(BLUE), Map.of())));
        assertThat(read(A)).isEqualTo(new Counter(A, 7, 0, 0));
    }

    @Test
    void of_many_threads_that_resolve_one_hold_one_wins() {
        onHand(A, 10);
        HoldKey key = hold(BLUE);
        apply(new Place(key, Map.of(A, 4L), EXPIRY)).orThrow();

        List<Boolean> won = Crowd.together(
                16,
                number -> apply(number % 2 == 0 ? new Commit(key, Map.of()) : new Release(key, Map.of()))
                        .isGranted());

        assertThat(won).containsOnlyOnce(true);
        boolean committed = won.indexOf(true) % 2 == 0;
        assertThat(read(A)).isEqualTo(new Counter(A, committed ? 6 : 10, 0, 0));
        assertThat(read(key).lines()).containsExactly(new HoldLine(A, 4, committed ? 4 : 0, committed ? 0 : 4, 0));
    }

    @Test
    void of_many_threads_that_place_one_hold_on_counters_of_their_own_one_wins() {
        int threads = 8;
        for (int i = 0; i < threads; i++) {
            onHand(counter(BLUE, "own" + i), 10);
        }
        for (int round = 1; round <= 10; round++) {
            HoldKey key = hold(BLUE);

            List<Outcome<GuardedCounters.Change>> outcomes = Crowd.together(
                    threads, number -> apply(new Place(key, Map.of(counter(BLUE, "own" + number), 1L), EXPIRY)));

            assertThat(granted(outcomes)).as("granted in round %s", round).isEqualTo(1);
            outcomes.stream()
                    .filter(outcome -> !outcome.isGranted())
                    .forEach(outcome -> assertRefused("hold.exists", outcome));
            long held = 0;
            for (int i = 0; i < threads; i++) {
                held += read(counter(BLUE, "own" + i)).held();
            }
            assertThat(held).as("held after round %s", round).isEqualTo(round);
            assertThat(read(key).lines()).hasSize(1);
        }
    }

    @Test
    void what_wraps_around_is_never_taken_for_room() {
        onHand(A, 10);
        apply(new SetFloor(A, Long.MAX_VALUE)).orThrow();

        assertThat(apply(new Adjust(Map.of(A, -12L))).isGranted()).isFalse();
        assertThat(apply(new Adjust(Map.of(A, Long.MIN_VALUE))).isGranted()).isFalse();
        assertThat(apply(new Place(hold(BLUE), Map.of(A, 1L), EXPIRY)).isGranted())
                .isFalse();
        assertThat(read(A)).isEqualTo(new Counter(A, 10, 0, Long.MAX_VALUE));
    }

    @Test
    void a_hold_past_its_time_counts_until_it_is_expired_and_makes_room_when_asked() {
        onHand(A, 5);
        HoldKey old = hold(BLUE);
        apply(new Place(old, Map.of(A, 4L), EXPIRY)).orThrow();

        assertRefused(
                "counter.short",
                apply(EXPIRY.minusNanos(1000), List.of(new Place(hold(BLUE), Map.of(A, 2L), EXPIRY.plusSeconds(60))))
                        .get(0));
        assertThat(read(A).held()).isEqualTo(4);

        Outcome<GuardedCounters.Change> placed = apply(
                        EXPIRY, List.of(new Place(hold(BLUE), Map.of(A, 2L), EXPIRY.plusSeconds(60))))
                .get(0);
        assertThat(placed.orThrow().holds()).extracting(Hold::key).contains(old);
        assertThat(read(old).lines()).containsExactly(new HoldLine(A, 4, 0, 0, 4));
        assertThat(read(A)).isEqualTo(new Counter(A, 5, 2, 0));
    }

    @Test
    void due_holds_are_those_live_past_their_time_the_earliest_first() {
        onHand(A, 100);
        onHand(counter(RED, "A"), 100);
        HoldKey third = hold(BLUE);
        HoldKey first = hold(RED);
        HoldKey second = hold(BLUE);
        HoldKey resolved = hold(BLUE);
        HoldKey future = hold(BLUE);
        apply(new Place(third, Map.of(A, 1L), EXPIRY.plusSeconds(3))).orThrow();
        apply(new Place(first, Map.of(counter(RED, "A"), 1L), EXPIRY.plusSeconds(1)))
                .orThrow();
        apply(new Place(second, Map.of(A, 1L), EXPIRY.plusSeconds(2))).orThrow();
        apply(new Place(resolved, Map.of(A, 1L), EXPIRY)).orThrow();
        apply(new Release(resolved, Map.of())).orThrow();
        apply(new Place(future, Map.of(A, 1L), EXPIRY.plusSeconds(4))).orThrow();
        Instant now = EXPIRY.plusSeconds(3);

        assertThat(hotRows(session -> session.counters().due(now, 10)))
                .extracting(Hold::key)
                .containsExactly(first, second, third);
        assertThat(hotRows(session -> session.counters().due(now, 2)))
                .extracting(Hold::key)
                .containsExactly(first, second);
        assertThat(hotRows(session -> session.counters().due(List.of(A, B), now, 10)))
                .extracting(Hold::key)
                .containsExactlyInAnyOrder(second, third);
        assertThat(hotRows(session -> session.counters().due(List.of(B), now, 10)))
                .isEmpty();
        assertRefused("hold.not-due", apply(now, List.of(new Expire(future))).get(0));
    }

    @Test
    void a_batch_makes_room_of_so_many_due_holds_and_the_next_one_goes_on() {
        int due = GuardedCounters.MOST_DUE + 100;
        onHand(A, due);
        onHand(B, 1);
        List<CounterOperation> placing = new ArrayList<>();
        for (int i = 0; i < due; i++) {
            placing.add(new Place(hold(BLUE), Map.of(A, 1L), EXPIRY.plusSeconds(i)));
        }
        assertThat(granted(apply(NOON, placing))).isEqualTo(due);
        Instant later = EXPIRY.plusSeconds(due);

        assertThat(hotRows(session -> session.counters().due(List.of(A, B), later, 3)))
                .extracting(Hold::expiresAt)
                .containsExactlyInAnyOrder(EXPIRY, EXPIRY.plusSeconds(1), EXPIRY.plusSeconds(2));
        assertThat(expiredToPlace(later, A, 1)).isEqualTo(GuardedCounters.MOST_DUE);
        assertThat(expiredToPlace(later, A, GuardedCounters.MOST_DUE)).isEqualTo(100);
        assertThat(read(A)).isEqualTo(new Counter(A, due, GuardedCounters.MOST_DUE + 1, 0));
        assertThat(expiredToPlace(later, B, 1)).isZero();
    }

    /** Places a hold and tells how many were expired to make room for it. */
    private int expiredToPlace(Instant now, CounterKey key, long amount) {
        return hot(session -> {
            GuardedCounters counters = new GuardedCounters(session.counters(), now);
            counters.apply(List.of(new Place(hold(BLUE), Map.of(key, amount), now.plusSeconds(60))))
                    .get(0)
                    .orThrow();
            return counters.expiredForRoom().size();
        });
    }

    @Test
    void what_was_not_locked_is_not_written() {
        Hold hold = new Hold(hold(BLUE), List.of(new HoldLine(A, 1, 0, 0, 0), new HoldLine(B, 1, 0, 0, 0)), EXPIRY, 1);
        assertThatThrownBy(() -> store().hot(session -> {
                    session.counters().lock(new TreeSet<>(List.of(B)));
                    session.counters().write(List.of(Counter.empty(A)));
                    return 1;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store().hot(session -> {
                    session.counters().lock(new TreeSet<>(List.of(A)));
                    session.counters().writeHolds(List.of(hold));
                    return 1;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(hotMap(session -> session.counters().holds(List.of(hold.key()))))
                .isEmpty();
    }

    @Test
    void a_hold_is_never_seen_with_the_lines_of_another_moment() {
        int parts = 150;
        onHand(A, parts);
        HoldKey hold = hold(BLUE);
        apply(new Place(hold, Map.of(A, (long) parts), EXPIRY)).orThrow();

        Crowd.together(3, number -> {
            for (int i = 0; i < parts; i++) {
                if (number == 0) {
                    apply(new Release(hold, Map.of(A, 1L))).orThrow();
                } else {
                    Hold seen = number == 1
                            ? read(hold)
                            : hotRows(session -> session.counters().due(EXPIRY, 1)).stream()
                                    .findFirst()
                                    .orElseGet(() -> read(hold));
                    assertThat(seen.lines().get(0).released()).isEqualTo(seen.version() - 1);
                }
            }
            return number;
        });
        assertThat(read(hold).live()).isFalse();
    }

    @Test
    void batches_that_name_counters_in_opposite_orders_do_not_lock_each_other_out() {
        onHand(A, 1_000_000);
        onHand(B, 1_000_000);

        List<Long> granted = Crowd.together(8, number -> {
            long mine = 0;
            for (int i = 0; i < 20; i++) {
                CounterOperation a = new Place(hold(BLUE), Map.of(A, 1L), EXPIRY);
                CounterOperation b = new Place(hold(BLUE), Map.of(B, 1L), EXPIRY);
                mine += granted(apply(NOON, number % 2 == 0 ? List.of(a, b) : List.of(b, a)));
            }
            return mine;
        });

        assertThat(granted).containsOnly(40L);
        assertThat(read(A).held()).isEqualTo(160);
        assertThat(read(B).held()).isEqualTo(160);
    }

    @Test
    void a_batch_may_mix_tenants_with_equal_names_and_none_takes_of_the_other() {
        CounterKey red = counter(RED, "A");
        onHand(A, 1);
        onHand(red, 2);
        UUID same = newId();

        List<Outcome<GuardedCounters.Change>> outcomes = apply(
                NOON,
                List.of(
                        new Place(new HoldKey(BLUE.tenant(), same), Map.of(A, 1L), EXPIRY),
                        new Place(new HoldKey(RED.tenant(), same), Map.of(red, 1L), EXPIRY),
                        new Place(hold(BLUE), Map.of(A, 1L), EXPIRY),
                        new Place(hold(RED), Map.of(red, 1L), EXPIRY)));

        assertThat(outcomes.stream().map(Outcome::isGranted)).containsExactly(true, true, false, true);
        apply(new Commit(new HoldKey(BLUE.tenant(), same), Map.of())).orThrow();
        assertThat(read(A)).isEqualTo(new Counter(A, 0, 0, 0));
        assertThat(read(red)).isEqualTo(new Counter(red, 2, 2, 0));
        assertThat(read(new HoldKey(RED.tenant(), same)).live()).isTrue();
    }

    @Test
    void an_operation_names_counters_of_one_tenant_only() {
        CounterKey red = counter(RED, "A");

        assertRefused("counter.mixed-tenants", () -> new Place(hold(BLUE), Map.of(red, 1L), EXPIRY));
        assertRefused("counter.mixed-tenants", () -> new Place(hold(RED), Map.of(A, 1L, red, 1L), EXPIRY));
        assertRefused("counter.mixed-tenants", () -> new Adjust(Map.of(A, 1L, red, -1L)));
    }

    @Test
    void a_hold_of_another_tenant_is_unknown() {
        onHand(A, 1);
        HoldKey blue = hold(BLUE);
        apply(new Place(blue, Map.of(A, 1L), EXPIRY)).orThrow();

        assertRefused("hold.unknown", apply(new Release(new HoldKey(RED.tenant(), blue.id()), Map.of())));
        assertThat(read(A).held()).isEqualTo(1);
    }

    @Test
    void what_would_overflow_is_refused_alone() {
        onHand(A, Long.MAX_VALUE);

        List<Outcome<GuardedCounters.Change>> outcomes =
                apply(NOON, List.of(new Adjust(Map.of(A, 1L)), new Adjust(Map.of(B, 1L))));

        assertRefused("counter.overflow", outcomes.get(0));
        assertThat(outcomes.get(1).isGranted()).isTrue();
        assertThat(read(A).onHand()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_work_that_throws_leaves_counters_and_holds_as_they_were() {
        onHand(A, 10);
        HoldKey kept = hold(BLUE);
        HoldKey undone = hold(BLUE);
        apply(new Place(kept, Map.of(A, 1L), EXPIRY)).orThrow();

        assertThatThrownBy(() -> store().hot(session -> {
                    new GuardedCounters(session.counters(), NOON)
                            .apply(List.of(
                                    new Place(undone, Map.of(A, 2L), EXPIRY),
                                    new Commit(kept, Map.of()),
                                    new Adjust(Map.of(B, 3L))))
                            .forEach(Outcome::orThrow);
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);

        assertThat(read(A)).isEqualTo(new Counter(A, 10, 1, 0));
        assertThat(read(B)).isEqualTo(Counter.empty(B));
        assertThat(read(kept).live()).isTrue();
        assertThat(hotMap(session -> session.counters().holds(List.of(undone)))).isEmpty();
        assertThat(hotRows(session -> session.counters().due(EXPIRY, 10)))
                .extracting(Hold::key)
                .containsExactly(kept);
    }

    @Test
    void a_batch_of_five_hundred_holds_on_a_hundred_counters_is_one_transaction() {
        List<CounterOperation> fill = new ArrayList<>();
        List<CounterOperation> operations = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            fill.add(new Adjust(Map.of(counter(BLUE, "many/" + i), 5L)));
        }
        apply(NOON, fill).forEach(Outcome::orThrow);
        for (int i = 0; i < 500; i++) {
            operations.add(new Place(
                    hold(BLUE),
                    Map.of(counter(BLUE, "many/" + i % 100), 1L, counter(BLUE, "many/" + (i + 1) % 100), 1L),
                    EXPIRY));
        }

        long granted = granted(apply(NOON, operations));

        long held = 0;
        for (int i = 0; i < 100; i++) {
            Counter counter = read(counter(BLUE, "many/" + i));
            assertThat(counter.available()).isNotNegative();
            held += counter.held();
        }
        assertThat(held).isEqualTo(2 * granted);
        assertThat(granted).isEqualTo(250);
    }
}
