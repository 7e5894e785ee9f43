package dev.backoffice.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.balance.Posting;
import dev.backoffice.core.balance.Postings;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.StoredDocument;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Balances: checkpoint plus the deltas not folded yet, at any time; each delta is counted once, whoever folds and however late
 * it commits; what is posted sums to zero (law 4); balances added up again from the postings are the live ones (law 10).
 */
public abstract class BalancesContract extends StoreContractBase {
    /** For the class that opens the store. */
    protected BalancesContract() {}

    private static final BalanceKey CASH = BalanceKey.of(BLUE.tenant(), "ledger", "1.1.1", "BRL");
    private static final BalanceKey SALES = BalanceKey.of(BLUE.tenant(), "ledger", "3.1.1", "BRL");
    private static final BalanceQuery LEDGER = BalanceQuery.of(BLUE.tenant(), "ledger");

    private static Posting posting(String id, BalanceKey to, BalanceKey from, long amount) {
        return new Posting(id, List.of(new Posting.Line(to, amount), new Posting.Line(from, -amount)));
    }

    private void post(Posting... postings) {
        doHot(session -> new Postings(session.deltas()).post(List.of(postings)));
    }

    private Map<BalanceKey, Long> balances(BalanceQuery query) {
        return hot(session -> session.deltas().balances(query));
    }

    private int fold(int limit) {
        return hot(session -> session.deltas().fold(limit));
    }

    private int foldAll() {
        int all = 0;
        for (int round = 0; round < 10_000; round++) {
            int folded = fold(100);
            if (folded == 0) {
                return all;
            }
            all += folded;
        }
        throw new AssertionError("folding does not end");
    }

    private long unfolded() {
        return hot(session -> session.deltas().unfolded(1_000_000));
    }

    @Test
    void a_posting_moves_balances_at_once() {
        post(posting("p1", CASH, SALES, 1_000), posting("p2", CASH, SALES, 1));

        assertThat(balances(LEDGER)).isEqualTo(Map.of(CASH, 1_001L, SALES, -1_001L));
        assertThat(unfolded()).isEqualTo(4);
        assertThat(balances(BalanceQuery.of(BLUE.tenant(), "stock"))).isEmpty();
    }

    @Test
    void folding_changes_no_balance_and_folds_no_more_than_asked() {
        for (int i = 0; i < 10; i++) {
            post(posting("p" + i, CASH, SALES, i + 1L));
        }
        Map<BalanceKey, Long> before = balances(LEDGER);

        assertThat(fold(3)).isEqualTo(3);
        assertThat(unfolded()).isEqualTo(17);
        assertThat(balances(LEDGER)).isEqualTo(before).isEqualTo(Map.of(CASH, 55L, SALES, -55L));
        assertThat(foldAll()).isEqualTo(17);
        assertThat(unfolded()).isZero();
        assertThat(balances(LEDGER)).isEqualTo(before);
        post(posting("later", CASH, SALES, 45));
        assertThat(balances(LEDGER)).isEqualTo(Map.of(CASH, 100L, SALES, -100L));
        assertThat(foldAll()).isEqualTo(2);
        assertThat(balances(LEDGER)).isEqualTo(Map.of(CASH, 100L, SALES, -100L));
    }

