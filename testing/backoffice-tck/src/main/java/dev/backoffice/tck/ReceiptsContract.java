package dev.backoffice.tck;

import static dev.backoffice.tck.Things.KIND;
import static dev.backoffice.tck.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.Receipt;
import dev.backoffice.core.command.ReceiptKey;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterOperation;
import dev.backoffice.core.counter.HoldKey;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.StoredDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Receipts, and the pipeline over them: the same key and input gives the same answer and is done once, the same key with other
 * input is refused, a refusal leaves nothing, and no key is lost between receipt and state (law 6).
 */
public abstract class ReceiptsContract extends StoreContractBase {
    /** For the class that opens the store. */
    protected ReceiptsContract() {}

    private record Write(IdempotencyKey key, String text) implements Command {
        static Write of(String key, String text) {
            return new Write(IdempotencyKey.of(key), text);
        }

        Doc form() {
            return Doc.fields().put("text", text).build();
        }
    }

    private static final Verb<Write, String> WRITE =
            Verb.of("thing.write", 1, Write::form, answer -> answer, answer -> answer);
    private static final Verb<Write, String> OTHER =
            Verb.of("thing.other", 1, Write::form, answer -> answer, answer -> answer);
    private static final CounterKey STOCK = new CounterKey(BLUE.tenant(), "stock", "MUG-01");

    /** Writes a new document and an event each time it is done, and answers the document's id. */
    private static String write(dev.backoffice.core.store.Session session, Write command) {
        String id = session.moment().newId().toString();
        session.documents().insert(thing(id, 1, command.text()));
        session.record(AggregateRef.of(KIND, id), 1, Happened.CODEC, List.of(new Happened(command.text())));
        return id;
    }

    private String run(Commands commands, CallContext context, Write command) {
        return commands.run(context, WRITE, command, session -> write(session, command));
    }

    private List<String> texts(CallContext context) {
        return work(context, session -> session.documents().list(DocumentQuery.all(KIND))).stream()
                .map(Things::text)
                .toList();
    }

    private static ReceiptKey key(CallContext context, String key) {
        return new ReceiptKey(context.tenant(), WRITE.name(), IdempotencyKey.of(key));
    }

    private Map<ReceiptKey, Receipt> receipts(ReceiptKey... keys) {
        return work(BLUE, session -> session.receipts().find(List.of(keys)));
    }

    @Test
    void the_same_command_given_again_gets_the_same_answer_and_is_done_once() {
        Commands commands = commands();

        String first = run(commands, BLUE, Write.of("k", "one"));
        String second = run(commands, BLUE, Write.of("k", "one"));
        reopen();
        String third = run(commands(), BLUE, Write.of("k", "one"));

        assertThat(second).isEqualTo(first);
        assertThat(third).isEqualTo(first);
        assertThat(texts(BLUE)).containsExactly("one");
        assertThat(run(commands(), BLUE, Write.of("k2", "one"))).isNotEqualTo(first);
        assertThat(texts(BLUE)).containsExactly("one", "one");
    }

    @Test
    void the_same_key_with_other_input_is_refused_and_changes_nothing() {
        run(commands(), BLUE, Write.of("k", "one"));

        assertThatThrownBy(() -> run(commands(), BLUE, Write.of("k", "two")))
                .isInstanceOfSatisfying(Conflict.class, conflict -> {
                    assertThat(conflict.code()).isEqualTo("receipt.other-input");
                    assertThat(conflict.retryable()).isFalse();
                });

        assertThat(texts(BLUE)).containsExactly("one");
    }

    @Test
    void the_same_key_of_another_verb_or_tenant_is_another_command() {
        String blue = run(commands(), BLUE, Write.of("k", "one"));
        String red = run(commands(), RED, Write.of("k", "other input of another tenant"));
        Write command = Write.of("k", "other verb");
        String other = commands().run(BLUE, OTHER, command, session -> write(session, command));

        assertThat(List.of(blue, red, other)).doesNotHaveDuplicates();
        assertThat(texts(BLUE)).containsExactlyInAnyOrder("one", "other verb");
        assertThat(texts(RED)).containsExactly("other input of another tenant");
        assertThat(run(commands(), RED, Write.of("k", "other input of another tenant")))
                .isEqualTo(red);
    }

