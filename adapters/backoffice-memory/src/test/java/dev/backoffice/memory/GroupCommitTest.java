package dev.backoffice.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.access.Subject;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.GroupCommit;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.HotWork;
import dev.backoffice.core.command.RetryPolicy;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Denied;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.insight.Observer;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.Work;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is written together, who leads, and what becomes of a group that fails. */
@Timeout(60)
class GroupCommitTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    /** Asks for a number; the work answers it, refuses it, or throws for it. */
    private record Ask(IdempotencyKey key, long number) implements Command {
        Doc form() {
            return Doc.fields().put("number", number).build();
        }
    }

    private static final Verb<Ask, Long> ASK =
            Verb.of("test.ask", 1, Ask::form, answer -> Long.toString(answer), Long::parseLong);

    /** A store that fails in groups as it is told, and otherwise as the one in memory. */
    private static final class Grouping extends ForwardingStore {
        private final List<Supplier<RuntimeException>> failures = new CopyOnWriteArrayList<>();
        private final List<Supplier<RuntimeException>> aloneFailures = new CopyOnWriteArrayList<>();
        private final AtomicInteger alone = new AtomicInteger();
        private volatile boolean keepsWhatFails;

        @Override
        public <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
            alone.incrementAndGet();
            if (!aloneFailures.isEmpty()) {
                throw aloneFailures.remove(0).get();
            }
            return intact.hot(work);
        }

        @Override
        public <R> R hot(Work<? super HotStoreSession, ? extends R> work, Duration lockWait) {
            if (failures.isEmpty()) {
                return intact.hot(work, lockWait);
            }
            RuntimeException failure = failures.remove(0).get();
            if (keepsWhatFails) {
                R kept = intact.hot(work, lockWait);
                assertThat(kept).isNotNull();
            } else if (failure instanceof CommitUnknown) {
                return intact.hot(session -> {
                    work.apply(session);
                    throw failure;
                });
            }
            throw failure;
        }
    }

    private final Grouping store = new Grouping();
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final CountDownLatch firstIsIn = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger decided = new AtomicInteger();
    private final Set<Thread> deciders = ConcurrentHashMap.newKeySet();
    private final HotWork<Ask, Long> work = this::decide;

    @AfterEach
    void end() {
        goOn.countDown();
        pool.shutdownNow();
    }

    private List<Outcome<Long>> decide(HotSession session, List<HotCall<Ask>> calls) {
        deciders.add(Thread.currentThread());
        if (decided.getAndIncrement() == 0) {
            firstIsIn.countDown();
            await(goOn);
        }
        List<Outcome<Long>> outcomes = new ArrayList<>();
        for (HotCall<Ask> call : calls) {
            long number = call.command().number();
            if (number < 0) {
                throw new IllegalStateException("poisoned by " + number);
            }
            outcomes.add(number == 0 ? Outcome.refused(RuleViolation.of("test.zero")) : Outcome.granted(number * 10));
        }
        return outcomes;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private Commands commands(GroupCommit policy) {
        return TestCommands.builder(store, SettableClock.at("2026-03-02T12:00:00Z"), SequentialIds.create())
                .groupCommit(policy)
                .retries(new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(1)))
                .observer(new Observer() {
                    @Override
                    public void commandEnded(String verb, String outcome, int tried, Duration took) {
                        attempts.merge(outcome, tried, Math::max);
                    }

                    @Override
                    public void batchDecided(String verb, int size) {
                        batches.add(size);
                    }

                    @Override
                    public void delivered(Delivery delivery, String outcome, Duration lag) {}

                    @Override
                    public void jobRan(String job, int done) {}

                    @Override
                    public void jobFailed(String job, String code) {}
                })
                .build();
    }

    private Commands commands() {
        return commands(GroupCommit.STANDARD);
    }

    private static Ask ask(String key, long number) {
        return new Ask(IdempotencyKey.of(key), number);
    }

    private Future<Long> given(Commands commands, String key, long number) {
        return pool.submit(() -> commands.hot(MARIA, ASK, ask(key, number), work));
    }

    /** One caller whose group is being written, and behind it these, who have to wait. */
    private List<Future<Long>> behindOneThatIsWritten(Commands commands, Map<String, Long> others) throws Exception {
        List<Future<Long>> futures = new ArrayList<>();
        futures.add(given(commands, "first", 1));
        await(firstIsIn);
        List<Thread> waiting = new CopyOnWriteArrayList<>();
        for (Map.Entry<String, Long> other : others.entrySet()) {
            int before = waiting.size();
            futures.add(pool.submit(() -> {
                waiting.add(Thread.currentThread());
                return commands.hot(MARIA, ASK, ask(other.getKey(), other.getValue()), work);
            }));
            while (waiting.size() == before || waiting.get(before).getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
        }
        return futures;
    }

    private static Map<String, Long> tenOthers() {
        Map<String, Long> others = new LinkedHashMap<>();
        for (long i = 2; i <= 11; i++) {
            others.put("k" + i, i);
        }
        return others;
    }

    private static String failure(Callable<?> call) {
        try {
            call.call();
            return "none";
        } catch (ExecutionException failed) {
            return failed.getCause().getMessage();
        } catch (Exception other) {
            return other.toString();
        }
    }

    @Test
    void those_who_come_while_a_group_is_written_are_the_next_group() throws Exception {
        List<Future<Long>> futures = behindOneThatIsWritten(commands(), tenOthers());
        goOn.countDown();

        for (int i = 0; i < futures.size(); i++) {
            assertThat(futures.get(i).get()).isEqualTo((i + 1) * 10L);
        }
        assertThat(batches).containsExactly(1, 10);
        assertThat(deciders)
                .as("each group is written by one of its own callers")
                .hasSize(2);
        assertThat(store.alone).hasValue(0);
    }

    @Test
    void a_lone_caller_waits_for_nobody() {
        goOn.countDown();
        Commands commands = commands();

        assertThat(commands.hot(MARIA, ASK, ask("a", 1), work)).isEqualTo(10);
        assertThat(commands.hot(MARIA, ASK, ask("b", 2), work)).isEqualTo(20);
        assertThat(batches).containsExactly(1, 1);
        assertThat(deciders).containsExactly(Thread.currentThread());
    }

    @Test
    void a_group_is_no_larger_than_it_may_be_and_the_rest_goes_next() throws Exception {
        List<Future<Long>> futures =
                behindOneThatIsWritten(commands(new GroupCommit(4, Duration.ofSeconds(1))), tenOthers());
        goOn.countDown();
        for (Future<Long> future : futures) {
            assertThat(future.get()).isPositive();
        }

        assertThat(batches).containsExactly(1, 4, 4, 2);
    }

    @Test
    void who_brings_more_than_a_group_holds_goes_alone() {
        goOn.countDown();
        Commands commands = commands(new GroupCommit(2, Duration.ofSeconds(1)));
        List<HotCall<Ask>> three = List.of(
                new HotCall<>(MARIA, ask("a", 1)),
                new HotCall<>(MARIA, ask("b", 2)),
                new HotCall<>(MARIA, ask("c", 3)));

        assertThat(commands.hotAll(ASK, three, work)).allMatch(Outcome::isGranted);
        assertThat(store.alone).hasValue(1);
    }

    @Test
    void another_work_object_is_never_decided_by_this_one() throws Exception {
        Commands commands = commands();
        List<Future<Long>> futures = behindOneThatIsWritten(commands, Map.of("k2", 2L));
        Future<Long> other = pool.submit(
                () -> commands.hot(MARIA, ASK, ask("other", 5), (session, calls) -> List.of(Outcome.granted(7L))));
        goOn.countDown();

        assertThat(futures.get(1).get()).isEqualTo(20);
        assertThat(other.get()).isEqualTo(7);
        assertThat(batches).containsExactly(1, 1, 1);
    }

    @Test
    void a_refused_command_and_a_poisoned_one_touch_no_neighbour() throws Exception {
        Map<String, Long> others = tenOthers();
        others.put("k5", 0L);
        others.put("k8", -8L);
        List<Future<Long>> futures = behindOneThatIsWritten(commands(), others);
        goOn.countDown();

        for (int i = 0; i < futures.size(); i++) {
            Future<Long> future = futures.get(i);
            switch (i + 1) {
                case 5 -> assertThat(failure(future::get)).contains("test.zero");
                case 8 -> assertThat(failure(future::get)).isEqualTo("poisoned by -8");
                default -> assertThat(future.get()).isEqualTo((i + 1) * 10L);
            }
        }
        assertThat(batches).startsWith(1, 10, 5).endsWith(1);
        assertThat(store.alone)
                .as("only the poisoned one goes alone in the end")
                .hasValue(1);
    }

    @Test
    void a_group_that_waits_too_long_for_a_lock_is_given_back_and_each_goes_on_alone() throws Exception {
        List<Future<Long>> futures = behindOneThatIsWritten(commands(), tenOthers());
        store.failures.add(() -> Unavailable.of("store.lock-wait", null));
        goOn.countDown();

        for (int i = 0; i < futures.size(); i++) {
            assertThat(futures.get(i).get()).isEqualTo((i + 1) * 10L);
        }
        assertThat(store.alone).hasValue(10);
    }

    @Test
    void a_group_whose_commit_stays_in_doubt_is_looked_up_by_each_of_its_callers() throws Exception {
        List<Future<Long>> futures = behindOneThatIsWritten(commands(), tenOthers());
        store.keepsWhatFails = true;
        store.failures.add(() -> CommitUnknown.of("store.commit-unknown", null));
        store.failures.add(() -> CommitUnknown.of("store.commit-unknown", null));
        int before = decided.get();
        goOn.countDown();

        for (int i = 0; i < futures.size(); i++) {
            assertThat(futures.get(i).get()).isEqualTo((i + 1) * 10L);
        }
        assertThat(store.alone).as("each read its own receipt").hasValue(10);
        assertThat(decided.get() - before).as("and nothing was decided again").isLessThanOrEqualTo(2);
        assertThat(attempts).containsEntry("replayed", 3);
    }

    @Test
    void a_doubt_outranks_a_refusal_that_comes_after_it() throws Exception {
        Map<String, Long> others = tenOthers();
        others.put("k5", 0L);
        List<Future<Long>> futures = behindOneThatIsWritten(commands(), others);
        store.failures.add(() -> CommitUnknown.of("store.commit-unknown", null));
        goOn.countDown();

        assertThatThrownBy(futures.get(4)::get)
                .as("the first attempt may still come true, so nobody may say that nothing is stored")
                .hasCauseInstanceOf(CommitUnknown.class);
        assertThat(futures.get(5).get()).isEqualTo(60);
    }

    @Test
    void what_was_done_long_before_does_not_settle_the_doubt_of_a_group() {
        goOn.countDown();
        Commands commands = commands();
        assertThat(commands.hot(MARIA, ASK, ask("k1", 1), work)).isEqualTo(10);
        store.failures.add(() -> CommitUnknown.of("store.commit-unknown", null));
        store.failures.add(() -> CommitUnknown.of("store.commit-unknown", null));

        List<Outcome<Long>> outcomes = commands.hotAll(
                ASK, List.of(new HotCall<>(MARIA, ask("k1", 1)), new HotCall<>(MARIA, ask("k2", 0))), work);

        assertThat(outcomes.get(0).orThrow()).isEqualTo(10);
        assertThatThrownBy(outcomes.get(1)::orThrow)
                .as("the receipt of k1 says nothing of the commit in doubt")
                .isInstanceOf(CommitUnknown.class);
    }

    @Test
    void a_caller_that_is_given_back_has_all_its_own_attempts() throws Exception {
        List<Future<Long>> futures = behindOneThatIsWritten(commands(), Map.of("k2", 2L));
        store.failures.add(() -> Conflict.retryable("store.conflict", null));
        store.failures.add(() -> Conflict.retryable("store.conflict", null));
        store.aloneFailures.add(() -> Conflict.retryable("store.conflict", null));
        goOn.countDown();

        assertThat(futures.get(1).get()).isEqualTo(20);
        assertThat(store.alone).hasValue(2);
    }

    @Test
    void a_work_that_gives_its_own_command_does_not_wait_for_itself() {
        goOn.countDown();
        Commands commands = commands();
        List<Long> inner = new ArrayList<>();
        List<HotWork<Ask, Long>> itself = new ArrayList<>();
        itself.add(HotWork.prepared(calls -> {
            if (calls.get(0).command().key().value().equals("outer")) {
                inner.add(commands.hot(MARIA, ASK, ask("inner", 4), itself.get(0)));
            }
            return work;
        }));

        assertThat(commands.hot(MARIA, ASK, ask("outer", 3), itself.get(0))).isEqualTo(30);
        assertThat(inner).containsExactly(40L);
    }

    @Test
    void an_interrupted_caller_gets_its_answer_and_stays_interrupted() throws Exception {
        Commands commands = commands();
        List<Future<Long>> futures = new ArrayList<>(behindOneThatIsWritten(commands, Map.of()));
        List<Thread> waiting = new CopyOnWriteArrayList<>();
        Future<Boolean> interrupted = pool.submit(() -> {
            waiting.add(Thread.currentThread());
            assertThat(commands.hot(MARIA, ASK, ask("k2", 2), work)).isEqualTo(20);
            return Thread.interrupted();
        });
        while (waiting.isEmpty() || waiting.get(0).getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        futures.add(given(commands, "k3", 3));
        waiting.get(0).interrupt();
        goOn.countDown();

        assertThat(interrupted.get()).isTrue();
        assertThat(futures.get(1).get()).isEqualTo(30);
    }

    @Test
    void equal_keys_go_one_after_the_other_and_the_second_is_answered_from_the_receipt() throws Exception {
        Commands commands = commands();
        List<Future<Long>> futures = new ArrayList<>(behindOneThatIsWritten(commands, Map.of("k2", 2L)));
        futures.add(given(commands, "k2", 2));
        futures.add(given(commands, "k2", 3));
        Thread.sleep(50);
        goOn.countDown();

        assertThat(futures.get(1).get()).isEqualTo(20);
        assertThat(futures.get(2).get()).isEqualTo(20);
        assertThatThrownBy(futures.get(3)::get).hasMessageContaining("receipt.other-input");
        assertThat(batches).allMatch(size -> size == 1);
    }

    @Test
    void shape_and_access_are_checked_on_the_callers_own_thread() throws Exception {
        Set<Thread> checked = ConcurrentHashMap.newKeySet();
        AccessPolicy closed = new AccessPolicy() {
            @Override
            public Optional<String> refuseVerb(CallContext context, String verb) {
                checked.add(Thread.currentThread());
                return Optional.of("not today");
            }

            @Override
            public Optional<String> refuseSubject(CallContext context, String verb, Subject subject) {
                return Optional.empty();
            }
        };
        Commands commands = TestCommands.builder(
                        store,
                        SettableClock.at("2026-03-02T12:00:00Z"),
                        SequentialIds.create(),
                        closed,
                        ApprovalPolicy.noneNeeded())
                .groupCommit(GroupCommit.STANDARD)
                .build();

        assertThatThrownBy(() -> commands.hot(MARIA, ASK, ask("a", 1), work)).isInstanceOf(Denied.class);
        assertThat(checked).containsExactly(Thread.currentThread());
        assertThat(decided).hasValue(0);
    }

    @Test
    void a_policy_out_of_range_is_refused_by_field() {
        assertThatThrownBy(() -> new GroupCommit(1, Duration.ofSeconds(1)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("largest");
        assertThatThrownBy(() -> new GroupCommit(10, Duration.ZERO))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("lockWait");
    }
}
