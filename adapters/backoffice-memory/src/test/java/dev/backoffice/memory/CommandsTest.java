package dev.backoffice.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.access.Subject;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.balance.Folding;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.ReceiptKey;
import dev.backoffice.core.command.Receipts;
import dev.backoffice.core.command.Retries;
import dev.backoffice.core.command.RetryPolicy;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterOperation;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Denied;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.insight.Observer;
import dev.backoffice.core.job.DueJob;
import dev.backoffice.core.numbering.Numbers;
import dev.backoffice.core.numbering.SeriesKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.Work;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The pipeline over stores that fail in every way they may. */
class CommandsTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    private final SettableClock clock = SettableClock.at("2026-03-02T12:00:00Z");
    private final FailingStore store = new FailingStore();

    /** Fails as told, one plan per transaction, before or after the work was kept. */
    private static final class FailingStore extends ForwardingStore {
        private record Plan(boolean kept, Supplier<RuntimeException> failure) {}

        private final Deque<Plan> plans = new ArrayDeque<>();
        private final List<Object> kept = new ArrayList<>();
        private int transactions;

        void failBefore(Supplier<RuntimeException> failure) {
            plans.add(new Plan(false, failure));
        }

        void failAfter(Supplier<RuntimeException> failure) {
            plans.add(new Plan(true, failure));
        }

        private <R> R planned(Supplier<R> transaction) {
            transactions++;
            Plan plan = plans.poll();
            if (plan == null) {
                return transaction.get();
            }
            if (plan.kept()) {
                kept.add(transaction.get());
            }
            throw plan.failure().get();
        }

        @Override
        public <R> R execute(CallContext context, Work<? super StoreSession, ? extends R> work) {
            return planned(() -> super.execute(context, work));
        }

        @Override
        public <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
            return planned(() -> super.hot(work));
        }
    }

    private static RuntimeException conflict() {
        return Conflict.retryable("store.serialization", null);
    }

    private static RuntimeException unknown() {
        return CommitUnknown.of("store.commit-unknown", null);
    }

    private Commands.Builder builder() {
        return TestCommands.builder(store, clock, SequentialIds.create());
    }

    private String write(Commands commands, Letter letter) {
        return commands.run(MARIA, Letter.WRITE, letter, letter::write);
    }

    private List<String> letters() {
        return Letter.all(store.intact, MARIA);
    }

    private static void assertCode(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        error -> assertThat(error.code()).isEqualTo(code));
    }

    @Test
    void a_conflict_is_tried_again_until_it_goes() {
        for (int i = 0; i < 9; i++) {
            store.failBefore(CommandsTest::conflict);
        }

        assertThat(write(builder().build(), Letter.of("k", "one"))).isNotBlank();
        assertThat(letters()).containsExactly("one");
        assertThat(store.transactions).isEqualTo(10);
    }

    @Test
    void the_last_attempt_throws_the_conflict() {
        for (int i = 0; i < 10; i++) {
            store.failBefore(CommandsTest::conflict);
        }

        assertCode("store.serialization", () -> write(builder().build(), Letter.of("k", "one")));
        assertThat(store.transactions).isEqualTo(RetryPolicy.DEFAULT.attempts());
        assertThat(letters()).isEmpty();
        assertThat(write(builder().build(), Letter.of("k", "one"))).isNotBlank();
    }

    @Test
    void pauses_grow_and_stay_below_the_longest() {
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            store.failBefore(CommandsTest::conflict);
        }
        write(builder().pause(pauses::add).build(), Letter.of("k", "one"));

        assertThat(pauses).hasSize(9);
        for (int i = 0; i < pauses.size(); i++) {
            long full = Math.min(500_000_000L, 2_000_000L << i);
            assertThat(pauses.get(i).toNanos()).as("pause %s", i).isBetween(full / 2, full);
        }
        for (int failed : new int[] {1, 31, 32, 39, 40, 1000}) {
            assertThat(RetryPolicy.DEFAULT.pause(failed, new Random(1)))
                    .as("after %s", failed)
                    .isBetween(Duration.ofMillis(1), Duration.ofMillis(500));
        }
    }

    @Test
    void pauses_of_a_patient_policy_grow_up_to_the_longest_too() {
        RetryPolicy patient = new RetryPolicy(100, Duration.ofSeconds(10), Duration.ofMinutes(10));

        for (int failed = 1; failed <= 100; failed++) {
            Duration full = failed < 7 ? Duration.ofSeconds(10L << (failed - 1)) : Duration.ofMinutes(10);
            assertThat(patient.pause(failed, new Random(failed)))
                    .as("after %s", failed)
                    .isBetween(full.dividedBy(2), full);
        }
        assertThat(new RetryPolicy(1, Duration.ZERO, Duration.ZERO).pause(1, new Random(1)))
                .isZero();
    }

    @Test
    void a_policy_that_cannot_be_kept_is_refused_by_name() {
        Duration second = Duration.ofSeconds(1);
        assertInputRange("attempts", () -> new RetryPolicy(0, second, second));
        assertInputRange("shortest", () -> new RetryPolicy(1, Duration.ofMillis(-1), second));
        assertInputRange("longest", () -> new RetryPolicy(1, second, Duration.ZERO));
        assertInputRange("longest", () -> new RetryPolicy(1, second, Duration.ofHours(2)));
    }

    private static void assertInputRange(String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InvalidInput.class, refused -> {
            assertThat(refused.code()).isEqualTo("input.range");
            assertThat(refused.details()).containsEntry("field", field);
        });
    }

    @Test
    void a_commit_that_is_unknown_and_was_kept_is_answered_from_its_receipt() {
        store.failAfter(CommandsTest::unknown);

        String answer = write(builder().build(), Letter.of("k", "one"));

        assertThat(letters()).containsExactly("one");
        assertThat(write(builder().build(), Letter.of("k", "one"))).isEqualTo(answer);
    }

    @Test
    void a_commit_that_is_unknown_and_was_lost_is_done_again() {
        store.failBefore(CommandsTest::unknown);

        write(builder().build(), Letter.of("k", "one"));

        assertThat(letters()).containsExactly("one");
    }

    @Test
    void a_commit_that_stays_unknown_is_told() {
        for (int i = 0; i < 10; i++) {
            store.failBefore(CommandsTest::unknown);
        }
        assertCode("store.commit-unknown", () -> write(builder().build(), Letter.of("k", "one")));
    }

    /** {@code Unavailable} and {@code Conflict} promise that nothing was stored, which nobody knows any more. */
    @Test
    void an_unknown_commit_stays_unknown_when_the_store_then_goes_away_or_stays_busy() {
        Commands commands = builder().build();
        store.failAfter(CommandsTest::unknown);
        store.failBefore(() -> Unavailable.of("store.unavailable", null));
        assertCode("store.commit-unknown", () -> write(commands, Letter.of("k", "one")));
        assertThat(letters()).containsExactly("one");

        store.failAfter(CommandsTest::unknown);
        for (int i = 0; i < 9; i++) {
            store.failBefore(CommandsTest::conflict);
        }
        assertCode("store.commit-unknown", () -> write(commands, Letter.of("l", "two")));
        assertThat(letters()).containsExactlyInAnyOrder("one", "two");

        store.failAfter(CommandsTest::unknown);
        store.failBefore(() -> Unavailable.of("store.unavailable", null));
        assertCode("store.commit-unknown", () -> hot(commands, Letter.of("a", "hot")));
    }

    @Test
    void a_hot_read_cannot_write() {
        Commands commands = builder().build();
        CounterKey mugs = new CounterKey(MARIA.tenant(), "stock", "mugs");

        assertThatThrownBy(() -> commands.readHot(
                        MARIA,
                        "letter.view",
                        session -> session.counters().apply(List.of(new CounterOperation.Adjust(Map.of(mugs, 1L))))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("read");
        assertThatThrownBy(() -> commands.readHot(
                        MARIA,
                        "letter.view",
                        session -> session.numbers()
                                .lease(List.of(new Numbers.Request(new SeriesKey(MARIA.tenant(), "s"), "d", 1)))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> commands.readHot(MARIA, "letter.view", session -> {
                    session.records(MARIA.tenant())
                            .insert(new dev.backoffice.core.store.StoredDocument(
                                    "letter", "1", 1, 1, Doc.of("x"), Map.of()));
                    return 1;
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(commands.<Long>readHot(
                        MARIA,
                        "letter.view",
                        session -> session.counters()
                                .read(List.of(mugs))
                                .values()
                                .iterator()
                                .next()
                                .onHand()))
                .isZero();
    }

    @Test
    void a_store_that_is_away_and_a_lasting_conflict_are_not_tried_again() {
        store.failBefore(() -> Unavailable.of("store.unavailable", null));
        assertCode("store.unavailable", () -> write(builder().build(), Letter.of("k", "one")));
        store.failBefore(() -> Conflict.lasting("store.other"));
        assertCode("store.other", () -> write(builder().build(), Letter.of("k", "one")));

        assertThat(store.transactions)
                .as("one each, and a look whether the command was done before the conflict was told")
                .isEqualTo(3);
    }

    @Test
    void an_interrupted_caller_is_not_kept_busy_and_keeps_its_interrupt() {
        store.failBefore(CommandsTest::conflict);
        Thread.currentThread().interrupt();
        try {
            assertCode("store.serialization", () -> write(builder().build(), Letter.of("k", "one")));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(store.transactions).isEqualTo(1);
    }

    // ---- hot commands

    private static final Verb<Letter, String> NUMBER = Verb.of(
            "letter.number",
            1,
            letter -> Doc.fields().put("text", letter.text()).build(),
            id -> id,
            id -> id);

    private List<Outcome<String>> hot(Commands commands, Letter... letters) {
        List<HotCall<Letter>> calls = new ArrayList<>();
        for (Letter letter : letters) {
            calls.add(new HotCall<>(MARIA, letter));
        }
        return commands.hotAll(NUMBER, calls, (session, open) -> {
            List<Outcome<String>> answers = new ArrayList<>();
            for (HotCall<Letter> call : open) {
                if (call.command().text().equals("refuse")) {
                    answers.add(Outcome.refused(RuleViolation.of("letter.refused")));
                } else {
                    String id = session.moment().newId().toString();
                    session.records(MARIA.tenant())
                            .insert(new dev.backoffice.core.store.StoredDocument(
                                    "letter",
                                    id,
                                    1,
                                    1,
                                    Doc.fields()
                                            .put("text", call.command().text())
                                            .build(),
                                    java.util.Map.of()));
                    answers.add(Outcome.granted(id));
                }
            }
            return answers;
        });
    }

    @Test
    void a_hot_batch_meets_conflicts_and_unknown_commits_and_is_done_once() {
        store.failBefore(CommandsTest::conflict);
        store.failAfter(CommandsTest::unknown);
        Commands commands = builder().build();

        List<Outcome<String>> outcomes = hot(
                commands,
                Letter.of("a", "one"),
                Letter.of("b", "refuse"),
                Letter.of("a", "one"),
                Letter.of("c", "two"));

        assertThat(outcomes.stream().map(Outcome::isGranted)).containsExactly(true, false, true, true);
        assertThat(outcomes.get(0).orThrow()).isEqualTo(outcomes.get(2).orThrow());
        assertThat(letters()).containsExactlyInAnyOrder("one", "two");
        assertThat(hot(commands, Letter.of("c", "two")).get(0).orThrow())
                .isEqualTo(outcomes.get(3).orThrow());
    }

    private static final class Unseen extends ForwardingStore {
        private int looksThatSeeNothing;
        private int looks;

        @Override
        Receipts receipts(Receipts receipts) {
            return Forwarding.port(Receipts.class, receipts, Map.of("find", arguments -> {
                looks++;
                if (looksThatSeeNothing > 0) {
                    looksThatSeeNothing--;
                    return Map.of();
                }
                return receipts.find(((java.util.Collection<?>) arguments[0])
                        .stream().map(ReceiptKey.class::cast).toList());
            }));
        }
    }

    private static <R> List<Outcome<R>> soldOut(List<?> open) {
        throw RuleViolation.of("letter.sold-out", "open", Integer.toString(open.size()));
    }

    /** The rival with the same key took what is refused here after this one had looked for receipts. */
    @Test
    void a_hot_work_that_throws_its_refusal_answers_what_was_done_meanwhile() {
        Unseen rivals = new Unseen();
        Commands commands =
                TestCommands.builder(rivals, clock, SequentialIds.create()).build();
        String done = hot(commands, Letter.of("a", "one")).get(0).orThrow();

        assertThat(commands.hot(MARIA, NUMBER, Letter.of("a", "one"), (session, open) -> soldOut(open)))
                .isEqualTo(done);

        rivals.looksThatSeeNothing = 1;
        assertCode(
                "letter.sold-out",
                () -> commands.hotAll(
                        NUMBER,
                        List.of(
                                new HotCall<>(MARIA, Letter.of("a", "one")),
                                new HotCall<>(MARIA, Letter.of("b", "two"))),
                        (session, open) -> soldOut(open)));
        List<Integer> sizes = new ArrayList<>();
        rivals.looksThatSeeNothing = 1;
        List<Outcome<String>> outcomes = commands.hotAll(
                NUMBER,
                List.of(new HotCall<>(MARIA, Letter.of("a", "one")), new HotCall<>(MARIA, Letter.of("b", "two"))),
                (session, open) -> {
                    sizes.add(open.size());
                    return open.size() == 2 ? soldOut(open) : List.of(Outcome.granted("b's"));
                });
        assertThat(sizes).containsExactly(2, 1);
        assertThat(outcomes.stream().map(Outcome::orThrow)).containsExactly(done, "b's");
    }

    @Test
    void what_is_new_costs_no_look_for_a_receipt_and_what_is_not_is_answered_at_the_first_attempt() {
        Unseen rivals = new Unseen();
        Commands once = TestCommands.builder(rivals, clock, SequentialIds.create())
                .retries(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1)))
                .build();
        String written = write(once, Letter.of("k", "one"));
        String numbered = hot(once, Letter.of("a", "one")).get(0).orThrow();
        assertThat(rivals.looks).isZero();

        assertThat(write(once, Letter.of("k", "one"))).isEqualTo(written);
        assertThat(hot(once, Letter.of("a", "one")).get(0).orThrow()).isEqualTo(numbered);
        assertThat(once.<Letter, String>run(MARIA, Letter.WRITE, Letter.of("k", "one"), session -> {
                    throw new IllegalStateException("a work that cannot be done twice");
                }))
                .isEqualTo(written);
        assertThat(once.<Letter, String>hot(MARIA, NUMBER, Letter.of("a", "one"), (session, open) -> {
                    throw new IllegalStateException("a work that cannot be done twice");
                }))
                .isEqualTo(numbered);
        assertThatThrownBy(() -> once.<Letter, String>run(MARIA, Letter.WRITE, Letter.of("new", "one"), session -> {
                    throw new IllegalStateException("a defect");
                }))
                .hasMessage("a defect");
    }

    @Test
    void a_hot_work_that_throws_a_refusal_of_something_new_is_refused_at_once() {
        List<Integer> asked = new ArrayList<>();
        assertCode(
                "letter.sold-out",
                () -> builder().build().hot(MARIA, NUMBER, Letter.of("a", "one"), (session, open) -> {
                    asked.add(open.size());
                    return soldOut(open);
                }));
        assertThat(asked).containsExactly(1);
    }

    /** What the doubtful commit took may be what is refused now; a refusal would promise that nothing is stored. */
    @Test
    void the_doubt_about_a_hot_commit_outranks_a_refusal_of_a_later_attempt() {
        Commands commands = builder().build();

        store.failBefore(CommandsTest::unknown);
        assertCode(
                "store.commit-unknown",
                () -> commands.hot(MARIA, NUMBER, Letter.of("a", "one"), (session, open) -> soldOut(open)));

        store.failBefore(CommandsTest::unknown);
        assertCode(
                "store.commit-unknown",
                () -> hot(commands, Letter.of("b", "refuse")).get(0).orThrow());
    }

    @Test
    void a_hot_commit_that_was_seen_to_be_kept_leaves_a_refusal_as_it_is() {
        Commands commands = builder().build();
        store.failAfter(CommandsTest::unknown);

        List<Outcome<String>> outcomes = hot(commands, Letter.of("a", "one"), Letter.of("b", "refuse"));

        assertThat(outcomes.get(0).isGranted()).isTrue();
        assertCode("letter.refused", () -> outcomes.get(1).orThrow());
    }

    @Test
    void folding_that_meets_conflicts_is_tried_again_at_once() {
        for (int i = 0; i < 9; i++) {
            store.failBefore(CommandsTest::conflict);
        }
        Folding folding = new Folding(store, new Retries(RetryPolicy.DEFAULT, time -> {}, new Random(42)));

        assertThat(folding.run(new Moment(clock.instant(), SequentialIds.create()), 10))
                .isEqualTo(DueJob.Done.of(0));
        assertThat(store.transactions).isEqualTo(10);
    }

    @Test
    void what_a_hot_caller_may_not_touch_and_what_lacks_approval_is_refused_alone() {
        ApprovalPolicy bySomebodyElse = (context, verb, subject) ->
                verb.equals("letter.number") && subject.id().equals("dear")
                        ? Optional.of("a manager")
                        : Optional.empty();
        Commands commands = TestCommands.builder(store, clock, SequentialIds.create(), NO_LETTERS, bySomebodyElse)
                .build();
        CallContext other = CallContext.of("red-shop", "ana");
        List<HotCall<Letter>> calls = List.of(
                new HotCall<>(MARIA, Letter.of("a", "secret")),
                new HotCall<>(MARIA, Letter.of("b", "dear")),
                new HotCall<>(other, Letter.of("c", "plain")));

        List<Outcome<String>> outcomes = commands.hotAll(NUMBER, calls, (session, open) -> {
            List<Outcome<String>> answers = new ArrayList<>();
            for (HotCall<Letter> call : open) {
                try {
                    session.authorize(
                            call.context(), Subject.of("letter", call.command().text()));
                    answers.add(Outcome.granted(call.context().tenant().value()));
                } catch (Denied denied) {
                    answers.add(Outcome.refused(denied));
                }
            }
            return answers;
        });

        assertCode("access.denied", () -> outcomes.get(0).orThrow());
        assertCode("approval.required", () -> outcomes.get(1).orThrow());
        assertThat(outcomes.get(2).orThrow()).isEqualTo("red-shop");
    }

    @Test
    void a_hot_call_of_wrong_shape_fails_alone() {
        List<Outcome<String>> outcomes =
                hot(builder().build(), Letter.of("a", " "), Letter.of("b", "one"), new Letter(null, "keyless"));

        assertThat(outcomes.stream().map(Outcome::isGranted)).containsExactly(false, true, false);
        assertCode("input.invalid", () -> outcomes.get(0).orThrow());
        assertCode("input.invalid", () -> outcomes.get(2).orThrow());
        assertThat(letters()).containsExactly("one");
    }

    @Test
    void an_empty_batch_opens_no_transaction() {
        assertThat(hot(builder().build())).isEmpty();
        assertThat(store.transactions).isZero();
    }

    @Test
    void a_hot_work_that_answers_too_few_calls_is_a_defect_and_leaves_nothing() {
        assertThatThrownBy(() -> builder()
                        .build()
                        .hotAll(
                                NUMBER,
                                List.of(new HotCall<>(MARIA, Letter.of("a", "one"))),
                                (session, calls) -> List.of()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(hot(builder().build(), Letter.of("a", "one")).get(0).isGranted())
                .isTrue();
    }

    // ---- shape, access, approval

    @Test
    void a_command_of_wrong_shape_reaches_no_store() {
        assertCode("input.invalid", () -> write(builder().build(), Letter.of("k", "  ")));
        assertCode("input.invalid", () -> write(builder().build(), new Letter(null, "text")));
        assertCode("input.null", () -> builder().build().run(MARIA, Letter.WRITE, null, session -> "never"));
        assertThat(store.transactions).isZero();
    }

    private static final AccessPolicy NO_LETTERS = new AccessPolicy() {
        @Override
        public Optional<String> refuseVerb(CallContext context, String verb) {
            return verb.startsWith("letter.") && context.user().value().equals("eve")
                    ? Optional.of("not a writer")
                    : Optional.empty();
        }

        @Override
        public Optional<String> refuseSubject(CallContext context, String verb, Subject subject) {
            return subject.id().equals("secret") ? Optional.of("secret") : Optional.empty();
        }
    };

    @Test
    void who_may_not_use_the_verb_reaches_no_store() {
        Commands commands = TestCommands.builder(
                        store, clock, SequentialIds.create(), NO_LETTERS, ApprovalPolicy.noneNeeded())
                .build();
        CallContext eve = CallContext.of("blue-shop", "eve");
        Letter letter = Letter.of("k", "one");

        assertCode("access.denied", () -> commands.run(eve, Letter.WRITE, letter, letter::write));
        assertCode("access.denied", () -> commands.read(eve, "letter.view", session -> 1));
        assertCode("access.denied", () -> commands.readHot(eve, "letter.view", session -> 1));
        assertCode(
                "access.denied",
                () -> commands.hotAll(NUMBER, List.of(new HotCall<>(eve, letter)), (session, calls) -> List.of())
                        .get(0)
                        .orThrow());
        assertThat(store.transactions).isZero();
        assertThat(write(commands, letter)).isNotBlank();
    }

    @Test
    void what_the_caller_may_not_touch_and_what_lacks_approval_leaves_nothing() {
        ApprovalPolicy bySomebodyElse = (context, verb, subject) ->
                subject.attributes().getOrDefault("total", "0").length() > 4
                        ? Optional.of("a manager")
                        : Optional.empty();
        Commands commands = TestCommands.builder(store, clock, SequentialIds.create(), NO_LETTERS, bySomebodyElse)
                .build();
        Letter letter = Letter.of("k", "one");

        assertCode(
                "access.denied",
                () -> commands.run(MARIA, Letter.WRITE, letter, session -> {
                    String id = letter.write(session);
                    session.authorize(Subject.of("letter", "secret"));
                    return id;
                }));
        assertCode(
                "approval.required",
                () -> commands.run(MARIA, Letter.WRITE, letter, session -> {
                    String id = letter.write(session);
                    session.authorize(Subject.of("letter", id).with("total", "10000"));
                    return id;
                }));
        assertThat(letters()).isEmpty();

        commands.run(MARIA, Letter.WRITE, letter, session -> {
            String id = letter.write(session);
            session.authorize(Subject.of("letter", id).with("total", "99"));
            return id;
        });
        assertThat(letters()).containsExactly("one");
    }

    // ---- form versions, observer

    @Test
    void a_receipt_of_another_form_version_is_taken_for_the_same_command() {
        Verb<Letter, String> newer = Verb.of(
                "letter.write",
                2,
                letter -> Doc.fields()
                        .put("text", letter.text())
                        .put("colour", "blue")
                        .build(),
                id -> id,
                id -> id);
        Letter letter = Letter.of("k", "one");
        String first = write(builder().build(), letter);

        assertThat(builder().build().run(MARIA, newer, letter, letter::write)).isEqualTo(first);
        assertThat(letters()).containsExactly("one");
    }

    @Test
    void the_observer_is_told_how_each_command_ended() {
        List<String> told = new ArrayList<>();
        Observer observer = new Observer() {
            @Override
            public void commandEnded(String verb, String outcome, int attempts, Duration took) {
                told.add(verb + " " + outcome + " " + attempts + " " + took);
            }

            @Override
            public void batchDecided(String verb, int size) {
                told.add(verb + " batch of " + size);
            }

            @Override
            public void delivered(Delivery delivery, String outcome, Duration lag) {}

            @Override
            public void jobRan(String job, int done) {}

            @Override
            public void jobFailed(String job, String code) {}
        };
        Commands commands = builder().observer(Observer.all(List.of(observer))).build();
        store.failBefore(CommandsTest::conflict);
        write(commands, Letter.of("k", "one"));
        write(commands, Letter.of("k", "one"));
        assertCode("receipt.other-input", () -> write(commands, Letter.of("k", "two")));
        assertThatThrownBy(() -> commands.run(MARIA, Letter.WRITE, Letter.of("k2", "x"), session -> {
                    clock.advance(Duration.ofSeconds(3));
                    throw new IllegalStateException("defect");
                }))
                .isInstanceOf(IllegalStateException.class);
        hot(commands, Letter.of("h", "one"), Letter.of("h", "one"));

        assertThat(told)
                .containsExactly(
                        "letter.write done 2 PT0S",
                        "letter.write replayed 1 PT0S",
                        "letter.write receipt.other-input 1 PT0S",
                        "letter.write failed 1 PT3S",
                        "letter.number batch of 1",
                        "letter.number done 1 PT0S");
    }

    @Test
    void a_work_that_is_tried_again_gets_a_new_moment_and_one_receipt() {
        store.failAfter(CommandsTest::unknown);
        List<IdempotencyKey> keys = new ArrayList<>();
        Letter letter = Letter.of("k", "one");
        String answer = builder().build().run(MARIA, Letter.WRITE, letter, session -> {
            keys.add(letter.key());
            return letter.write(session);
        });

        assertThat(keys).hasSize(1);
        assertThat(answer).isNotBlank();
    }

    @Test
    void a_host_may_bring_its_own_store_type() {
        Store plain = MemoryStore.create();
        Commands commands = TestCommands.over(plain, clock);
        Letter letter = Letter.of("k", "one");

        assertThat(commands.run(MARIA, Letter.WRITE, letter, letter::write))
                .isEqualTo(commands.run(MARIA, Letter.WRITE, letter, letter::write));
        assertThat(Letter.all(plain, MARIA)).containsExactly("one");
    }
}