    @Test
    void a_refusal_leaves_nothing_and_may_be_given_again_with_its_key() {
        Write command = Write.of("k", "one");

        assertRefused(
                "thing.closed",
                () -> commands().run(BLUE, WRITE, command, session -> {
                    write(session, command);
                    throw RuleViolation.of("thing.closed");
                }));
        assertThat(texts(BLUE)).isEmpty();
        assertThat(receipts(key(BLUE, "k"))).isEmpty();

        String answer = run(commands(), BLUE, Write.of("k", "even with another input"));
        assertThat(texts(BLUE)).containsExactly("even with another input");
        assertThat(receipts(key(BLUE, "k")).values())
                .extracting(Receipt::result)
                .containsExactly(answer);
    }

    @Test
    void state_event_and_receipt_are_kept_together_or_not_at_all() {
        Write command = Write.of("k", "one");
        List<String> tried = new ArrayList<>();

        assertThatThrownBy(() -> commands().run(BLUE, WRITE, command, session -> {
                    tried.add(write(session, command));
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);
        AggregateRef undone = AggregateRef.of(KIND, tried.get(0));
        assertThat(texts(BLUE)).isEmpty();
        assertThat(receipts(key(BLUE, "k"))).isEmpty();
        assertThat(workRows(BLUE, session -> session.outbox().of(BLUE.tenant(), undone)))
                .isEmpty();

        String id = run(commands(), BLUE, command);
        reopen();
        assertThat(texts(BLUE)).containsExactly("one");
        assertThat(receipts(key(BLUE, "k"))).hasSize(1);
        assertThat(workRows(BLUE, session -> session.outbox().of(BLUE.tenant(), AggregateRef.of(KIND, id))))
                .extracting(event -> event.key())
                .containsExactly(new EventKey(BLUE.tenant(), AggregateRef.of(KIND, id), 1, 0));
    }

    @Test
    void one_key_given_by_sixteen_threads_at_once_is_done_once() {
        Commands commands = commands();
        for (int round = 0; round < 5; round++) {
            Write command = Write.of("k" + round, "text " + round);

            List<String> answers = Crowd.together(16, number -> run(commands, BLUE, command));

            assertThat(new TreeSet<>(answers)).as("answers of round %s", round).hasSize(1);
            assertThat(texts(BLUE)).as("documents after round %s", round).hasSize(round + 1);
        }
    }

    @Test
    void of_two_inputs_given_by_sixteen_threads_under_one_key_one_is_done() {
        Commands commands = commands();

        List<String> answers = Crowd.together(16, number -> {
            try {
                return run(commands, BLUE, Write.of("k", "text " + number % 2));
            } catch (Conflict other) {
                return other.code();
            }
        });

        assertThat(texts(BLUE)).hasSize(1);
        int winner = texts(BLUE).get(0).endsWith("0") ? 0 : 1;
        for (int i = 0; i < answers.size(); i++) {
            if (i % 2 == winner) {
                assertThat(answers.get(i)).as("thread %s", i).isEqualTo(answers.get(winner));
            } else {
                assertThat(answers.get(i)).as("thread %s", i).isEqualTo("receipt.other-input");
            }
        }
    }

    // ---- hot commands

    private List<Outcome<String>> hold(HotSession session, List<HotCall<Write>> calls) {
        List<CounterOperation> operations = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (HotCall<Write> call : calls) {
            HoldKey hold = new HoldKey(call.context().tenant(), session.moment().newId());
            ids.add(hold.id().toString());
            CounterKey counter = new CounterKey(call.context().tenant(), "stock", "MUG-01");
            operations.add(new CounterOperation.Place(
                    hold, Map.of(counter, Long.valueOf(call.command().text())), NOON.plusSeconds(60)));
        }
        List<Outcome<String>> answers = new ArrayList<>();
        session.counters()
                .apply(operations)
                .forEach(outcome -> answers.add(outcome.map(change -> ids.get(answers.size()))));
        return answers;
    }

    private List<Outcome<String>> holdAll(Commands commands, List<HotCall<Write>> calls) {
        return commands.hotAll(WRITE, calls, this::hold);
    }

    private static HotCall<Write> call(CallContext context, String key, String amount) {
        return new HotCall<>(context, Write.of(key, amount));
    }

    private void receive(CounterKey counter, long amount) {
        doHot(session -> new dev.backoffice.core.counter.GuardedCounters(session.counters(), NOON)
                .apply(List.of(new CounterOperation.Adjust(Map.of(counter, amount))))
                .get(0)
                .orThrow());
    }

    private long held(CounterKey key) {
        return hot(session -> session.counters().read(List.of(key)))
                .getOrDefault(key, Counter.empty(key))
                .held();
    }

    private static void assertRefused(String code, Outcome<?> outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.error().code()).isEqualTo(code));
    }

