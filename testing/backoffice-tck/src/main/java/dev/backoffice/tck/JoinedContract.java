package dev.backoffice.tck;

import static dev.backoffice.tck.Things.KIND;
import static dev.backoffice.tck.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.GroupCommit;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.HotWork;
import dev.backoffice.core.command.ReceiptKey;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterOperation;
import dev.backoffice.core.counter.GuardedCounters;
import dev.backoffice.core.counter.HoldKey;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.event.Subscriptions;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.JoinedTransaction;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Commands that take part in a transaction of the host: they commit with it or are gone with it, each of them whole or absent, and its
 * misuse is refused by name. For a store that offers {@link JoinedTransaction}; it is extended alone, and is no part of {@link
 * StoreContract}.
 */
public abstract class JoinedContract extends StoreContractBase {
    private static final CounterKey STOCK = new CounterKey(BLUE.tenant(), "stock", "MUG-01");
    private static final Verb<Write, String> WRITE =
            Verb.of("joined.write", 1, Write::form, answer -> answer, answer -> answer);
    private static final Verb<Write, String> TAKE =
            Verb.of("joined.take", 1, Write::form, answer -> answer, answer -> answer);
    private static final HotWork<Write, String> TAKING = JoinedContract::take;

    /** For the class that opens the store. */
    protected JoinedContract() {}

    @Override
    protected abstract Store openStore();

    /** Begins a transaction of the host, on this thread, in the database of the store, and joins it. */
    protected abstract HostTransaction begin(Store open);

    /** The rows of the host's own table, see {@link HostTransaction#insert}; empty when the store was opened. */
    protected abstract List<String> hostRows(Store open);

    private record Write(IdempotencyKey key, String text) implements Command {
        static Write of(String key, String text) {
            return new Write(IdempotencyKey.of(key), text);
        }

        Doc form() {
            return Doc.fields().put("text", text).build();
        }
    }

    /** A document and an event with its delivery; the text {@code refused} is refused, {@code broken} fails. */
    private static String write(Session session, Write command) {
        String id = session.moment().newId().toString();
        session.documents().insert(thing(id, 1, command.text()));
        session.record(AggregateRef.of(KIND, id), 1, Happened.CODEC, List.of(new Happened(command.text())));
        if (command.text().equals("refused")) {
            throw RuleViolation.of("thing.closed");
        }
        if (command.text().equals("broken")) {
            throw new Undone();
        }
        return id;
    }

    /** Takes so many of the stock. */
    private static List<Outcome<String>> take(HotSession session, List<HotCall<Write>> calls) {
        List<CounterOperation> operations = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (HotCall<Write> call : calls) {
            HoldKey hold = new HoldKey(call.context().tenant(), session.moment().newId());
            ids.add(hold.id().toString());
            Long amount = Long.valueOf(call.command().text());
            operations.add(new CounterOperation.Place(
                    hold, Map.of(STOCK, amount), session.moment().now().plusSeconds(60)));
        }
        List<Outcome<String>> answers = new ArrayList<>();
        session.counters()
                .apply(operations)
                .forEach(outcome -> answers.add(outcome.map(change -> ids.get(answers.size()))));
        return answers;
    }

    private Commands telling(Instant now) {
        return pipeline(InstantSource.fixed(now))
                .subscriptions(Subscriptions.of(Subscription.named("mail").on(Happened.CODEC, (context, event) -> {})))
                .groupCommit(new GroupCommit(100, Duration.ofSeconds(20)))
                .build();
    }

    private Commands telling() {
        return telling(NOON);
    }

    private static String run(Commands commands, String key, String text) {
        Write command = Write.of(key, text);
        return commands.run(BLUE, WRITE, command, session -> write(session, command));
    }

    private static String hold(Commands commands, String key, int amount) {
        return commands.hot(BLUE, TAKE, Write.of(key, Integer.toString(amount)), TAKING);
    }

    private void onHand(long amount) {
        doHot(session -> new GuardedCounters(session.counters(), NOON)
                .apply(List.of(new CounterOperation.Adjust(Map.of(STOCK, amount))))
                .get(0)
                .orThrow());
    }

    private long held() {
        return hot(session -> session.counters().read(List.of(STOCK)))
                .getOrDefault(STOCK, Counter.empty(STOCK))
                .held();
    }

    private List<String> texts() {
        return work(BLUE, session -> session.documents().list(DocumentQuery.all(KIND))).stream()
                .map(Things::text)
                .sorted()
                .toList();
    }

