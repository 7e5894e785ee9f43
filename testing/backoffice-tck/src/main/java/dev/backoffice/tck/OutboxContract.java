package dev.backoffice.tck;

import static dev.backoffice.tck.Things.KIND;
import static dev.backoffice.tck.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.event.Relay;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.event.Subscriptions;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.insight.Observer;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.StoredDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * The outbox and its deliveries: events are kept with the state they tell of; each reaches each subscription at least once and
 * in order within its aggregate; a parked one blocks its aggregate in that subscription and nothing else.
 */
public abstract class OutboxContract extends StoreContractBase {
    /** For the class that opens the store. */
    protected OutboxContract() {}

    private static final String MAIL = "mail";
    private static final String LEDGER = "ledger";
    private static final Set<String> BOTH = Set.of(MAIL, LEDGER);
    private static final Instant LEASE = NOON.plusSeconds(120);

    private Deliveries deliveries() {
        return store().deliveries();
    }

    private void append(CallContext context, Set<String> subscriptions, RecordedEvent... events) {
        doWork(context, session -> {
            for (RecordedEvent event : events) {
                session.outbox().append(event, subscriptions);
            }
        });
    }

    private static RecordedEvent event(String id, long version) {
        return Happened.recorded(BLUE, id, version, 0, NOON);
    }

    private List<Delivery> claim(String subscription, String worker, Instant now, int limit) {
        return again(() -> deliveries().claim(subscription, worker, now, now.plusSeconds(120), limit));
    }

    private static List<EventKey> keys(List<Delivery> deliveries) {
        return deliveries.stream().map(delivery -> delivery.event().key()).toList();
    }

    private static EventKey key(String id, long version) {
        return event(id, version).key();
    }

    @Test
    void events_read_back_equal_and_in_order() {
        AggregateRef aggregate = AggregateRef.of(KIND, "ção 🧾'\"\\");
        Doc body = Doc.fields()
                .put("amount", new BigDecimal("0.5000000000"))
                .put("text", "ação 🧾 \u0000\n")
                .build();
        List<RecordedEvent> events = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            events.add(new RecordedEvent(
                    new EventKey(BLUE.tenant(), aggregate, 1 + i / 3, i % 3),
                    "tck.happened",
                    1 + i,
                    body,
                    NOON.plusNanos(1000L * i),
                    BLUE.user()));
        }
        append(BLUE, Set.of(), events.subList(0, 5).toArray(RecordedEvent[]::new));
        append(BLUE, BOTH, events.subList(5, 12).toArray(RecordedEvent[]::new));

        reopen();