    @Test
    void a_hot_command_given_again_gets_the_same_answer_and_is_done_once() {
        receive(STOCK, 10);
        String first = commands().hot(BLUE, WRITE, Write.of("k", "3"), this::hold);
        String second = commands().hot(BLUE, WRITE, Write.of("k", "3"), this::hold);

        assertThat(second).isEqualTo(first);
        assertThat(held(STOCK)).isEqualTo(3);
        assertRefused("receipt.other-input", () -> commands().hot(BLUE, WRITE, Write.of("k", "4"), this::hold));
        assertThat(held(STOCK)).isEqualTo(3);
    }

    @Test
    void a_batch_folds_equal_keys_and_mixes_tenants_and_fails_item_by_item() {
        CounterKey red = new CounterKey(RED.tenant(), "stock", "MUG-01");
        receive(STOCK, 5);
        receive(red, 5);
        String before =
                holdAll(commands(), List.of(call(BLUE, "before", "1"))).get(0).orThrow();

        List<Outcome<String>> outcomes = holdAll(
                commands(),
                List.of(
                        call(BLUE, "k", "2"),
                        call(RED, "k", "3"),
                        call(BLUE, "k", "2"),
                        call(BLUE, "k", "1"),
                        call(BLUE, "before", "1"),
                        call(BLUE, "before", "9"),
                        call(BLUE, "too-much", "3"),
                        call(BLUE, "rest", "2")));

        assertThat(outcomes.get(0).orThrow()).isEqualTo(outcomes.get(2).orThrow());
        assertThat(outcomes.get(1).orThrow()).isNotEqualTo(outcomes.get(0).orThrow());
        assertRefused("receipt.other-input", outcomes.get(3));
        assertThat(outcomes.get(4).orThrow()).isEqualTo(before);
        assertRefused("receipt.other-input", outcomes.get(5));
        assertRefused("counter.short", outcomes.get(6));
        assertThat(outcomes.get(7).isGranted()).isTrue();
        assertThat(held(STOCK)).isEqualTo(5);
        assertThat(held(red)).isEqualTo(3);
    }

    @Test
    void a_refused_hot_command_leaves_no_receipt_and_may_be_given_again() {
        receive(STOCK, 2);
        assertRefused(
                "counter.short",
                holdAll(commands(), List.of(call(BLUE, "k", "3"))).get(0));
        assertThat(receipts(key(BLUE, "k"))).isEmpty();
        receive(STOCK, 1);

        assertThat(holdAll(commands(), List.of(call(BLUE, "k", "3"))).get(0).isGranted())
                .isTrue();
        assertThat(held(STOCK)).isEqualTo(3);
    }