    private int receipts(String... keys) {
        List<ReceiptKey> all = new ArrayList<>();
        for (String key : keys) {
            all.add(new ReceiptKey(BLUE.tenant(), WRITE.name(), IdempotencyKey.of(key)));
            all.add(new ReceiptKey(BLUE.tenant(), TAKE.name(), IdempotencyKey.of(key)));
        }
        return hot(session -> session.receipts().find(all)).size();
    }

    private long deliveries() {
        return store().deliveries().backlog("mail").unfinished();
    }

    // ---- together or not at all

    @Test
    void what_commands_of_both_lanes_did_is_kept_with_the_hosts_own_row() {
        onHand(10);
        HostTransaction host = begin(store());
        host.insert("order 1001");
        Commands joined = telling().joining(host.joined());

        String thing = run(joined, "k1", "one");
        hold(joined, "k2", 3);
        host.joined().hot(session -> {
            AtomicityContract.writeEverything(session);
            return 1;
        });
        run(joined, "k3", "two");
        host.commit();

        assertThat(hostRows(store())).containsExactly("order 1001");
        assertThat(texts()).containsExactly("one", "two", "x");
        assertThat(held()).isEqualTo(3);
        assertThat(receipts("k1", "k2", "k3")).isEqualTo(3);
        assertThat(deliveries()).as("two of the works, one written by hand").isEqualTo(3);
        assertThat(workRow(BLUE, session -> session.documents().find(KIND, thing)))
                .isPresent();
    }

    @Test
    void nothing_of_any_lane_stays_when_the_host_rolls_back() {
        onHand(10);
        HostTransaction host = begin(store());
        host.insert("order 1001");
        Commands joined = telling().joining(host.joined());

        run(joined, "k1", "one");
        hold(joined, "k2", 3);
        host.joined().hot(session -> {
            AtomicityContract.writeEverything(session);
            return 1;
        });
        host.rollback();

        assertThat(hostRows(store())).isEmpty();
        assertThat(texts()).isEmpty();
        assertThat(held()).isZero();
        assertThat(receipts("k1", "k2")).isZero();
        assertThat(deliveries()).isZero();
        assertThat(hotRows(session -> session.numbers().list(AtomicityContract.SERIES, 1, 10)))
                .isEmpty();
        Long unfolded = hot(session -> session.deltas().unfolded(1_000_000));
        assertThat(unfolded).isZero();
    }

    @Test
    void a_command_sees_what_the_ones_before_it_did() {
        onHand(10);
        HostTransaction host = begin(store());
        Commands joined = telling().joining(host.joined());

        String id = run(joined, "k1", "one");
        hold(joined, "k2", 6);

        String seen = joined.read(
                BLUE,
                "joined.view",
                session -> session.documents().find(KIND, id).map(Things::text).orElse("nothing"));
        assertThat(seen).isEqualTo("one");
        assertRefused("counter.short", () -> hold(joined, "k3", 5));
        Long held = joined.readHot(
                BLUE,
                "joined.view",
                session -> session.counters()
                        .read(List.of(STOCK))
                        .getOrDefault(STOCK, Counter.empty(STOCK))
                        .held());
        assertThat(held).isEqualTo(6);
        host.rollback();
    }

    // ---- refusals and failures

    @Test
    void a_refused_command_leaves_nothing_and_the_transaction_goes_on() {
        onHand(10);
        HostTransaction host = begin(store());
        host.insert("order 1001");
        Commands joined = telling().joining(host.joined());

        run(joined, "k1", "one");
        assertRefused("thing.closed", () -> run(joined, "k2", "refused"));
        assertRefused("counter.short", () -> hold(joined, "k3", 11));
        assertRefused("receipt.other-input", () -> run(joined, "k1", "another"));
        hold(joined, "k4", 10);
        host.commit();

        assertThat(hostRows(store())).containsExactly("order 1001");
        assertThat(texts()).containsExactly("one");
        assertThat(receipts("k1", "k2", "k3", "k4")).isEqualTo(2);
        assertThat(deliveries()).isEqualTo(1);
        assertThat(held()).isEqualTo(10);
    }

    @Test
    void a_refused_hot_command_undoes_also_what_it_expired_to_make_room() {
        onHand(10);
        hold(telling(), "before", 4);
        HostTransaction host = begin(store());
        Commands later = telling(NOON.plusSeconds(61)).joining(host.joined());

        assertRefused("counter.short", () -> hold(later, "k1", 11));
        host.commit();
        assertThat(held()).as("the hold that was due is as it was").isEqualTo(4);

        HostTransaction next = begin(store());
        hold(telling(NOON.plusSeconds(61)).joining(next.joined()), "k2", 10);
        next.commit();
        assertThat(held()).isEqualTo(10);
    }