    @Test
    void a_query_names_account_unit_and_period() {
        BalanceKey march = new BalanceKey(BLUE.tenant(), "ledger", "1.1.1", "BRL", "2026-03", "cost-centre=shop");
        BalanceKey april = new BalanceKey(BLUE.tenant(), "ledger", "1.1.1", "BRL", "2026-04", "");
        BalanceKey dollars = new BalanceKey(BLUE.tenant(), "ledger", "1.1.1", "USD", "2026-04", "");
        BalanceKey other = new BalanceKey(BLUE.tenant(), "ledger", "1.1.2", "USD", "2026-04", "");
        post(posting("p1", march, april, 5), posting("p2", dollars, other, 7));

        for (int round = 0; round < 2; round++) {
            assertThat(balances(LEDGER)).containsOnlyKeys(march, april, dollars, other);
            assertThat(balances(LEDGER.account("1.1.1"))).containsOnlyKeys(march, april, dollars);
            assertThat(balances(LEDGER.unit("USD"))).containsOnlyKeys(dollars, other);
            assertThat(balances(LEDGER.account("1.1.1").unit("USD"))).isEqualTo(Map.of(dollars, 7L));
            assertThat(balances(LEDGER.period("2026-03"))).isEqualTo(Map.of(march, 5L));
            assertThat(balances(LEDGER.account("9"))).isEmpty();
            assertThat(foldAll()).isEqualTo(round == 0 ? 4 : 0);
        }
    }

    @Test
    void a_posting_is_taken_once() {
        post(posting("p1", CASH, SALES, 5));

        assertConflict(
                "posting.exists",
                () -> store().hot(session -> {
                    new Postings(session.deltas())
                            .post(List.of(posting("p0", CASH, SALES, 1), posting("p1", CASH, SALES, 5)));
                    return 1;
                }));

        assertThat(balances(LEDGER)).isEqualTo(Map.of(CASH, 5L, SALES, -5L));
        BalanceKey box = BalanceKey.of(BLUE.tenant(), "stock", "SP1", "MUG-01");
        BalanceKey supplier = BalanceKey.of(BLUE.tenant(), "stock", "supplier", "MUG-01");
        post(posting("p1", box, supplier, 100));
        assertThat(balances(BalanceQuery.of(BLUE.tenant(), "stock"))).isEqualTo(Map.of(box, 100L, supplier, -100L));
    }

    @Test
    void equal_keys_of_two_tenants_are_two_balances() {
        BalanceKey redCash = BalanceKey.of(RED.tenant(), "ledger", "1.1.1", "BRL");
        BalanceKey redSales = BalanceKey.of(RED.tenant(), "ledger", "3.1.1", "BRL");
        post(posting("p1", CASH, SALES, 5), posting("p1", redCash, redSales, 7));

        for (int round = 0; round < 2; round++) {
            assertThat(balances(LEDGER)).isEqualTo(Map.of(CASH, 5L, SALES, -5L));
            assertThat(balances(BalanceQuery.of(RED.tenant(), "ledger"))).isEqualTo(Map.of(redCash, 7L, redSales, -7L));
            assertThat(foldAll()).isEqualTo(round == 0 ? 4 : 0);
        }
    }