    @Test
    void a_hot_work_that_throws_leaves_neither_state_nor_receipt() {
        receive(STOCK, 10);

        assertThatThrownBy(() -> commands().hotAll(WRITE, List.of(call(BLUE, "k", "3")), (session, calls) -> {
                    hold(session, calls).forEach(Outcome::orThrow);
                    session.records(BLUE.tenant()).insert(thing("movement", 1, "undone"));
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);

        assertThat(held(STOCK)).isZero();
        assertThat(receipts(key(BLUE, "k"))).isEmpty();
        assertThat(texts(BLUE)).isEmpty();
    }

    @Test
    void one_hot_key_given_by_sixteen_threads_at_once_is_done_once() {
        receive(STOCK, 1_000);
        Commands commands = commands();
        for (int round = 0; round < 5; round++) {
            String key = "k" + round;

            List<String> answers = Crowd.together(
                    16,
                    number -> holdAll(commands, List.of(call(BLUE, key, "2"), call(BLUE, key + "/" + number, "1")))
                            .get(0)
                            .orThrow());

            assertThat(new TreeSet<>(answers)).as("answers of round %s", round).hasSize(1);
            assertThat(held(STOCK)).as("held after round %s", round).isEqualTo(18L * (round + 1));
        }
    }

    @Test
    void one_hot_key_that_takes_the_last_units_gets_one_answer_from_all_threads() {
        Commands commands = commands();
        for (int round = 0; round < 5; round++) {
            String key = "last" + round;
            receive(STOCK, 3);

            List<String> answers =
                    Crowd.together(16, number -> commands.hot(BLUE, WRITE, Write.of(key, "3"), this::hold));

            assertThat(new TreeSet<>(answers)).as("answers of round %s", round).hasSize(1);
            assertThat(held(STOCK)).as("held after round %s", round).isEqualTo(3L * (round + 1));
        }
    }

    // ---- the rows

    @Test
    void receipts_read_back_equal() {
        Receipt receipt = new Receipt(
                new ReceiptKey(BLUE.tenant(), "thing.write", IdempotencyKey.of("a b'\"\\%_/" + "k".repeat(190))),
                "1:" + "f".repeat(64),
                "ação 🧾 " + "r".repeat(190),
                NOON);
        doWork(BLUE, session -> session.receipts().insert(List.of(receipt)));

        assertThat(receipts(receipt.key(), key(BLUE, "none"))).isEqualTo(Map.of(receipt.key(), receipt));
    }

    @Test
    void a_key_is_taken_once_and_the_answer_is_set_in_the_same_transaction() {
        Receipt receipt = new Receipt(key(BLUE, "k"), "1:ab", "", NOON);
        doWork(BLUE, session -> {
            session.receipts().insert(List.of(receipt));
            session.receipts().answer(receipt.key(), "answer");
        });

        assertThat(receipts(receipt.key()).values()).extracting(Receipt::result).containsExactly("answer");
        assertConflict(
                "receipt.taken",
                () -> store().execute(BLUE, session -> {
                    session.receipts().insert(List.of(receipt));
                    return 1;
                }));
        assertConflict(
                "receipt.taken",
                () -> store().hot(session -> {
                    session.receipts().insert(List.of(new Receipt(key(BLUE, "k3"), "1:ab", "x", NOON), receipt));
                    return 1;
                }));
        assertThat(receipts(receipt.key(), key(BLUE, "k3"))).containsOnlyKeys(receipt.key());
    }

    @Test
    void many_receipts_are_found_at_once() {
        List<Receipt> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(new Receipt(key(BLUE, "k" + i), "1:ab", "r" + i, NOON));
        }
        doHot(session -> session.receipts().insert(many));

        List<ReceiptKey> keys = new ArrayList<>();
        many.forEach(receipt -> keys.add(receipt.key()));
        keys.add(key(RED, "k1"));
        assertThat(hotMap(session -> session.receipts().find(keys)).values()).containsExactlyInAnyOrderElementsOf(many);
        assertThat(hotMap(session -> session.receipts().find(List.of()))).isEmpty();
    }

    /** A statement of PostgreSQL has room for 65,535 parameters, and a key is three of them. */
    @Test
    void receipts_are_found_among_more_keys_than_a_statement_has_parameters() {
        List<ReceiptKey> keys = new ArrayList<>();
        for (int i = 0; i < 25_000; i++) {
            keys.add(key(i % 2 == 0 ? BLUE : RED, "k" + i));
        }
        List<ReceiptKey> given = List.of(keys.get(0), keys.get(12_345), keys.get(24_999));
        doHot(session -> session.receipts()
                .insert(given.stream()
                        .map(key -> new Receipt(key, "1:ab", "r", NOON))
                        .toList()));

        assertThat(hotMap(session -> session.receipts().find(keys))).containsOnlyKeys(given);
    }

    @Test
    void receipts_are_forgotten_after_their_time_and_not_before() {
        Instant limit = NOON.plusSeconds(10);
        List<Receipt> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(new Receipt(
                    key(i % 2 == 0 ? BLUE : RED, "k" + i),
                    "1:ab",
                    "r",
                    i < 5 ? limit.minusNanos(1000L * (i + 1)) : limit.plusNanos(1000L * (i - 5))));
        }
        doHot(session -> session.receipts().insert(all));

        assertThat(store().forgetReceipts(limit, 3)).isEqualTo(3);
        assertThat(store().forgetReceipts(limit, 100)).isEqualTo(2);
        assertThat(store().forgetReceipts(limit, 100)).isZero();

        List<ReceiptKey> keys = all.stream().map(Receipt::key).toList();
        assertThat(hotMap(session -> session.receipts().find(keys)))
                .containsOnlyKeys(keys.get(5), keys.get(6), keys.get(7));
    }

    @Test
    void a_key_given_again_after_its_receipt_was_forgotten_is_a_new_command() {
        String first = run(commands(), BLUE, Write.of("k", "one"));
        assertThat(store().forgetReceipts(NOON.plusSeconds(1), 100)).isEqualTo(1);

        assertThat(run(commands(), BLUE, Write.of("k", "two"))).isNotEqualTo(first);
        assertThat(texts(BLUE)).containsExactly("one", "two");
    }

    @Test
    void a_read_leaves_no_receipt_and_cannot_write() {
        StoredDocument document = thing("1", 1, "x");
        assertThatThrownBy(() -> commands().read(BLUE, "thing.view", session -> {
                    session.documents().insert(document);
                    return 1;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(texts(BLUE)).isEmpty();
    }
}
