package dev.backoffice.tck;

import static dev.backoffice.tck.Things.KIND;
import static dev.backoffice.tck.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.balance.Posting;
import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * A store that is killed while many threads give commands: what was answered is there when it is opened again, what was not is
 * there whole or not at all, and a command that is given again under its key tells which (law 6). How hard the store is killed is
 * the host's, see {@link #killAndRecover}.
 */
public abstract class RecoveryContract extends StoreContractBase {
    /** For the class that opens the store. */
    protected RecoveryContract() {}

    private static final int CALLERS = 8;
    private static final int BEFORE_THE_KILL = 60;
    private static final String BOOK = "ledger";
    private static final BalanceKey CASH = BalanceKey.of(BLUE.tenant(), BOOK, "cash", "BRL");
    private static final BalanceKey SALES = BalanceKey.of(BLUE.tenant(), BOOK, "sales", "BRL");

    private record Give(IdempotencyKey key) implements Command {
        Doc form() {
            return Doc.of(key.value());
        }
    }

    private static final Verb<Give, String> WRITE =
            Verb.of("thing.write", 1, Give::form, answer -> answer, answer -> answer);
    private static final Verb<Give, String> PAY =
            Verb.of("thing.pay", 1, Give::form, answer -> answer, answer -> answer);

    /** A document and its event. */
    private static String write(Session session, Give command) {
        String id = session.moment().newId().toString();
        session.documents().insert(thing(id, 1, command.key().value()));
        session.record(AggregateRef.of(KIND, id), 1, Happened.CODEC, List.of(new Happened(id)));
        return id;
    }

    /** A posting of one cent. */
    private static List<Outcome<String>> pay(HotSession session, List<HotCall<Give>> calls) {
        List<Outcome<String>> answers = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            String id = session.moment().newId().toString();
            session.postings()
                    .post(List.of(new Posting(id, List.of(new Posting.Line(CASH, 1), new Posting.Line(SALES, -1)))));
            answers.add(Outcome.granted(id));
        }
        return answers;
    }

    /** Commands with even numbers are works, those with odd ones are hot. */
    private static String give(Commands commands, int caller, int number) {
        Give command = new Give(IdempotencyKey.of(caller + "/" + number));
        return number % 2 == 0
                ? commands.run(BLUE, WRITE, command, session -> write(session, command))
                : commands.hot(BLUE, PAY, command, RecoveryContract::pay);
    }

    @Test
    void what_was_answered_before_a_kill_is_there_and_what_was_not_is_done_once_when_it_is_given_again() {
        Commands before = commands();
        AtomicBoolean killed = new AtomicBoolean();
        CountDownLatch answered = new CountDownLatch(BEFORE_THE_KILL);
        Map<String, String> answers = new ConcurrentHashMap<>();

        List<Integer> given = Crowd.together(CALLERS + 1, caller -> {
            if (caller == CALLERS) {
                Crowd.await(answered);
                killed.set(true);
                killAndRecover();
                return 0;
            }
            int number = 0;
            while (!killed.get()) {
                int mine = number++;
                try {
                    String answer = give(before, caller, mine);
                    if (!killed.get()) { // what comes later may be the answer of something that is dead already
                        answers.put(caller + "/" + mine, answer);
                        answered.countDown();
                    }
                } catch (RuntimeException cutOff) {
                    if (!killed.get()) {
                        throw cutOff;
                    }
                }
            }
            return number;
        });

        assertThat(answers).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);
        Map<String, String> found = documents();
        answers.forEach((key, id) -> {
            if (Integer.parseInt(key.substring(key.indexOf('/') + 1)) % 2 == 0) {
                assertThat(found).as("answered before the kill").containsEntry(key, id);
            }
        });
        found.values()
                .forEach(id -> assertThat(workRows(
                                BLUE, session -> session.outbox().of(BLUE.tenant(), AggregateRef.of(KIND, id))))
                        .as("the event of document %s", id)
                        .hasSize(1));

        Commands after = commands();
        int works = 0;
        int payments = 0;
        for (int caller = 0; caller < CALLERS; caller++) {
            for (int number = 0; number < given.get(caller); number++) {
                String key = caller + "/" + number;
                String again = give(after, caller, number);
                assertThat(again).as("the answer to %s", key).isEqualTo(answers.getOrDefault(key, again));
                works += number % 2 == 0 ? 1 : 0;
                payments += number % 2;
            }
        }
        assertThat(documents()).hasSize(works);
        assertThat(hotMap(session -> session.deltas().balances(BalanceQuery.of(BLUE.tenant(), BOOK))))
                .isEqualTo(Map.of(CASH, (long) payments, SALES, (long) -payments));
    }

    /** Ids by the key of the command that wrote the document; each key wrote one. */
    private Map<String, String> documents() {
        Map<String, String> ids = new TreeMap<>();
        DocumentQuery query = DocumentQuery.all(KIND).limit(10_000);
        for (StoredDocument document :
                workRows(BLUE, session -> session.documents().list(query))) {
            assertThat(ids.put(Things.text(document), document.id()))
                    .as("documents of one key")
                    .isNull();
        }
        return ids;
    }
}