    @Test
    void in_a_batch_what_is_granted_stays_and_what_is_refused_leaves_nothing() {
        onHand(10);
        HostTransaction host = begin(store());
        List<Outcome<String>> outcomes = telling()
                .joining(host.joined())
                .hotAll(
                        TAKE,
                        List.of(
                                new HotCall<>(BLUE, Write.of("k1", "4")),
                                new HotCall<>(BLUE, Write.of("k2", "7")),
                                new HotCall<>(BLUE, Write.of("k3", "6"))),
                        TAKING);
        host.commit();

        assertThat(outcomes).extracting(Outcome::isGranted).containsExactly(true, false, true);
        assertThat(held()).isEqualTo(10);
        assertThat(receipts("k1", "k2", "k3")).isEqualTo(2);
    }

    @Test
    void after_a_failure_the_transaction_is_dead_and_each_command_is_whole_or_absent() {
        onHand(10);
        HostTransaction host = begin(store());
        Commands joined = telling().joining(host.joined());
        run(joined, "k1", "one");

        assertThatThrownBy(() -> run(joined, "k2", "broken")).isInstanceOf(Undone.class);
        assertRefused("joined.failed", () -> run(joined, "k3", "three"));
        assertRefused("joined.failed", () -> hold(joined, "k4", 1));
        // the host ought to roll back; one that does not keeps no half of a command
        host.commit();

        assertThat(texts()).isIn(List.of(), List.of("one"));
        assertThat(held()).isZero();
        assertThat(deliveries()).isEqualTo(texts().size());
        assertThat(receipts("k1", "k2", "k3", "k4")).isEqualTo(texts().size());
    }

    @Test
    void a_conflict_is_not_tried_again_and_kills_the_transaction() {
        doWork(BLUE, session -> session.documents().insert(thing("1", 1, "one")));
        AtomicInteger tried = new AtomicInteger();
        HostTransaction host = begin(store());
        Commands joined = telling().joining(host.joined());
        Write command = Write.of("k", "x");

        assertConflict(
                "store.stale-version",
                () -> joined.run(BLUE, WRITE, command, session -> {
                    tried.incrementAndGet();
                    session.documents().update(thing("1", 9, "x"), 8);
                    return "done";
                }));
        assertRefused("joined.failed", () -> run(joined, "k2", "two"));
        host.rollback();

        assertThat(tried).hasValue(1);
        assertThat(texts()).containsExactly("one");
    }

    @Test
    void what_the_host_gives_again_with_its_keys_is_done_once() {
        onHand(10);
        HostTransaction lost = begin(store());
        Commands first = telling().joining(lost.joined());
        run(first, "k1", "one");
        hold(first, "k2", 3);
        lost.rollback();

        HostTransaction kept = begin(store());
        Commands second = telling().joining(kept.joined());
        String thing = run(second, "k1", "one");
        String hold = hold(second, "k2", 3);
        assertThat(run(second, "k1", "one")).isEqualTo(thing);
        kept.commit();

        assertThat(run(telling(), "k1", "one")).as("beside it").isEqualTo(thing);
        assertThat(hold(telling(), "k2", 3)).isEqualTo(hold);
        HostTransaction again = begin(store());
        assertThat(hold(telling().joining(again.joined()), "k2", 3)).isEqualTo(hold);
        again.commit();
        assertThat(texts()).containsExactly("one");
        assertThat(held()).isEqualTo(3);
    }

    // ---- misuse

    @Test
    void a_command_inside_a_command_is_refused() {
        HostTransaction host = begin(store());
        Commands joined = telling().joining(host.joined());
        Write outer = Write.of("outer", "x");

        assertRefused("joined.nested", () -> joined.run(BLUE, WRITE, outer, session -> run(joined, "inner", "inner")));
        run(joined, "k1", "one");
        host.commit();

        assertThat(texts()).containsExactly("one");
    }

    @Test
    void a_second_joined_transaction_of_the_thread_and_a_pipeline_over_two_are_refused() {
        HostTransaction host = begin(store());
        Commands joined = telling().joining(host.joined());

        assertRefused("joined.nested", () -> begin(store()));
        assertRefused("joined.nested", () -> joined.joining(host.joined()));
        run(joined, "k1", "one");
        host.commit();

        assertThat(texts()).containsExactly("one");
    }

