package dev.backoffice.tck;

import static dev.backoffice.tck.Things.KIND;
import static dev.backoffice.tck.Things.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.balance.Posting;
import dev.backoffice.core.balance.Postings;
import dev.backoffice.core.command.Receipt;
import dev.backoffice.core.command.ReceiptKey;
import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterOperation;
import dev.backoffice.core.counter.GuardedCounters;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.numbering.Numbers;
import dev.backoffice.core.numbering.SeriesKey;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.StoreSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Transactions: what one writes over all ports is kept together or not at all, nobody sees it before it is whole, and what was
 * answered is there after the store is opened again.
 */
public abstract class AtomicityContract extends StoreContractBase {
    /** For the class that opens the store. */
    protected AtomicityContract() {}

    static final CounterKey STOCK = new CounterKey(BLUE.tenant(), "stock", "MUG-01");
    private static final BalanceKey CASH = BalanceKey.of(BLUE.tenant(), "ledger", "1.1.1", "BRL");
    private static final BalanceKey SALES = BalanceKey.of(BLUE.tenant(), "ledger", "3.1.1", "BRL");
    static final SeriesKey SERIES = new SeriesKey(BLUE.tenant(), "nfe/1");
    static final ReceiptKey RECEIPT = new ReceiptKey(BLUE.tenant(), "thing.write", IdempotencyKey.of("k"));

    static void writeEverything(HotStoreSession session) {
        session.receipts().insert(List.of(new Receipt(RECEIPT, "1:ab", "r", NOON)));
        new GuardedCounters(session.counters(), NOON)
                .apply(List.of(new CounterOperation.Adjust(Map.of(STOCK, 7L))))
                .forEach(Outcome::orThrow);
        new Postings(session.deltas())
                .post(List.of(new Posting("p1", List.of(new Posting.Line(CASH, 5), new Posting.Line(SALES, -5)))));
        new Numbers(session.numbers(), NOON).lease(List.of(new Numbers.Request(SERIES, "doc", 1)));
        session.records(BLUE.tenant()).insert(thing("1", 1, "x"));
        session.outbox().append(Happened.recorded(BLUE, "1", 1, 0, NOON), Set.of("mail"));
    }

    /** What is there, port by port. */
    private List<String> present() {
        List<String> present = hot(session -> {
            List<String> found = new ArrayList<>();
            if (!session.receipts().find(List.of(RECEIPT)).isEmpty()) {
                found.add("receipt");
            }
            if (session.counters()
                            .read(List.of(STOCK))
                            .getOrDefault(STOCK, Counter.empty(STOCK))
                            .onHand()
                    == 7) {
                found.add("counter");
            }
            if (!session.deltas()
                    .balances(BalanceQuery.of(BLUE.tenant(), "ledger"))
                    .isEmpty()) {
                found.add("balance");
            }
            if (!session.numbers().list(SERIES, 1, 10).isEmpty()) {
                found.add("number");
            }
            if (session.records(BLUE.tenant()).find(KIND, "1").isPresent()) {
                found.add("record");
            }
            if (!session.outbox()
                    .of(BLUE.tenant(), dev.backoffice.core.event.AggregateRef.of(KIND, "1"))
                    .isEmpty()) {
                found.add("event");
            }
            return found;
        });
        List<String> all = new ArrayList<>(present);
        if (store().deliveries().backlog("mail").unfinished() > 0) {
            all.add("delivery");
        }
        return all;
    }

    private static final List<String> EVERYTHING =
            List.of("receipt", "counter", "balance", "number", "record", "event", "delivery");

    @Test
    void what_a_hot_transaction_wrote_is_kept_together_or_not_at_all() {
        assertThatThrownBy(() -> store().hot(session -> {
                    writeEverything(session);
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);
        assertThat(present()).isEmpty();

        doHot(AtomicityContract::writeEverything);
        assertThat(present()).containsExactlyElementsOf(EVERYTHING);
    }

    @Test
    void what_was_answered_is_there_after_the_store_is_opened_again() {
        doHot(AtomicityContract::writeEverything);
        doWork(BLUE, session -> session.documents().insert(thing("2", 1, "two")));
        assertThat(store().leases().acquire("job", "one", NOON, NOON.plusSeconds(60)))
                .isTrue();

        reopen();

        assertThat(present()).containsExactlyElementsOf(EVERYTHING);
        assertThat(workRow(BLUE, session -> session.documents().find(KIND, "2")))
                .contains(thing("2", 1, "two"));
        assertThat(store().leases().acquire("job", "two", NOON, NOON.plusSeconds(60)))
                .isFalse();
        assertThat(store().deliveries().claim("mail", "w", NOON, NOON.plusSeconds(60), 10))
                .hasSize(1);
    }

    @Test
    void nobody_sees_an_open_transaction() {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        ExecutorService pool = Crowd.pool(2);
        try {
            Future<Integer> open = pool.submit(() -> hot(session -> {
                writeEverything(session);
                written.countDown();
                Crowd.await(mayEnd);
                return 1;
            }));
            Crowd.await(written);
            Future<List<String>> seen = pool.submit(this::present);
            // a store with a single writer answers only when the open one has ended
            if (Crowd.endsSoon(seen)) {
                assertThat(Crowd.answerOf(seen)).isEmpty();
            }
            mayEnd.countDown();
            assertThat(Crowd.answerOf(open)).isEqualTo(1);
            assertThat(Crowd.answerOf(seen)).isIn(List.of(), EVERYTHING);
        } finally {
            mayEnd.countDown();
            pool.shutdownNow();
        }
        assertThat(present()).containsExactlyElementsOf(EVERYTHING);
    }

    @Test
    void a_work_that_swallows_a_conflict_is_not_kept() {
        doHot(AtomicityContract::writeEverything);
        doWork(BLUE, session -> session.documents().insert(thing("2", 1, "two")));

        assertSwallowed("store.exists", session -> session.documents().insert(thing("2", 1, "again")));
        assertSwallowed("store.stale-version", session -> session.documents().update(thing("2", 8, "again"), 7));
        assertSwallowed(
                "receipt.taken",
                session -> session.receipts().insert(List.of(new Receipt(RECEIPT, "1:abc", "again", NOON))));

        assertThat(workRow(BLUE, session -> session.documents().find(KIND, "2")))
                .contains(thing("2", 1, "two"));
    }

    private void assertSwallowed(String code, Consumer<? super StoreSession> attempt) {
        assertConflict(
                code,
                () -> store().execute(BLUE, session -> {
                    session.documents().insert(thing("beside", 1, "must go"));
                    try {
                        attempt.accept(session);
                    } catch (Conflict swallowed) {
                        return swallowed.code();
                    }
                    return "no conflict";
                }));
        assertThat(workRow(BLUE, session -> session.documents().find(KIND, "beside")))
                .isEmpty();
    }

    @Test
    void a_session_is_dead_when_its_transaction_has_ended() {
        Documents documents = store().execute(BLUE, session -> session.documents());

        assertThatThrownBy(() -> documents.insert(thing("1", 1, "late"))).isInstanceOf(RuntimeException.class);

        assertThat(workRow(BLUE, session -> session.documents().find(KIND, "1")))
                .isEmpty();
    }
}
