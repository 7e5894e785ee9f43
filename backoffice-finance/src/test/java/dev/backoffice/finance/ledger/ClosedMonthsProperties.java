package dev.backoffice.finance.ledger;

import static dev.backoffice.finance.ledger.LedgerFixture.BANK;
import static dev.backoffice.finance.ledger.LedgerFixture.BRL;
import static dev.backoffice.finance.ledger.LedgerFixture.MARIA;
import static dev.backoffice.finance.ledger.LedgerFixture.SALES;
import static dev.backoffice.finance.ledger.LedgerFixture.brl;
import static dev.backoffice.finance.ledger.LedgerFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.finance.period.ClosePeriod;
import dev.backoffice.finance.period.ReopenPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.joda.money.Money;

/** Law 12, whatever is posted, reversed, folded, closed and reopened in whatever order. */
class ClosedMonthsProperties {
    private static final YearMonth FIRST = YearMonth.of(2026, 6);
    private static final int MONTHS = 5;

    enum What {
        POST,
        REVERSE,
        CLOSE_NEXT,
        REOPEN_LAST,
        FOLD
    }

    /**
     * Something is done.
     *
     * @param month the how-manieth month it is about
     * @param cents the amount
     */
    record Step(What what, int month, int cents) {}

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.just(What.POST)),
                                Tuple.of(2, Arbitraries.just(What.REVERSE)),
                                Tuple.of(2, Arbitraries.just(What.CLOSE_NEXT)),
                                Tuple.of(1, Arbitraries.just(What.REOPEN_LAST)),
                                Tuple.of(1, Arbitraries.just(What.FOLD))),
                        Arbitraries.integers().between(0, MONTHS - 1),
                        Arbitraries.integers().between(1, 100_000))
                .as(Step::new);
    }

    @Property(tries = 150)
    void a_closed_month_keeps_the_balances_it_was_closed_with_and_no_cent_is_lost(
            @ForAll @Size(min = 5, max = 40) List<@From("steps") Step> steps) {
        LedgerFixture books = new LedgerFixture();
        List<EntryId> standing = new ArrayList<>();
        Map<YearMonth, TrialBalance> closedWith = new HashMap<>();
        YearMonth next = FIRST;
        Money expected = brl("0.00");
        int number = 0;
        for (Step step : steps) {
            number++;
            LocalDate date = FIRST.plusMonths(step.month()).atDay(15);
            switch (step.what()) {
                case POST -> {
                    Money amount = Money.of(BRL, new BigDecimal(step.cents()).movePointLeft(2));
                    EntryId entry = books.ledger.post(
                            MARIA,
                            LedgerFixture.entry(
                                    "post " + number,
                                    date,
                                    JournalLine.debit(BANK, amount),
                                    JournalLine.credit(SALES, amount)));
                    standing.add(entry);
                    expected = expected.plus(amount);
                    assertLandsWhereItIsOpen(books.ledger.view(MARIA, entry), date, next);
                }
                case REVERSE -> {
                    if (!standing.isEmpty()) {
                        EntryId wrong = standing.remove(step.cents() % standing.size());
                        JournalEntry undone = books.ledger.view(MARIA, wrong);
                        EntryId reversal = books.ledger.reverse(
                                MARIA, new ReverseEntry(key("undo " + number), wrong, undone.date(), "typed twice"));
                        expected = expected.minus(undone.lines().get(0).amount());
                        JournalEntry landed = books.ledger.view(MARIA, reversal);
                        assertThat(landed.reverses()).contains(wrong);
                        assertLandsWhereItIsOpen(landed, undone.date(), next);
                    }
                }
                case CLOSE_NEXT -> {
                    if (next.isBefore(FIRST.plusMonths(MONTHS))) {
                        books.periods.close(MARIA, ClosePeriod.of("close " + number, next));
                        books.seal();
                        closedWith.put(next, books.ledger.trialBalance(MARIA, next));
                        next = next.plusMonths(1);
                    }
                }
                case REOPEN_LAST -> next = reopened(books, closedWith, next, number);
                case FOLD -> books.fold(step.cents() % 7 + 1);
            }
            closedWith.forEach((month, balance) -> assertThat(books.ledger.trialBalance(MARIA, month))
                    .as("%s after %s", month, step)
                    .isEqualTo(balance));
        }
        assertThat(books.balance(BANK)).as("no cent is lost on its way").isEqualTo(expected);
        assertThat(books.ledger.audit(MARIA).findings()).isEmpty();
    }

    private static YearMonth reopened(
            LedgerFixture books, Map<YearMonth, TrialBalance> closedWith, YearMonth next, int number) {
        YearMonth last = next.minusMonths(1);
        try {
            books.periods.reopen(MARIA, ReopenPeriod.of("reopen " + number, last, "forgot an invoice"));
        } catch (RuleViolation nothingIsClosed) {
            assertThat(nothingIsClosed.code()).isEqualTo("period.not-last");
            assertThat(closedWith).isEmpty();
            return next;
        }
        closedWith.remove(last);
        return last;
    }

    /** What belongs to an open month stays there; what is late lies on the first open day and names its own. */
    private static void assertLandsWhereItIsOpen(JournalEntry entry, LocalDate date, YearMonth firstOpen) {
        boolean late = YearMonth.from(date).isBefore(firstOpen);
        assertThat(entry.date()).isEqualTo(late ? firstOpen.atDay(1) : date);
        assertThat(entry.belatedFrom().isPresent()).isEqualTo(late);
    }
}