    @Test
    void another_thread_is_refused() {
        HostTransaction host = begin(store());
        Commands joined = telling().joining(host.joined());
        ExecutorService other = Crowd.pool(1);
        try {
            assertRefused("joined.other-thread", () -> Crowd.answerOf(other.submit(() -> run(joined, "k1", "one"))));
        } finally {
            other.shutdownNow();
        }
        run(joined, "k2", "two");
        host.commit();

        assertThat(texts()).containsExactly("two");
    }

    @Test
    void the_store_refuses_what_the_thread_asks_beside_its_joined_transaction() {
        HostTransaction host = begin(store());
        Commands joined = telling().joining(host.joined());
        List<Supplier<?>> beside = List.of(
                () -> run(telling(), "k", "beside"),
                () -> hold(telling(), "k", 1),
                () -> store().hot(session -> 1, Duration.ofSeconds(1)),
                () -> store().deliveries().claim("mail", "w", NOON, NOON.plusSeconds(60), 1),
                () -> store().leases().acquire("job", "w", NOON, NOON.plusSeconds(60)),
                () -> store().trail().head(BLUE.tenant()),
                () -> store().forgetReceipts(NOON, 1));
        beside.forEach(call -> assertRefused("joined.open", call::get));
        run(joined, "k1", "one");
        host.commit();

        assertThat(texts()).as("and no longer when it is closed").containsExactly("one");
    }

    @Test
    void what_needs_transactions_of_its_own_is_refused() {
        HostTransaction host = begin(store());
        Commands joined = telling().joining(host.joined());

        assertRefused("joined.remote", () -> joined.requireOwnTransactions("document.submit"));
        telling().requireOwnTransactions("document.submit");
        host.rollback();
    }

    @Test
    void a_closed_transaction_is_refused() {
        HostTransaction host = begin(store());
        Commands joined = telling().joining(host.joined());
        run(joined, "k1", "one");
        host.commit();

        assertRefused("joined.ended", () -> run(joined, "k2", "two"));
        host.joined().close();
        assertThat(texts()).containsExactly("one");
    }

    // ---- many at once

    @Test
    void sixteen_threads_joined_and_not_take_exactly_what_there_is() {
        onHand(100);
        Commands ordinary = telling();
        List<Integer> taken = Crowd.together(16, number -> {
            int mine = 0;
            for (int i = 0; i < 25; i++) {
                String key = number + "-" + i;
                mine += number % 2 == 0 ? taken(ordinary, key) : takenWithTheHost(key, i % 5 == 4);
            }
            return mine;
        });

        int granted = taken.stream().mapToInt(Integer::intValue).sum();
        assertThat(granted).isEqualTo(100);
        assertThat(held()).isEqualTo(100);
        assertThat(hostRows(store()))
                .as("a row of the host for each hold of its transactions")
                .hasSize(IntStream.range(0, 16)
                        .filter(number -> number % 2 == 1)
                        .map(taken::get)
                        .sum());
    }

    private static int taken(Commands commands, String key) {
        try {
            hold(commands, key, 1);
            return 1;
        } catch (RuleViolation shortage) {
            return 0;
        }
    }

    /** As a host does it: its row and our hold; a conflict means everything again, with the same key. */
    private int takenWithTheHost(String key, boolean undo) {
        return again(() -> {
            HostTransaction host = begin(store());
            try {
                host.insert(key);
                hold(telling().joining(host.joined()), key, 1);
            } catch (BackofficeException refused) {
                host.rollback();
                if (refused instanceof Conflict) {
                    throw refused;
                }
                return 0;
            }
            if (undo) {
                host.rollback();
                return 0;
            }
            host.commit();
            return 1;
        });
    }

    @Test
    void of_one_key_given_by_joined_and_ordinary_callers_at_once_one_is_done() {
        Commands ordinary = telling();
        Set<String> answers = new TreeSet<>(Crowd.together(
                16,
                number -> number % 2 == 0
                        ? run(ordinary, "k", "one")
                        : again(() -> {
                            HostTransaction host = begin(store());
                            try {
                                String answer = run(telling().joining(host.joined()), "k", "one");
                                host.commit();
                                return answer;
                            } catch (Conflict lost) {
                                host.rollback();
                                throw lost;
                            }
                        })));

        assertThat(answers).hasSize(1);
        assertThat(texts()).containsExactly("one");
        assertThat(receipts("k")).isEqualTo(1);
    }
}
