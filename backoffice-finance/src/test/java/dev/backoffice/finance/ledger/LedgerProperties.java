package dev.backoffice.finance.ledger;

import static dev.backoffice.finance.Refusals.assertRefused;
import static dev.backoffice.finance.ledger.LedgerFixture.BANK;
import static dev.backoffice.finance.ledger.LedgerFixture.BRL;
import static dev.backoffice.finance.ledger.LedgerFixture.COST;
import static dev.backoffice.finance.ledger.LedgerFixture.CUSTOMERS;
import static dev.backoffice.finance.ledger.LedgerFixture.DATE;
import static dev.backoffice.finance.ledger.LedgerFixture.MARIA;
import static dev.backoffice.finance.ledger.LedgerFixture.SALES;
import static dev.backoffice.finance.ledger.LedgerFixture.STOCK;
import static dev.backoffice.finance.ledger.LedgerFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.Side;
import dev.backoffice.finance.ledger.LedgerEvent.EntryPosted;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class LedgerProperties {
    private static final YearMonth ALWAYS = YearMonth.of(9999, 12);
    private static final CurrencyUnit JPY = CurrencyUnit.of("JPY");

    /** Law 4. */
    @Property
    void lines_are_accepted_exactly_when_they_sum_to_zero_in_every_currency(@ForAll("lines") List<JournalLine> lines) {
        Map<CurrencyUnit, Long> sums = new TreeMap<>();
        lines.forEach(line ->
                sums.merge(line.amount().getCurrencyUnit(), line.signed().getAmountMinorLong(), Long::sum));
        boolean balanced = sums.values().stream().allMatch(sum -> sum == 0);

        if (balanced) {
            assertThat(entry(0, DATE, lines).lines()).isEqualTo(lines);
        } else {
            assertRefused("ledger.unbalanced", () -> entry(0, DATE, lines));
        }
    }

    /** Laws 4 and 10: whatever is posted, reversed and folded, in whatever order. */
    @Property(tries = 60)
    void balances_equal_what_the_entries_and_the_events_say(@ForAll("steps") List<Step> steps) {
        LedgerFixture books = new LedgerFixture();
        List<EntryId> posted = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.fold() > 0) {
                books.fold(step.fold());
            } else if (!step.reverse()) {
                posted.add(books.ledger.post(MARIA, entry(i, step.date(), step.lines())));
            } else if (!posted.isEmpty()) {
                EntryId original = posted.get(i % posted.size());
                if (books.ledger.entriesOf(MARIA, reference(books, original)).stream()
                        .noneMatch(entry -> entry.reverses().equals(java.util.Optional.of(original)))) {
                    posted.add(books.ledger.reverse(
                            MARIA, new ReverseEntry(key("r" + i), original, LocalDate.of(2027, 1, 31), "undo")));
                }
            }
        }

        Map<String, Long> rebuilt = new TreeMap<>();
        for (EntryId id : posted) {
            for (RecordedEvent event : books.eventsOf(MARIA, id)) {
                EntryPosted told = (EntryPosted) LedgerEvents.CODEC.read(event);
                told.lines()
                        .forEach(line -> rebuilt.merge(
                                line.account() + " " + line.amount().getCurrencyUnit(),
                                line.signed().getAmountMinorLong(),
                                Long::sum));
            }
        }
        rebuilt.values().removeIf(sum -> sum == 0);
        TrialBalance trial = books.ledger.trialBalance(MARIA, ALWAYS);
        Map<String, Long> live = new TreeMap<>();
        trial.rows()
                .forEach(row -> live.put(
                        row.account() + " " + row.amount().getCurrencyUnit(),
                        (row.side() == Side.DEBIT ? 1 : -1) * row.amount().getAmountMinorLong()));

        assertThat(live).isEqualTo(rebuilt);
        for (CurrencyUnit currency : List.of(BRL, JPY)) {
            assertThat(trial.total(Side.DEBIT, currency)).isEqualTo(trial.total(Side.CREDIT, currency));
        }
        assertThat(books.ledger.audit(MARIA).findings()).isEmpty();
    }

    /** Law 7: a sale in instalments leaves the books as the sale in one sum. */
    @Property(tries = 100)
    void instalments_sum_to_the_sale(
            @ForAll @LongRange(min = 100, max = 10_000_000) long cents,
            @ForAll @IntRange(min = 1, max = 36) int parts) {
        LedgerFixture books = new LedgerFixture();
        Money total = Money.ofMinor(BRL, cents);
        List<JournalLine> lines = new ArrayList<>();
        Allocation.equally(total, parts).forEach(part -> lines.add(JournalLine.debit(CUSTOMERS, part)));
        lines.add(JournalLine.credit(SALES, total));

        books.ledger.post(MARIA, entry(0, DATE, lines));

        assertThat(books.balance(CUSTOMERS)).isEqualTo(total);
        assertThat(books.balance(SALES)).isEqualTo(total.negated());
    }

    /**
     * What happens next in the books.
     *
     * @param fold how many deltas to fold; zero to post or reverse
     */
    record Step(int fold, boolean reverse, LocalDate date, List<JournalLine> lines) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> post = Combinators.combine(
                        Arbitraries.integers().between(0, 200),
                        balanced(BRL),
                        balanced(JPY),
                        Arbitraries.of(true, false))
                .as((days, lines, more, both) -> {
                    List<JournalLine> all = new ArrayList<>(lines);
                    if (both) {
                        all.addAll(more);
                    }
                    return new Step(0, false, LocalDate.of(2026, 6, 1).plusDays(days), all);
                });
        Arbitrary<Step> fold =
                Arbitraries.integers().between(1, 7).map(count -> new Step(count, false, DATE, List.of()));
        Arbitrary<Step> reverse = Arbitraries.just(new Step(0, true, DATE, List.of()));
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, post),
                        net.jqwik.api.Tuple.of(3, fold),
                        net.jqwik.api.Tuple.of(2, reverse))
                .list()
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<JournalLine>> lines() {
        Arbitrary<JournalLine> any = Combinators.combine(
                        accounts(),
                        Arbitraries.of(Side.class),
                        Arbitraries.of(BRL, JPY),
                        Arbitraries.longs().between(1, 3))
                .as((account, side, currency, minor) -> new JournalLine(account, side, Money.ofMinor(currency, minor)));
        return any.list().ofMinSize(2).ofMaxSize(6);
    }

    private static Arbitrary<AccountCode> accounts() {
        return Arbitraries.of(BANK, CUSTOMERS, STOCK, SALES, COST);
    }

    /** Debits of any amounts and one credit of their sum. */
    private static Arbitrary<List<JournalLine>> balanced(CurrencyUnit currency) {
        Arbitrary<JournalLine> debit = Combinators.combine(
                        accounts(), Arbitraries.longs().between(1, 1_000_000))
                .as((account, minor) -> JournalLine.debit(account, Money.ofMinor(currency, minor)));
        return Combinators.combine(debit.list().ofMinSize(1).ofMaxSize(4), accounts())
                .as((debits, account) -> {
                    List<JournalLine> lines = new ArrayList<>(debits);
                    lines.add(JournalLine.credit(
                            account,
                            Money.total(debits.stream().map(JournalLine::amount).toList())));
                    return lines;
                });
    }

    private static PostEntry entry(int number, LocalDate date, List<JournalLine> lines) {
        return new PostEntry(key("p" + number), date, "a test", Origin.of("manual", "entry/" + number), lines);
    }

    private static String reference(LedgerFixture books, EntryId id) {
        return books.ledger.view(MARIA, id).origin().reference();
    }
}
