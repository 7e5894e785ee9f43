package dev.backoffice.finance.ledger;

import static dev.backoffice.finance.Refusals.assertRefused;
import static dev.backoffice.finance.ledger.LedgerFixture.BANK;
import static dev.backoffice.finance.ledger.LedgerFixture.BRL;
import static dev.backoffice.finance.ledger.LedgerFixture.MARIA;
import static dev.backoffice.finance.ledger.LedgerFixture.RIVAL;
import static dev.backoffice.finance.ledger.LedgerFixture.SALES;
import static dev.backoffice.finance.ledger.LedgerFixture.brl;
import static dev.backoffice.finance.ledger.LedgerFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.page.Page;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.account.Side;
import dev.backoffice.finance.period.AccountingPeriod;
import dev.backoffice.finance.period.ClosePeriod;
import dev.backoffice.finance.period.PeriodQuery;
import dev.backoffice.finance.period.PeriodStatus;
import dev.backoffice.finance.period.ReopenPeriod;
import dev.backoffice.memory.MemoryStore;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Law 12: a closed month never changes; what comes late for it lands in the open one and says where it came from. */
class ClosingMonthsTest {
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final LocalDate LATE = LocalDate.of(2026, 10, 15);
    private static final LocalDate FIRST_OPEN = LocalDate.of(2026, 11, 1);

    private final LedgerFixture books = new LedgerFixture(store());
    private final Ledger ledger = books.ledger;

    Store store() {
        return MemoryStore.create();
    }

    private EntryId post(String key, LocalDate date, String amount) {
        return ledger.post(
                MARIA,
                LedgerFixture.entry(
                        key, date, JournalLine.debit(BANK, brl(amount)), JournalLine.credit(SALES, brl(amount))));
    }

    @Test
    void what_comes_late_for_a_closed_month_lands_on_the_first_open_day_and_says_so() {
        post("in time", LATE, "10.00");
        books.close(OCTOBER);
        TrialBalance closed = ledger.trialBalance(MARIA, OCTOBER);

        EntryId late = post("late", LATE, "7.00");

        JournalEntry landed = ledger.view(MARIA, late);
        assertThat(landed.date()).isEqualTo(FIRST_OPEN);
        assertThat(landed.belatedFrom()).contains(LATE);
        assertThat(ledger.trialBalance(MARIA, OCTOBER)).isEqualTo(closed);
        assertThat(ledger.trialBalance(MARIA, YearMonth.of(2026, 11)).total(Side.DEBIT, BRL))
                .isEqualTo(brl("17.00"));
        assertThat(ledger.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void an_entry_of_an_open_month_keeps_its_date() {
        books.close(OCTOBER);

        assertThat(ledger.view(MARIA, post("november", FIRST_OPEN, "1.00")).belatedFrom())
                .isEmpty();
    }

    @Test
    void the_reversal_of_an_entry_of_a_closed_month_lands_in_the_open_one_and_names_the_entry() {
        EntryId wrong = post("wrong", LATE, "10.00");
        books.close(OCTOBER);

        EntryId reversal = ledger.reverse(MARIA, new ReverseEntry(key("undo"), wrong, LATE, "typed twice"));

        assertThat(ledger.view(MARIA, reversal))
                .returns(Optional.of(wrong), JournalEntry::reverses)
                .returns(FIRST_OPEN, JournalEntry::date)
                .returns(Optional.of(LATE), JournalEntry::belatedFrom);
        assertThat(ledger.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void a_closing_notes_the_balances_once_the_heartbeat_comes() {
        post("in time", LATE, "10.00");
        books.periods.close(MARIA, ClosePeriod.of("close", OCTOBER));
        assertThat(books.periods.find(MARIA, OCTOBER).orElseThrow().digest()).isEmpty();

        books.seal();

        assertThat(books.periods.find(MARIA, OCTOBER).orElseThrow().digest()).isPresent();
    }

    @Test
    void months_are_closed_in_order_and_once() {
        books.close(SEPTEMBER);

        assertRefused("period.already-closed", () -> books.periods.close(MARIA, ClosePeriod.of("again", SEPTEMBER)));
        assertRefused(
                "period.already-closed",
                () -> books.periods.close(MARIA, ClosePeriod.of("before", SEPTEMBER.minusMonths(1))));
        books.close(OCTOBER);
        assertThat(books.periods.closedThrough(MARIA)).contains(OCTOBER);
        assertThat(books.periods.closedThrough(RIVAL)).isEmpty();
        assertThat(Page.all(1, page -> books.periods.list(MARIA, PeriodQuery.all(), page)))
                .extracting(AccountingPeriod::month)
                .containsExactly(SEPTEMBER, OCTOBER);
    }

    @Test
    void a_month_after_an_open_one_cannot_be_closed() {
        books.close(YearMonth.of(2026, 8));

        assertRefused("period.earlier-open", () -> books.periods.close(MARIA, ClosePeriod.of("skip", OCTOBER)));
    }

    @Test
    void a_month_that_is_not_over_cannot_be_closed() {
        assertRefused(
                "period.not-over",
                () -> books.periods.close(MARIA, ClosePeriod.of("too early", YearMonth.of(2026, 11))));
    }

    @Test
    void only_the_last_closed_month_is_reopened_and_takes_entries_until_it_is_closed_again() {
        books.close(SEPTEMBER);
        books.close(OCTOBER);

        assertRefused(
                "period.not-last",
                () -> books.periods.reopen(MARIA, ReopenPeriod.of("no", SEPTEMBER, "forgot an invoice")));
        books.periods.reopen(MARIA, ReopenPeriod.of("yes", OCTOBER, "forgot an invoice"));
        EntryId forgotten = post("forgotten", LATE, "3.00");
        books.periods.close(MARIA, ClosePeriod.of("close again", OCTOBER));
        books.seal();

        assertThat(ledger.view(MARIA, forgotten).date()).isEqualTo(LATE);
        assertThat(books.periods.find(MARIA, OCTOBER).orElseThrow())
                .returns(2, AccountingPeriod::revision)
                .returns(PeriodStatus.Kind.CLOSED, period -> period.status().kind());
        assertThat(post("late", LATE, "1.00"))
                .satisfies(id -> assertThat(ledger.view(MARIA, id).date()).isEqualTo(FIRST_OPEN));
        assertThat(ledger.audit(MARIA).findings()).isEmpty();
        assertRefused("period.not-last", () -> books.periods.reopen(RIVAL, ReopenPeriod.of("x", OCTOBER, "not mine")));
    }

    /** Whoever is under way while a month is closed lands before the closing or after it: the noted balances tell. */
    @Test
    void postings_that_race_with_a_closing_never_change_what_it_noted() throws Exception {
        post("first", LATE, "1.00");
        int threads = 4;
        int each = 25;
        ExecutorService pool = Executors.newFixedThreadPool(threads + 1);
        try {
            List<Future<Integer>> posted = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                String name = "thread " + thread + " ";
                posted.add(pool.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        post(name + i, LATE, "1.00");
                    }
                    return each;
                }));
            }
            Future<?> closing = pool.submit(() -> books.close(OCTOBER));
            closing.get();
            TrialBalance noted = ledger.trialBalance(MARIA, OCTOBER);
            for (Future<Integer> done : posted) {
                done.get();
            }

            assertThat(ledger.trialBalance(MARIA, OCTOBER)).isEqualTo(noted);
            assertThat(ledger.balance(MARIA, BANK, BRL)).isEqualTo(brl((1 + threads * each) + ".00"));
            assertThat(ledger.audit(MARIA).findings()).isEmpty();
        } finally {
            pool.shutdownNow();
        }
    }
}