    @Test
    void a_work_that_throws_leaves_no_delta_and_folds_none() {
        post(posting("p1", CASH, SALES, 5));

        assertThatThrownBy(() -> store().hot(session -> {
                    new Postings(session.deltas()).post(List.of(posting("p2", CASH, SALES, 7)));
                    assertThat(session.deltas().balances(LEDGER)).isEqualTo(Map.of(CASH, 12L, SALES, -12L));
                    session.deltas().fold(100);
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);

        assertThat(balances(LEDGER)).isEqualTo(Map.of(CASH, 5L, SALES, -5L));
        assertThat(unfolded()).isEqualTo(2);
        assertThat(foldAll()).isEqualTo(2);
    }

    @Test
    void large_amounts_are_exact() {
        long most = 999_999_999_999_999_999L;
        post(posting("p1", CASH, SALES, most));
        post(posting("p2", CASH, SALES, 1));

        assertThat(balances(LEDGER)).isEqualTo(Map.of(CASH, most + 1, SALES, -most - 1));
        assertThat(foldAll()).isEqualTo(4);
        assertThat(balances(LEDGER)).isEqualTo(Map.of(CASH, most + 1, SALES, -most - 1));
    }

    @Test
    void a_balance_too_large_to_be_told_stops_nobodys_folding() {
        BalanceKey redCash = BalanceKey.of(RED.tenant(), "ledger", "1.1.1", "BRL");
        BalanceKey redSales = BalanceKey.of(RED.tenant(), "ledger", "3.1.1", "BRL");
        post(posting("p1", CASH, SALES, Long.MAX_VALUE));
        post(posting("p2", CASH, SALES, Long.MAX_VALUE));
        post(posting("p1", redCash, redSales, 7));

        for (int round = 0; round < 2; round++) {
            assertRefused("balance.overflow", () -> balances(LEDGER));
            assertThat(balances(BalanceQuery.of(RED.tenant(), "ledger"))).isEqualTo(Map.of(redCash, 7L, redSales, -7L));
            assertThat(foldAll()).isEqualTo(round == 0 ? 6 : 0);
        }
        post(posting("p3", SALES, CASH, Long.MAX_VALUE));
        assertThat(balances(LEDGER)).isEqualTo(Map.of(CASH, Long.MAX_VALUE, SALES, -Long.MAX_VALUE));
        assertThat(foldAll()).isEqualTo(2);
        assertThat(balances(LEDGER)).isEqualTo(Map.of(CASH, Long.MAX_VALUE, SALES, -Long.MAX_VALUE));
    }

    @Test
    void balances_are_right_at_any_time_while_threads_post_and_fold() {
        int posters = 6;
        int each = 40;
        AtomicInteger posting = new AtomicInteger(posters);

        Crowd.together(posters + 3, number -> {
            if (number < posters) {
                try {
                    for (int i = 0; i < each; i++) {
                        post(posting("p-" + number + "-" + i, CASH, SALES, i + 1L));
                    }
                } finally {
                    posting.decrementAndGet();
                }
            } else if (number < posters + 2) {
                while (posting.get() > 0) {
                    assertThat(fold(17)).isBetween(0, 17);
                }
            } else {
                long last = 0;
                while (posting.get() > 0) {
                    Map<BalanceKey, Long> now = balances(LEDGER);
                    long cash = now.getOrDefault(CASH, 0L);
                    assertThat(cash + now.getOrDefault(SALES, 0L))
                            .as("sum of %s", now)
                            .isZero();
                    assertThat(cash).as("only ever grows").isGreaterThanOrEqualTo(last);
                    last = cash;
                }
            }
            return number;
        });

        long total = (long) posters * each * (each + 1) / 2;
        assertThat(balances(LEDGER)).isEqualTo(Map.of(CASH, total, SALES, -total));
        foldAll();
        assertThat(unfolded()).isZero();
        assertThat(balances(LEDGER)).isEqualTo(Map.of(CASH, total, SALES, -total));
    }

    @Test
    void every_delta_is_folded_once_by_many_folders() {
        for (int i = 0; i < 50; i++) {
            post(posting("a" + i, CASH, SALES, 1), posting("b" + i, CASH, SALES, 1));
        }

        List<Integer> folded = Crowd.together(4, number -> {
            int mine = 0;
            int empty = 0;
            while (empty < 3) {
                int now = fold(7);
                mine += now;
                empty = now == 0 ? empty + 1 : 0;
            }
            return mine;
        });

        assertThat(folded.stream().mapToInt(Integer::intValue).sum() + foldAll())
                .isEqualTo(200);
        assertThat(balances(LEDGER)).isEqualTo(Map.of(CASH, 100L, SALES, -100L));
    }

    @Test
    void a_posting_that_commits_after_later_ones_were_folded_is_counted_once() {
        CountDownLatch posted = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        ExecutorService pool = Crowd.pool(2);
        try {
            Future<Integer> late = pool.submit(() -> hot(session -> {
                new Postings(session.deltas()).post(List.of(posting("late", CASH, SALES, 1_000_000)));
                posted.countDown();
                Crowd.await(mayCommit);
                return 1;
            }));
            Crowd.await(posted);
            Future<Integer> others = pool.submit(() -> {
                for (int i = 0; i < 20; i++) {
                    post(posting("p" + i, CASH, SALES, 1));
                }
                return foldAll();
            });
            // a store with a single writer lets the others go on only after the late one
            boolean overtaken = Crowd.endsSoon(others);
            if (overtaken) {
                assertThat(balances(LEDGER)).isEqualTo(Map.of(CASH, 20L, SALES, -20L));
            }
            mayCommit.countDown();
            assertThat(Crowd.answerOf(late)).isEqualTo(1);
            assertThat(Crowd.answerOf(others)).isBetween(40, 42);
        } finally {
            mayCommit.countDown();
            pool.shutdownNow();
        }

        assertThat(balances(LEDGER)).isEqualTo(Map.of(CASH, 1_000_020L, SALES, -1_000_020L));
        foldAll();
        assertThat(unfolded()).isZero();
        assertThat(balances(LEDGER)).isEqualTo(Map.of(CASH, 1_000_020L, SALES, -1_000_020L));
    }

    @Test
    void balances_added_up_again_from_the_postings_are_the_live_ones() {
        Crowd.together(4, number -> {
            for (int i = 0; i < 20; i++) {
                String id = "p-" + number + "-" + i;
                BalanceKey account = BalanceKey.of(BLUE.tenant(), "ledger", "4." + (i % 5), i % 3 == 0 ? "USD" : "BRL");
                BalanceKey other = BalanceKey.of(BLUE.tenant(), "ledger", "9", account.unit());
                Posting posting = posting(id, account, other, 1 + i * 7L);
                doHot(session -> {
                    session.records(BLUE.tenant()).insert(kept(posting));
                    new Postings(session.deltas()).post(List.of(posting));
                });
                if (i % 4 == 0) {
                    fold(5);
                }
            }
            return number;
        });

        Map<BalanceKey, Long> rebuilt = new TreeMap<>();
        for (StoredDocument row : work(BLUE, session -> session.documents().list(DocumentQuery.all("posting")))) {
            for (Doc line : row.body().asItems()) {
                rebuilt.merge(
                        BalanceKey.of(BLUE.tenant(), "ledger", line.text("account"), line.text("unit")),
                        line.integer("amount"),
                        Long::sum);
            }
        }
        assertThat(rebuilt).hasSize(12);
        assertThat(balances(LEDGER)).isEqualTo(rebuilt);
        foldAll();
        assertThat(balances(LEDGER)).isEqualTo(rebuilt);
        assertThat(sums(rebuilt)).isEqualTo(Map.of("BRL", 0L, "USD", 0L));
    }

    private static StoredDocument kept(Posting posting) {
        Doc body = Doc.list(
                posting.lines(),
                line -> Doc.fields()
                        .put("account", line.key().account())
                        .put("unit", line.key().unit())
                        .put("amount", line.amount())
                        .build());
        return new StoredDocument("posting", posting.id(), 1, 1, body, Map.of());
    }

    private static Map<String, Long> sums(Map<BalanceKey, Long> balances) {
        Map<String, Long> sums = new TreeMap<>();
        balances.forEach((key, amount) -> sums.merge(key.unit(), amount, Long::sum));
        return sums;
    }

    @Test
    void postings_of_many_threads_to_one_account_all_arrive() {
        CallContext[] tenants = {BLUE, RED};
        Crowd.together(16, number -> {
            CallContext context = tenants[number % 2];
            BalanceKey to = BalanceKey.of(context.tenant(), "ledger", "hot", "BRL");
            BalanceKey from = BalanceKey.of(context.tenant(), "ledger", "from-" + number, "BRL");
            for (int i = 0; i < 10; i++) {
                post(posting("h-" + number + "-" + i, to, from, 1));
            }
            return number;
        });

        for (CallContext context : tenants) {
            BalanceKey to = BalanceKey.of(context.tenant(), "ledger", "hot", "BRL");
            assertThat(balances(BalanceQuery.of(context.tenant(), "ledger").account("hot")))
                    .isEqualTo(Map.of(to, 80L));
        }
    }
}
