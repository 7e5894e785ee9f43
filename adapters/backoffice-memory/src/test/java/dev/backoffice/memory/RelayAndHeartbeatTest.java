package dev.backoffice.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.event.Relay;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.insight.Observer;
import dev.backoffice.core.job.Budget;
import dev.backoffice.core.job.DueJob;
import dev.backoffice.core.job.Heartbeat;
import dev.backoffice.core.job.Leases;
import dev.backoffice.core.job.RunReport;
import dev.backoffice.core.store.Doc;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** What becomes of a delivery that fails, and what one heartbeat does. */
class RelayAndHeartbeatTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    private final SettableClock clock = SettableClock.at("2026-03-02T12:00:00Z");
    private final SequentialIds ids = SequentialIds.create();
    private final MemoryStore store = MemoryStore.create();
    private final List<String> heard = new ArrayList<>();

    private record Rang(String what) implements DomainEvent {
        static final EventCodec<Rang> CODEC = new EventCodec<>() {
            @Override
            public Set<String> types() {
                return Set.of("bell.rang");
            }

            @Override
            public String type(Rang event) {
                return "bell.rang";
            }

            @Override
            public int schema() {
                return 1;
            }

            @Override
            public Doc write(Rang event) {
                return Doc.of(event.what());
            }

            @Override
            public Rang read(String type, Doc body, int schema) {
                return new Rang(body.asText());
            }
        };
    }

    private EventKey ring(String bell, long version, int schema) {
        EventKey key = new EventKey(MARIA.tenant(), AggregateRef.of("bell", bell), version, 0);
        store.execute(MARIA, session -> {
            session.outbox()
                    .append(
                            new RecordedEvent(
                                    key, "bell.rang", schema, Doc.of(bell + version), clock.instant(), MARIA.user()),
                            Set.of("ear"));
            return true;
        });
        return key;
    }

    private Subscription ear(RuntimeException... failures) {
        List<RuntimeException> left = new ArrayList<>(List.of(failures));
        return Subscription.named("ear").on(Rang.CODEC, (context, occurrence) -> {
            if (!left.isEmpty()) {
                throw left.remove(0);
            }
            heard.add(context.user() + " heard " + occurrence.event().what());
        });
    }

    private Relay relay(Subscription subscription) {
        return new Relay(store.deliveries(), subscription, clock, Observer.silent());
    }

    private DueJob.Done run(Relay relay) {
        return relay.run(Moment.of(clock, ids), 10);
    }

    @Test
    void what_may_pass_comes_again_after_pauses_that_double() {
        ring("a", 1, 1);
        Relay relay = relay(ear(
                Unavailable.of("mail.away", null),
                Conflict.retryable("store.stale-version", null),
                Unavailable.of("mail.away", null)));

        for (int seconds : new int[] {1, 2, 4}) {
            assertThat(run(relay).count()).isEqualTo(1);
            DueJob.Done waiting = run(relay);
            assertThat(waiting.count()).isZero();
            assertThat(waiting.nextDue()).contains(clock.instant().plusSeconds(seconds));
            clock.advance(Duration.ofSeconds(seconds));
        }
        assertThat(run(relay).count()).isEqualTo(1);
        assertThat(heard).containsExactly("maria heard a1");
        assertThat(run(relay)).isEqualTo(new DueJob.Done(0, Optional.empty()));
    }

    @Test
    void what_cannot_pass_is_parked_at_once_with_its_reason() {
        EventKey broken = ring("a", 1, 1);
        ring("a", 2, 1);
        ring("b", 1, 1);
        Relay relay = relay(ear(RuleViolation.of("bell.cracked", "bell", "a")));

        assertThat(run(relay).count()).isEqualTo(2);

        assertThat(heard).containsExactly("maria heard b1");
        Delivery parked = store.deliveries().parked(10).get(0);
        assertThat(parked.event().key()).isEqualTo(broken);
        assertThat(parked.reason()).contains("bell.cracked").contains("a");
        assertThat(store.deliveries().redrive("ear", broken, clock.instant())).isTrue();
        run(relay);
        run(relay);
        assertThat(heard).containsExactly("maria heard b1", "maria heard a1", "maria heard a2");
    }

    @Test
    void an_event_of_a_later_schema_and_a_defect_are_parked_and_long_reasons_are_cut() {
        ring("a", 1, 2);
        ring("b", 1, 1);
        Relay relay = relay(ear(RuleViolation.of("bell.cracked", "why", "x".repeat(5000))));

        run(relay);
        assertThat(store.deliveries().parked(10)).hasSize(2);
        assertThat(store.deliveries().parked(10).get(0).reason()).contains("store.schema-too-new");
        assertThat(store.deliveries().parked(10).get(1).reason())
                .startsWith("bell.cracked {why=xxx")
                .hasSize(1000);
    }

    @Test
    void what_is_left_when_the_lease_has_ended_is_left_to_others() {
        ring("a", 1, 1);
        ring("b", 1, 1);
        ring("c", 1, 1);
        Subscription slow = Subscription.named("ear").on(Rang.CODEC, (context, occurrence) -> {
            heard.add(occurrence.event().what());
            clock.advance(Duration.ofMinutes(1));
        });

        assertThat(run(relay(slow)).count()).isEqualTo(2);
        assertThat(heard).containsExactly("a1", "b1");
        assertThat(run(relay(slow)).count()).isEqualTo(1);
        assertThat(heard).containsExactly("a1", "b1", "c1");
    }

    /** An event whose handler kills its process would otherwise kill one process after the other, for ever. */
    @Test
    void what_was_handed_out_twenty_times_without_an_outcome_is_parked_unheard() {
        EventKey key = ring("a", 1, 1);
        for (int i = 0; i < 20; i++) {
            assertThat(store.deliveries()
                            .claim(
                                    "ear",
                                    "gone" + i,
                                    clock.instant(),
                                    clock.instant().plusSeconds(120),
                                    10))
                    .hasSize(1);
            clock.advance(Duration.ofMinutes(2));
        }

        run(relay(ear()));

        assertThat(heard).isEmpty();
        Delivery parked = store.deliveries().parked(10).get(0);
        assertThat(parked.event().key()).isEqualTo(key);
        assertThat(parked.reason()).contains("20");
        store.deliveries().redrive("ear", key, clock.instant());
        run(relay(ear()));
        assertThat(heard).containsExactly("maria heard a1");
    }

    @Test
    void what_fails_twenty_times_is_parked_and_driven_again_has_twenty_more() {
        EventKey key = ring("a", 1, 1);
        RuntimeException[] failures = new RuntimeException[21];
        java.util.Arrays.setAll(failures, i -> Conflict.retryable("mail.busy", null));
        Relay relay = relay(ear(failures));
        IntUnaryOperator failTimes = times -> {
            int ran = 0;
            for (int i = 0; i < times; i++) {
                ran += run(relay).count();
                clock.advance(Duration.ofMinutes(10));
            }
            return ran;
        };

        assertThat(failTimes.applyAsInt(25)).isEqualTo(20);
        assertThat(store.deliveries().backlog("ear").parked()).isEqualTo(1);
        assertThat(store.deliveries().redrive("ear", key, clock.instant())).isTrue();
        assertThat(failTimes.applyAsInt(2))
                .as("one more failure is not the last")
                .isEqualTo(2);
        assertThat(heard).containsExactly("maria heard a1");
    }

    @Test
    void what_needs_something_that_is_away_is_tried_for_a_day_and_then_parked() {
        EventKey key = ring("a", 1, 1);
        boolean[] away = {true};
        Subscription mail = Subscription.named("ear").on(Rang.CODEC, (context, occurrence) -> {
            if (away[0]) {
                throw Unavailable.of("mail.away", null);
            }
            heard.add(occurrence.event().what());
        });
        clock.advance(Duration.ofDays(3)); // it waited for a relay that did not run: that is no failure
        Instant first = clock.instant();
        Relay relay = relay(mail);
        Duration tried = Duration.ZERO;
        int times = 0;
        while (store.deliveries().backlog("ear").parked() == 0) {
            tried = Duration.between(first, clock.instant());
            assertThat(run(relay).count()).isEqualTo(1);
            times++;
            clock.set(store.deliveries().backlog("ear").nextDue().orElse(clock.instant()));
        }

        assertThat(tried).isBetween(Relay.PATIENCE, Relay.PATIENCE.plus(Relay.LONGEST_PAUSE));
        assertThat(times).as("never more than ten minutes apart").isGreaterThan(145);
        assertThat(store.deliveries().parked(1).get(0).reason()).contains("mail.away");
        assertThat(store.deliveries().redrive("ear", key, clock.instant())).isTrue();
        run(relay);
        assertThat(store.deliveries().backlog("ear").parked())
                .as("driven again it has another day")
                .isZero();
        away[0] = false;
        clock.advance(Duration.ofSeconds(1));
        run(relay);
        assertThat(heard).containsExactly("a1");
    }

    @Test
    void a_long_outage_uses_up_no_attempts() {
        ring("a", 1, 1);
        RuntimeException[] failures = new RuntimeException[30 + Relay.MOST_ATTEMPTS - 1];
        java.util.Arrays.setAll(
                failures, i -> i < 30 ? Unavailable.of("mail.away", null) : Conflict.retryable("mail.busy", null));
        Relay relay = relay(ear(failures));

        for (int i = 0; i <= failures.length; i++) {
            assertThat(run(relay).count()).as("attempt %s", i).isEqualTo(1);
            clock.advance(Relay.LONGEST_PAUSE);
        }

        assertThat(heard).containsExactly("maria heard a1");
    }

    /** Behind slow ones it would otherwise be taken for one that ends the process of its handler. */
    @Test
    void what_was_handed_out_and_not_reached_within_the_lease_counts_no_attempt() {
        ring("a", 1, 1);
        ring("b", 1, 1);
        Subscription slow = Subscription.named("ear").on(Rang.CODEC, (context, occurrence) -> {
            heard.add(occurrence.event().what());
            clock.advance(Duration.ofMinutes(2));
        });

        run(relay(slow));

        Delivery left = store.deliveries()
                .claim("ear", "other", clock.instant(), clock.instant().plusSeconds(1), 10)
                .get(0);
        assertThat(heard).containsExactly("a1");
        assertThat(left.attempts()).isEqualTo(1);
    }

    // ---- the heartbeat

    private DueJob job(String name, List<String> ran, int... counts) {
        return new DueJob() {
            private int round;

            @Override
            public String name() {
                return name;
            }

            @Override
            public Done run(Moment moment, int limit) {
                ran.add(name);
                return Done.of(round < counts.length ? counts[round++] : 0);
            }
        };
    }

    private Heartbeat heartbeat(DueJob... jobs) {
        return new Heartbeat(store.leases(), List.of(jobs), clock, ids, Observer.silent());
    }

    @Test
    void a_heartbeat_runs_every_job_until_nothing_is_due() {
        List<String> ran = new ArrayList<>();
        RunReport report = heartbeat(job("a", ran, 3, 2), job("b", ran, 1)).run(Budget.DEFAULT);

        assertThat(report.done()).isEqualTo(Map.of("a", 5, "b", 1));
        assertThat(report.total()).isEqualTo(6);
        assertThat(report.more()).isFalse();
        assertThat(ran).containsExactly("a", "b", "a", "b", "a", "b");
    }

    @Test
    void the_observer_is_told_of_a_job_that_ran_and_of_one_that_failed() {
        List<String> told = new ArrayList<>();
        Observer listening = new Observer() {
            @Override
            public void commandEnded(String verb, String outcome, int attempts, Duration took) {}

            @Override
            public void batchDecided(String verb, int size) {}

            @Override
            public void delivered(Delivery delivery, String outcome, Duration lag) {}

            @Override
            public void jobRan(String job, int done) {
                told.add(job + " did " + done);
            }

            @Override
            public void jobFailed(String job, String code) {
                told.add(job + " failed with " + code);
            }
        };
        DueJob refused = failing("refused", InvalidInput.of("refused.job"));
        DueJob broken = failing("broken", new IllegalStateException("a defect"));
        new Heartbeat(store.leases(), List.of(refused, broken, job("b", new ArrayList<>(), 2)), clock, ids, listening)
                .run(Budget.DEFAULT);

        assertThat(told)
                .containsExactly(
                        "refused failed with refused.job",
                        "broken failed with IllegalStateException",
                        "b did 2",
                        "b did 0");
    }

    private static DueJob failing(String name, RuntimeException failure) {
        return new DueJob() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Done run(Moment moment, int limit) {
                throw failure;
            }
        };
    }

    @Test
    void a_job_that_fails_is_reported_and_the_others_go_on() {
        List<String> ran = new ArrayList<>();
        DueJob broken = new DueJob() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public Done run(Moment moment, int limit) {
                ran.add("broken");
                throw InvalidInput.of("broken.job");
            }
        };
        RunReport report = heartbeat(broken, job("b", ran, 2, 2)).run(Budget.DEFAULT);

        assertThat(report.failures()).isEqualTo(Map.of("broken", "broken.job"));
        assertThat(report.done()).isEqualTo(Map.of("b", 4));
        assertThat(ran).containsExactly("broken", "b", "b", "b");
        assertThat(store.leases()
                        .acquire(
                                "broken",
                                "other",
                                clock.instant(),
                                clock.instant().plusSeconds(1)))
                .as("its lease was given back")
                .isTrue();
    }

    @Test
    void a_job_that_fails_in_part_is_reported_and_goes_on() {
        List<String> ran = new ArrayList<>();
        DueJob torn = new DueJob() {
            @Override
            public String name() {
                return "torn";
            }

            @Override
            public Done run(Moment moment, int limit) {
                ran.add("torn");
                return ran.size() > 3 ? Done.of(0) : Done.despite(2, InvalidInput.of("broken.part" + ran.size()));
            }
        };
        RunReport report = heartbeat(torn).run(Budget.DEFAULT);

        assertThat(report.failures()).isEqualTo(Map.of("torn", "broken.part1"));
        assertThat(report.done()).isEqualTo(Map.of("torn", 6));
        assertThat(ran).hasSize(4);
    }

    @Test
    void a_job_that_is_not_due_takes_no_lease_and_is_reported_idle() {
        List<String> taken = new ArrayList<>();
        Leases counting = new Leases() {
            @Override
            public boolean acquire(String job, String owner, Instant now, Instant until) {
                taken.add(job);
                return store.leases().acquire(job, owner, now, until);
            }

            @Override
            public void release(String job, String owner) {
                store.leases().release(job, owner);
            }
        };
        List<String> ran = new ArrayList<>();
        DueJob idle = new DueJob() {
            @Override
            public String name() {
                return "idle";
            }

            @Override
            public boolean mayBeDue(Moment moment) {
                return false;
            }

            @Override
            public Done run(Moment moment, int limit) {
                ran.add("idle");
                return Done.of(1);
            }
        };

        RunReport report = new Heartbeat(counting, List.of(idle, job("b", ran, 1)), clock, ids, Observer.silent())
                .run(Budget.DEFAULT);

        assertThat(report.done()).isEqualTo(Map.of("idle", 0, "b", 1));
        assertThat(ran).containsExactly("b", "b");
        assertThat(taken).containsExactly("b", "b");
    }

    @Test
    void a_heartbeat_looks_once_and_after_each_thing_done_and_runs_what_may_be_due() {
        List<String> ran = new ArrayList<>();
        Instant later = clock.instant().plusSeconds(5);
        List<Map<String, Optional<Instant>>> looks = new ArrayList<>(List.of(
                Map.of("a", Optional.empty(), "b", Optional.of(clock.instant()), "c", Optional.of(later)),
                Map.of("a", Optional.of(clock.instant()), "b", Optional.empty(), "c", Optional.of(later)),
                Map.of("a", Optional.empty(), "b", Optional.empty(), "c", Optional.of(later))));
        RunReport report = new Heartbeat(
                        store.leases(),
                        List.of(job("a", ran, 4), job("b", ran, 2), job("c", ran, 9), job("unseen", ran)),
                        clock,
                        ids,
                        Observer.silent(),
                        () -> looks.remove(0))
                .run(Budget.DEFAULT);

        assertThat(ran).containsExactly("b", "unseen", "a", "unseen", "unseen");
        assertThat(report.done()).isEqualTo(Map.of("a", 4, "b", 2, "c", 0, "unseen", 0));
        assertThat(report.nextDue()).contains(later);
        assertThat(looks).isEmpty();
    }

    @Test
    void when_there_is_nothing_to_be_seen_each_job_is_run() {
        List<String> ran = new ArrayList<>();
        RunReport report = new Heartbeat(
                        store.leases(), List.of(job("a", ran, 1), job("b", ran)), clock, ids, Observer.silent(), () -> {
                            throw Unavailable.of("store.away", null);
                        })
                .run(Budget.DEFAULT);

        assertThat(ran).containsExactly("a", "b", "a", "b");
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void the_outlook_of_relays_runs_those_whose_subscription_has_something_to_hand_out() {
        ring("a", 1, 1);
        Subscription ear = ear(Unavailable.of("mail.away", null));
        Subscription deaf = Subscription.named("deaf");
        List<DueJob> relays = List.of(relay(deaf), relay(ear));
        Heartbeat heartbeat = new Heartbeat(
                store.leases(),
                relays,
                clock,
                ids,
                Observer.silent(),
                Relay.outlook(store.deliveries(), List.of(deaf, ear)));

        assertThat(heartbeat.run(Budget.DEFAULT).nextDue())
                .contains(clock.instant().plusSeconds(1));
        assertThat(heartbeat.run(Budget.DEFAULT).total()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(heartbeat.run(Budget.DEFAULT).done()).isEqualTo(Map.of("relay.deaf", 0, "relay.ear", 1));
        assertThat(heard).containsExactly("maria heard a1");
        assertThat(heartbeat.run(Budget.DEFAULT).nextDue()).isEmpty();
    }

    @Test
    void a_lease_that_cannot_be_taken_or_given_back_stops_no_other_job() {
        List<String> ran = new ArrayList<>();
        Leases broken = new Leases() {
            @Override
            public boolean acquire(String job, String owner, Instant now, Instant until) {
                if (job.equals("a")) {
                    throw Unavailable.of("leases.away", null);
                }
                return store.leases().acquire(job, owner, now, until);
            }

            @Override
            public void release(String job, String owner) {
                throw Unavailable.of("leases.away", null);
            }
        };

        RunReport report = new Heartbeat(
                        broken,
                        List.of(job("a", ran, 1), job("b", ran, 2), job("c", ran, 3)),
                        clock,
                        ids,
                        Observer.silent())
                .run(Budget.DEFAULT);

        assertThat(report.failures()).isEqualTo(Map.of("a", "leases.away"));
        assertThat(report.done()).isEqualTo(Map.of("b", 2, "c", 3));
    }

    @Test
    void an_event_of_any_aggregate_has_a_key_of_its_own_for_each_step() {
        EventKey plain = new EventKey(MARIA.tenant(), AggregateRef.of("bell", "1"), 2, 0);
        EventKey longest = new EventKey(MARIA.tenant(), AggregateRef.of("bell", "x".repeat(200)), 2, 0);
        EventKey foreign = new EventKey(MARIA.tenant(), AggregateRef.of("bell", "ação 🧾"), 2, 0);

        assertThat(plain.commandKey("hear").value()).isEqualTo("bell/1@2.0:hear");
        assertThat(Set.of(
                        longest.commandKey("hear"),
                        longest.commandKey("tell"),
                        foreign.commandKey("hear"),
                        foreign.commandKey("tell")))
                .hasSize(4);
        assertThat(foreign.commandKey("hear")).isEqualTo(foreign.commandKey("hear"));
    }

    @Test
    void a_job_leased_by_another_machine_is_left_to_it() {
        List<String> ran = new ArrayList<>();
        Instant now = clock.instant();
        assertThat(store.leases().acquire("a", "other machine", now, now.plusSeconds(60)))
                .isTrue();

        assertThat(heartbeat(job("a", ran, 1), job("b", ran, 1))
                        .run(Budget.DEFAULT)
                        .done())
                .isEqualTo(Map.of("b", 1));
        clock.advance(Duration.ofSeconds(60));
        assertThat(heartbeat(job("a", ran, 1)).run(Budget.DEFAULT).done()).isEqualTo(Map.of("a", 1));
    }

    @Test
    void a_heartbeat_ends_with_its_budget_and_says_that_there_is_more() {
        List<String> ran = new ArrayList<>();
        DueJob endless = new DueJob() {
            @Override
            public String name() {
                return "endless";
            }

            @Override
            public Done run(Moment moment, int limit) {
                ran.add("endless");
                clock.advance(Duration.ofSeconds(3));
                return Done.of(limit);
            }
        };
        RunReport report = heartbeat(endless).run(new Budget(Duration.ofSeconds(10), 7));

        assertThat(ran).hasSize(4);
        assertThat(report.done()).isEqualTo(Map.of("endless", 28));
        assertThat(report.more()).isTrue();
    }

    @Test
    void a_heartbeat_says_when_the_next_thing_falls_due() {
        ring("a", 1, 1);
        RunReport report =
                heartbeat(relay(ear(Unavailable.of("mail.away", null)))).run(Budget.DEFAULT);

        assertThat(report.nextDue()).contains(clock.instant().plusSeconds(1));
        assertThat(report.more()).isFalse();
    }
}