        assertThat(workRows(BLUE, session -> session.outbox().of(BLUE.tenant(), aggregate)))
                .containsExactlyElementsOf(events);
        assertThat(hotRows(session -> session.outbox().of(BLUE.tenant(), aggregate)))
                .containsExactlyElementsOf(events);
        assertThat(claim(MAIL, "w", LEASE, 10)).extracting(Delivery::event).containsExactly(events.get(5));
    }

    /** Local times lose one of two hours: Lisbon and São Paulo had these twice, and the others never. */
    @Test
    void instants_of_hours_that_a_zone_repeats_or_skips_come_back_as_they_were() {
        AggregateRef aggregate = AggregateRef.of(KIND, "1");
        List<RecordedEvent> events = new ArrayList<>();
        for (String at : List.of(
                "2019-02-17T01:30:00Z",
                "2019-02-17T02:30:00Z",
                "2026-10-25T00:30:00.000001Z",
                "2026-10-25T01:30:00.000001Z",
                "2018-11-04T02:59:59.999999Z",
                "2018-11-04T03:00:00Z",
                "2026-03-29T00:59:59.999999Z",
                "2026-03-29T01:00:00Z")) {
            events.add(Happened.recorded(BLUE, "1", events.size() + 1, 0, Instant.parse(at)));
        }
        append(BLUE, BOTH, events.toArray(RecordedEvent[]::new));

        reopen();

        assertThat(workRows(BLUE, session -> session.outbox().of(BLUE.tenant(), aggregate)))
                .containsExactlyElementsOf(events);
    }

    @Test
    void an_event_is_appended_once() {
        append(BLUE, BOTH, event("1", 1));

        assertConflict(
                "event.exists",
                () -> store().execute(BLUE, session -> {
                    session.outbox().append(event("1", 2), BOTH);
                    session.outbox().append(event("1", 1), BOTH);
                    return 1;
                }));

        assertThat(workRows(BLUE, session -> session.outbox().of(BLUE.tenant(), AggregateRef.of(KIND, "1"))))
                .containsExactly(event("1", 1));
        assertThat(deliveries().backlog(MAIL).unfinished()).isEqualTo(1);
    }

    @Test
    void an_event_is_kept_with_its_state_or_not_at_all() {
        assertThatThrownBy(() -> store().execute(BLUE, session -> {
                    session.documents().insert(thing("1", 1, "x"));
                    session.outbox().append(event("1", 1), BOTH);
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);
        assertThatThrownBy(() -> store().hot(session -> {
                    session.outbox().append(event("2", 1), BOTH);
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);

        assertThat(claim(MAIL, "w", LEASE, 10)).isEmpty();
        assertThat(deliveries().backlog(MAIL).unfinished()).isZero();
        assertThat(workRows(BLUE, session -> session.outbox().of(BLUE.tenant(), AggregateRef.of(KIND, "1"))))
                .isEmpty();

        doWork(BLUE, session -> {
            session.documents().insert(thing("1", 1, "x"));
            session.outbox().append(event("1", 1), BOTH);
        });
        doHot(session -> session.outbox().append(event("2", 1), BOTH));
        assertThat(keys(claim(MAIL, "w", LEASE, 10))).containsExactlyInAnyOrder(key("1", 1), key("2", 1));
        assertThat(keys(claim(LEDGER, "w", LEASE, 10))).containsExactlyInAnyOrder(key("1", 1), key("2", 1));
    }

    @Test
    void a_claim_tells_all_of_the_delivery() {
        append(BLUE, BOTH, event("1", 1));

        Delivery delivery = deliveries().claim(MAIL, "w", NOON, LEASE, 10).get(0);

        assertThat(delivery)
                .isEqualTo(new Delivery(MAIL, event("1", 1), Delivery.Status.CLAIMED, 1, LEASE, "", Optional.of(NOON)));
        assertThat(delivery.event().context()).isEqualTo(BLUE);
    }

    @Test
    void within_an_aggregate_the_next_comes_when_the_one_before_is_done() {
        append(BLUE, BOTH, event("1", 1), Happened.recorded(BLUE, "1", 1, 1, NOON), event("1", 2));
        append(BLUE, BOTH, event("2", 1));

        List<Delivery> first = claim(MAIL, "w", LEASE, 10);
        assertThat(keys(first)).containsExactlyInAnyOrder(key("1", 1), key("2", 1));
        assertThat(claim(MAIL, "other", LEASE, 10)).isEmpty();
        first.forEach(delivery -> assertThat(deliveries().done(delivery, "w")).isTrue());

        List<Delivery> second = claim(MAIL, "other", LEASE, 10);
        assertThat(second)
                .extracting(delivery -> delivery.event().key().index())
                .containsExactly(1);
        assertThat(deliveries().done(second.get(0), "other")).isTrue();

        List<Delivery> third = claim(MAIL, "w", LEASE, 10);
        assertThat(keys(third)).containsExactly(key("1", 2));
        assertThat(deliveries().done(third.get(0), "w")).isTrue();
        assertThat(claim(MAIL, "w", LEASE, 10)).isEmpty();
        assertThat(keys(claim(LEDGER, "w", LEASE, 10)))
                .as("the other subscription stands where it stood")
                .containsExactlyInAnyOrder(key("1", 1), key("2", 1));
    }

    @Test
    void a_claim_takes_no_more_than_asked() {
        for (int i = 0; i < 10; i++) {
            append(BLUE, Set.of(MAIL), event("t" + i, 1));
        }
        Set<EventKey> seen = new HashSet<>(keys(claim(MAIL, "a", LEASE, 4)));
        assertThat(seen).hasSize(4);
        seen.addAll(keys(claim(MAIL, "b", LEASE, 4)));
        assertThat(seen).hasSize(8);
        seen.addAll(keys(claim(MAIL, "c", LEASE, 4)));
        assertThat(seen).hasSize(10);
        assertThat(claim(MAIL, "d", LEASE, 4)).isEmpty();
        assertThat(claim("nobody-subscribed", "d", LEASE, 4)).isEmpty();
    }

    @Test
    void what_has_been_due_the_longest_comes_first_and_then_the_order_is_that_of_the_keys() {
        append(BLUE, BOTH, Happened.recorded(BLUE, "late", 1, 0, NOON.plusSeconds(1)));
        append(RED, BOTH, Happened.recorded(RED, "a", 1, 0, NOON));
        append(BLUE, BOTH, event("c", 1), event("a10", 1), event("a9", 1));
        append(BLUE, BOTH, event("b", 1));

        List<EventKey> inOrder = List.of(
                key("a10", 1),
                key("a9", 1),
                key("b", 1),
                key("c", 1),
                Happened.recorded(RED, "a", 1, 0, NOON).key(),
                key("late", 1));
        assertThat(keys(claim(MAIL, "w", LEASE, 10))).isEqualTo(inOrder);
        assertThat(keys(claim(LEDGER, "w", LEASE, 2))).isEqualTo(inOrder.subList(0, 2));
        assertThat(keys(claim(LEDGER, "w", LEASE, 3))).isEqualTo(inOrder.subList(2, 5));
    }

    @Test
    void no_delivery_is_in_two_hands() {
        for (int i = 0; i < 60; i++) {
            append(BLUE, Set.of(MAIL), event("t" + i, 1));
        }

        List<List<EventKey>> claimed = Crowd.together(6, number -> {
            List<EventKey> mine = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                mine.addAll(keys(claim(MAIL, "worker-" + number, LEASE, 3)));
            }
            return mine;
        });

        List<EventKey> all = claimed.stream().flatMap(List::stream).toList();
        assertThat(all).doesNotHaveDuplicates().hasSize(60);
    }

    @Test
    void a_lease_that_ends_hands_out_again_and_the_late_worker_changes_nothing() {
        append(BLUE, Set.of(MAIL), event("1", 1));
        Delivery late = deliveries().claim(MAIL, "slow", NOON, LEASE, 10).get(0);

        assertThat(deliveries().claim(MAIL, "quick", LEASE.minusNanos(1000), LEASE.plusSeconds(9), 10))
                .isEmpty();
        Delivery again = deliveries()
                .claim(MAIL, "quick", LEASE, LEASE.plusSeconds(120), 10)
                .get(0);

        assertThat(again.event()).isEqualTo(late.event());
        assertThat(again.attempts()).isEqualTo(2);
        assertThat(deliveries().done(late, "slow")).isFalse();
        assertThat(deliveries().retry(late, "slow", NOON, "late")).isFalse();
        assertThat(deliveries().park(late, "slow", "late")).isFalse();
        assertThat(deliveries().backlog(MAIL).parked()).isZero();
        assertThat(deliveries().done(again, "quick")).isTrue();
        assertThat(deliveries().done(again, "quick")).isFalse();
        assertThat(deliveries().retry(again, "quick", NOON, "done already")).isFalse();
        assertThat(claim(MAIL, "quick", LEASE.plusSeconds(1000), 10)).isEmpty();
    }

    @Test
    void a_delivery_given_back_comes_again_when_its_time_has_come() {
        append(BLUE, Set.of(MAIL), event("1", 1), event("1", 2));
        Delivery first = claim(MAIL, "w", NOON, 10).get(0);
        Instant again = NOON.plusSeconds(30);

        assertThat(deliveries().retry(first, "w", again, "busy 🧾")).isTrue();

        assertThat(claim(MAIL, "w", again.minusNanos(1000), 10)).isEmpty();
        assertThat(deliveries().backlog(MAIL).nextDue()).contains(again);
        Delivery second = claim(MAIL, "other", again, 10).get(0);
        assertThat(second.event().key()).isEqualTo(key("1", 1));
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(second.since()).as("the first time counts").contains(NOON);
        assertThat(deliveries().done(first, "w")).isFalse();
        assertThat(deliveries().done(second, "other")).isTrue();
    }

    @Test
    void one_look_tells_when_each_subscription_may_have_something_to_hand_out() {
        List<String> all = List.of("nobody", MAIL, LEDGER);
        assertThat(deliveries().earliest(all)).isEmpty();
        assertThat(deliveries().earliest(List.of())).isEmpty();
        append(BLUE, Set.of(MAIL), event("1", 1), event("1", 2));
        append(BLUE, Set.of(LEDGER), event("2", 1));
        assertThat(deliveries().earliest(all)).isEqualTo(Map.of(MAIL, NOON, LEDGER, NOON));
        assertThat(deliveries().earliest(List.of(MAIL))).containsOnlyKeys(MAIL);

        Delivery mail = claim(MAIL, "w", NOON, 10).get(0);
        assertThat(deliveries().done(mail, "w")).isTrue();
        Delivery next = claim(MAIL, "w", NOON, 10).get(0);
        assertThat(deliveries().earliest(all).get(MAIL))
                .as("what is handed out may come again when its lease has ended")
                .isEqualTo(LEASE);
        Instant again = NOON.plusSeconds(30);
        assertThat(deliveries().retry(next, "w", again, "busy")).isTrue();
        assertThat(deliveries().earliest(all)).containsEntry(MAIL, again);

        Delivery books = claim(LEDGER, "w", NOON, 10).get(0);
        assertThat(deliveries().park(books, "w", "broken")).isTrue();
        assertThat(deliveries().earliest(all)).containsOnlyKeys(MAIL);
    }

    @Test
    void a_delivery_that_is_postponed_comes_again_and_the_time_it_was_handed_out_is_not_counted() {
        append(BLUE, Set.of(MAIL), event("1", 1), event("1", 2));
        Instant again = NOON.plusSeconds(30);
        Delivery first = claim(MAIL, "w", NOON, 10).get(0);
        assertThat(deliveries().postpone(first, "other", again, "not mine")).isFalse();

        assertThat(deliveries().postpone(first, "w", again, "away 🧾")).isTrue();

        assertThat(deliveries().postpone(first, "w", again, "given back already"))
                .isFalse();
        assertThat(claim(MAIL, "w", again.minusNanos(1000), 10)).isEmpty();
        assertThat(deliveries().backlog(MAIL).nextDue()).contains(again);
        Delivery second = claim(MAIL, "w", again, 10).get(0);
        assertThat(second.event().key()).isEqualTo(key("1", 1));
        assertThat(second.attempts()).isEqualTo(1);
        assertThat(second.since()).contains(NOON);
        assertThat(deliveries().retry(second, "w", again, "busy")).isTrue();
        assertThat(claim(MAIL, "w", again, 10))
                .extracting(Delivery::attempts, Delivery::since)
                .containsExactly(tuple(2, Optional.of(NOON)));
    }

    @Test
    void of_many_threads_that_end_one_claim_one_wins() {
        for (int round = 1; round <= 10; round++) {
            append(BLUE, Set.of(MAIL), event("r" + round, 1));
            Delivery claimed = claim(MAIL, "w", NOON, 10).get(0);

            List<Boolean> ended = Crowd.together(8, number -> switch (number % 4) {
                case 0 -> deliveries().done(claimed, "w");
                case 1 -> deliveries().retry(claimed, "w", LEASE, "again");
                case 2 -> deliveries().postpone(claimed, "w", LEASE, "away");
                default -> deliveries().park(claimed, "w", "broken");
            });

            assertThat(ended).containsOnlyOnce(true);
        }
    }

    @Test
    void a_worker_that_ends_at_the_end_of_its_lease_and_the_next_one_never_both_have_the_delivery() {
        for (int round = 1; round <= 20; round++) {
            append(BLUE, Set.of(MAIL), event("r" + round, 1));
            Delivery slow = deliveries().claim(MAIL, "slow", NOON, LEASE, 10).get(0);

            List<Boolean> has = Crowd.together(
                    3,
                    number -> number == 0
                            ? deliveries().done(slow, "slow")
                            : !claim(MAIL, "quick-" + number, LEASE, 10).isEmpty());

            assertThat(has).containsOnlyOnce(true);
        }
    }

    @Test
    void of_many_threads_that_redrive_or_skip_one_parked_delivery_one_wins() {
        for (int round = 1; round <= 10; round++) {
            String id = "r" + round;
            append(BLUE, Set.of(MAIL), event(id, 1));
            Delivery claimed = claim(MAIL, "w", NOON, 10).get(0);
            assertThat(deliveries().park(claimed, "w", "broken")).isTrue();

            List<Boolean> moved = Crowd.together(
                    6,
                    number -> number % 2 == 0
                            ? deliveries().redrive(MAIL, key(id, 1), LEASE.plusSeconds(1000))
                            : deliveries().skip(MAIL, key(id, 1), "given up"));

            assertThat(moved).containsOnlyOnce(true);
            assertThat(deliveries().parked(10)).isEmpty();
        }
    }

    private void park(String id, long version) {
        Delivery delivery = claim(MAIL, "w", LEASE, 100).stream()
                .filter(claimed -> claimed.event().key().equals(key(id, version)))
                .findFirst()
                .orElseThrow();
        assertThat(deliveries().park(delivery, "w", "cannot be done: ção")).isTrue();
    }

    @Test
    void a_parked_delivery_blocks_its_aggregate_in_its_subscription_and_nothing_else() {
        append(BLUE, BOTH, event("1", 1), event("1", 2), event("2", 1), event("2", 2));
        append(RED, BOTH, Happened.recorded(RED, "1", 1, 0, NOON));
        List<Delivery> claimed = claim(MAIL, "w", LEASE, 10);
        assertThat(claimed).hasSize(3);
        for (Delivery delivery : claimed) {
            if (delivery.event().key().equals(key("1", 1))) {
                assertThat(deliveries().park(delivery, "w", "broken")).isTrue();
            } else {
                assertThat(deliveries().done(delivery, "w")).isTrue();
            }
        }

        assertThat(keys(claim(MAIL, "w", LEASE.plusSeconds(100_000), 10))).containsExactly(key("2", 2));
        assertThat(keys(claim(LEDGER, "w", LEASE, 10)))
                .containsExactlyInAnyOrder(
                        key("1", 1),
                        key("2", 1),
                        Happened.recorded(RED, "1", 1, 0, NOON).key());
        assertThat(deliveries().parked(10)).hasSize(1);
        Delivery parked = deliveries().parked(10).get(0);
        assertThat(parked.subscription()).isEqualTo(MAIL);
        assertThat(parked.event()).isEqualTo(event("1", 1));
        assertThat(parked.status()).isEqualTo(Delivery.Status.PARKED);
        assertThat(parked.reason()).isEqualTo("broken");
    }

    @Test
    void a_parked_delivery_is_driven_again() {
        append(BLUE, BOTH, event("1", 1), event("1", 2));
        park("1", 1);
        Instant later = LEASE.plusSeconds(1000);

        assertThat(deliveries().redrive(LEDGER, key("1", 1), later)).isFalse();
        assertThat(deliveries().redrive(MAIL, key("1", 2), later)).isFalse();
        assertThat(deliveries().redrive(MAIL, key("9", 9), later)).isFalse();
        assertThat(deliveries().redrive("unheard-of", key("1", 1), later)).isFalse();
        assertThat(deliveries().redrive(MAIL, key("1", 1), later)).isTrue();
        assertThat(deliveries().redrive(MAIL, key("1", 1), later)).isFalse();

        assertThat(deliveries().parked(10)).isEmpty();
        List<Delivery> again = claim(MAIL, "w", later, 10);
        assertThat(keys(again)).containsExactly(key("1", 1));
        assertThat(again.get(0).attempts()).as("attempts are counted anew").isEqualTo(1);
        assertThat(again.get(0).since()).as("and so is their time").contains(later);
        assertThat(deliveries().done(again.get(0), "w")).isTrue();
        assertThat(keys(claim(MAIL, "w", later, 10))).containsExactly(key("1", 2));
    }

    @Test
    void a_parked_delivery_that_is_skipped_lets_its_aggregate_go_on() {
        append(BLUE, BOTH, event("1", 1), event("1", 2));
        park("1", 1);

        assertThat(deliveries().skip(MAIL, key("1", 2), "not parked")).isFalse();
        assertThat(deliveries().skip(LEDGER, key("1", 1), "not parked")).isFalse();
        assertThat(deliveries().skip(MAIL, key("1", 1), "told the customer by phone"))
                .isTrue();
        assertThat(deliveries().skip(MAIL, key("1", 1), "again")).isFalse();
        assertThat(deliveries().redrive(MAIL, key("1", 1), LEASE)).isFalse();

        assertThat(deliveries().parked(10)).isEmpty();
        assertThat(keys(claim(MAIL, "w", LEASE.plusSeconds(1000), 10))).containsExactly(key("1", 2));
        assertThat(workRows(BLUE, session -> session.outbox().of(BLUE.tenant(), AggregateRef.of(KIND, "1"))))
                .as("the event itself stays")
                .hasSize(2);
    }

    @Test
    void parked_deliveries_are_listed_the_oldest_event_first() {
        for (int i = 0; i < 5; i++) {
            append(BLUE, Set.of(MAIL), Happened.recorded(BLUE, "t" + i, 1, 0, NOON.minusSeconds(10L * ((i * 3) % 5))));
        }
        claim(MAIL, "w", LEASE, 10)
                .forEach(delivery ->
                        assertThat(deliveries().park(delivery, "w", "x")).isTrue());

        List<Instant> times = deliveries().parked(3).stream()
                .map(delivery -> delivery.event().at())
                .toList();
        assertThat(times).containsExactly(NOON.minusSeconds(40), NOON.minusSeconds(30), NOON.minusSeconds(20));
        assertThat(deliveries().parked(10)).hasSize(5);
    }

    @Test
    void the_backlog_tells_how_far_a_subscription_is_behind() {
        assertThat(deliveries().backlog(MAIL))
                .isEqualTo(new Deliveries.Backlog(0, 0, Optional.empty(), Optional.empty()));
        append(BLUE, Set.of(MAIL), Happened.recorded(BLUE, "1", 1, 0, NOON.minusSeconds(60)), event("1", 2));
        append(BLUE, BOTH, event("2", 1));

        Deliveries.Backlog before = deliveries().backlog(MAIL);
        assertThat(before.unfinished()).isEqualTo(3);
        assertThat(before.parked()).isZero();
        assertThat(before.oldest()).contains(NOON.minusSeconds(60));
        assertThat(before.nextDue()).hasValueSatisfying(due -> assertThat(due).isBeforeOrEqualTo(NOON));
        assertThat(deliveries().backlog(LEDGER).unfinished()).isEqualTo(1);

        park("1", 1);
        Deliveries.Backlog parked = deliveries().backlog(MAIL);
        assertThat(parked.unfinished()).isEqualTo(3);
        assertThat(parked.parked()).isEqualTo(1);
        assertThat(parked.nextDue())
                .as("when the lease of the other claimed one ends; the parked one and what it blocks do not count")
                .contains(LEASE.plusSeconds(120));

        assertThat(deliveries().skip(MAIL, key("1", 1), "given up")).isTrue();
        assertThat(deliveries().backlog(MAIL).unfinished()).isEqualTo(2);
        assertThat(deliveries().backlog(MAIL).oldest()).contains(NOON);
    }

    private List<Delivery> allUnfinished(String subscription, CallContext context, int limit) {
        List<Delivery> all = new ArrayList<>();
        Optional<EventKey> after = Optional.empty();
        List<Delivery> page;
        do {
            page = deliveries().unfinished(subscription, context.tenant(), after, limit);
            all.addAll(page);
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).event().key());
        } while (page.size() == limit);
        return all;
    }

    @Test
    void what_a_tenant_has_not_been_told_yet_is_listed_page_by_page() {
        assertThat(allUnfinished(MAIL, BLUE, 2)).isEmpty();
        append(BLUE, Set.of(MAIL), event("1", 1), Happened.recorded(BLUE, "1", 1, 1, NOON), event("1", 2));
        append(BLUE, BOTH, event("2", 1), event("Z", 10), event("Z", 11), event("a", 1));
        append(RED, BOTH, Happened.recorded(RED, "1", 1, 0, NOON));

        for (int limit = 1; limit <= 8; limit++) {
            List<Delivery> all = allUnfinished(MAIL, BLUE, limit);
            assertThat(keys(all))
                    .as("in pages of " + limit)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrder(
                            key("1", 1),
                            Happened.recorded(BLUE, "1", 1, 1, NOON).key(),
                            key("1", 2),
                            key("2", 1),
                            key("Z", 10),
                            key("Z", 11),
                            key("a", 1))
                    .containsSubsequence(
                            key("1", 1),
                            Happened.recorded(BLUE, "1", 1, 1, NOON).key(),
                            key("1", 2))
                    .containsSubsequence(key("Z", 10), key("Z", 11));
        }
        assertThat(keys(allUnfinished(LEDGER, RED, 10)))
                .containsExactly(Happened.recorded(RED, "1", 1, 0, NOON).key());
        assertThat(allUnfinished("nobody-subscribed", BLUE, 10)).isEmpty();
    }

    @Test
    void what_is_handed_out_or_parked_is_unfinished_and_what_is_done_or_skipped_is_not() {
        append(BLUE, Set.of(MAIL), event("1", 1), event("2", 1), event("3", 1), event("4", 1));
        Set<String> ends = Set.of("1", "2", "3");
        for (Delivery delivery : claim(MAIL, "w", LEASE, 10)) {
            String id = delivery.event().key().aggregate().id();
            if (id.equals("1")) {
                assertThat(deliveries().done(delivery, "w")).isTrue();
            } else if (ends.contains(id)) {
                assertThat(deliveries().park(delivery, "w", "broken")).isTrue();
            }
        }
        assertThat(deliveries().skip(MAIL, key("3", 1), "given up")).isTrue();

        List<Delivery> rest = allUnfinished(MAIL, BLUE, 10);

        assertThat(rest)
                .extracting(delivery -> delivery.event().key(), Delivery::status)
                .containsExactlyInAnyOrder(
                        tuple(key("2", 1), Delivery.Status.PARKED), tuple(key("4", 1), Delivery.Status.CLAIMED));
        assertThat(rest).extracting(Delivery::event).contains(event("2", 1), event("4", 1));
    }

    @Test
    void equal_aggregates_of_two_tenants_do_not_wait_for_each_other() {
        append(BLUE, Set.of(MAIL), event("1", 1), event("1", 2));
        append(RED, Set.of(MAIL), Happened.recorded(RED, "1", 1, 0, NOON));

        List<Delivery> claimed = claim(MAIL, "w", LEASE, 10);

        assertThat(claimed).extracting(delivery -> delivery.event().context()).containsExactlyInAnyOrder(BLUE, RED);
        assertThat(workRows(RED, session -> session.outbox().of(RED.tenant(), AggregateRef.of(KIND, "1"))))
                .containsExactly(Happened.recorded(RED, "1", 1, 0, NOON));
    }

    // ---- the relay over the port

    private record Touch(IdempotencyKey key, String id, String what) implements Command {
        Doc form() {
            return Doc.fields().put("id", id).put("what", what).build();
        }
    }

    private static final Verb<Touch, String> TOUCH =
            Verb.of("thing.touch", 1, Touch::form, answer -> answer, answer -> answer);
    private static final Verb<Touch, String> FOLLOW =
            Verb.of("thing.follow", 1, Touch::form, answer -> answer, answer -> answer);

    /** Moves the thing on by one version and tells of it. */
    private static String touch(Session session, Touch command) {
        Optional<StoredDocument> before = session.documents().find(KIND, command.id());
        long version = before.map(StoredDocument::version).orElse(0L) + 1;
        StoredDocument after = thing(command.id(), version, command.what());
        if (before.isPresent()) {
            session.documents().update(after, version - 1);
        } else {
            session.documents().insert(after);
        }
        session.record(
                AggregateRef.of(KIND, command.id()),
                version,
                Happened.CODEC,
                List.of(new Happened(version + "a"), new Happened(version + "b")));
        return command.id();
    }

    /** Writes down what was heard of a thing, in the order it was heard. */
    private static String follow(Session session, Touch command) {
        Optional<StoredDocument> before = session.documents().find("heard", command.id());
        String heard = before.map(Things::text).orElse("") + command.what() + " ";
        long version = before.map(StoredDocument::version).orElse(0L) + 1;
        StoredDocument after = new StoredDocument(
                "heard",
                command.id(),
                version,
                1,
                Doc.fields().put("text", heard).build(),
                java.util.Map.of());
        if (before.isPresent()) {
            session.documents().update(after, version - 1);
        } else {
            session.documents().insert(after);
        }
        return command.id();
    }

    @Test
    void two_relays_deliver_every_event_in_order_with_one_effect_each() {
        int things = 8;
        int versions = 5;
        AtomicLong elapsed = new AtomicLong();
        Commands commands = pipeline(() -> NOON.plusMillis(elapsed.get())).build();
        Set<EventKey> failedBefore = ConcurrentHashMap.newKeySet();
        Set<EventKey> failedAfter = ConcurrentHashMap.newKeySet();
        Subscription follower = Subscription.named("follower").on(Happened.CODEC, (context, occurrence) -> {
            EventKey key = occurrence.key();
            int spread = Math.floorMod(key.hashCode(), 6);
            if (spread == 0 && failedBefore.add(key)) {
                throw Unavailable.of("tck.away", null);
            }
            Touch command = new Touch(
                    occurrence.commandKey("follow"),
                    key.aggregate().id(),
                    occurrence.event().what());
            commands.run(context, FOLLOW, command, session -> follow(session, command));
            if (spread == 1 && failedAfter.add(key)) {
                throw Unavailable.of("tck.away", null);
            }
        });
        Commands telling = commands.with(Subscriptions.of(follower));

        Crowd.together(4, number -> {
            if (number < 2) {
                CallContext context = number == 0 ? BLUE : RED;
                for (int version = 1; version <= versions; version++) {
                    for (int i = 0; i < things; i++) {
                        Touch command = new Touch(IdempotencyKey.of("t" + i + "@" + version), "t" + i, "touched");
                        telling.run(context, TOUCH, command, session -> touch(session, command));
                    }
                }
            } else {
                relay(follower, elapsed, things * versions * 4);
            }
            return number;
        });
        relay(follower, elapsed, things * versions * 4);

        assertThat(failedBefore).isNotEmpty();
        assertThat(failedAfter).isNotEmpty();
        for (CallContext context : List.of(BLUE, RED)) {
            List<StoredDocument> heard =
                    work(context, session -> session.documents().list(DocumentQuery.all("heard")));
            assertThat(heard).hasSize(things);
            heard.forEach(document -> assertThat(Things.text(document)).isEqualTo("1a 1b 2a 2b 3a 3b 4a 4b 5a 5b "));
        }
        assertThat(deliveries().backlog("follower").unfinished()).isZero();
        assertThat(deliveries().parked(10)).isEmpty();
    }

    private void relay(Subscription subscription, AtomicLong elapsed, int rounds) {
        Relay relay = new Relay(deliveries(), subscription, () -> NOON.plusMillis(elapsed.get()), Observer.silent());
        for (int idle = 0; idle < rounds; ) {
            int done = again(() -> relay.run(new Moment(NOON.plusMillis(elapsed.get()), this::newId), 5)
                    .count());
            if (done == 0) {
                idle++;
                elapsed.addAndGet(500);
                if (deliveries().backlog(subscription.name()).unfinished() == 0 && idle > 20) {
                    return;
                }
            }
        }
    }
}
