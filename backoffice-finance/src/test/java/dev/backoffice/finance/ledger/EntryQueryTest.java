package dev.backoffice.finance.ledger;

import static dev.backoffice.finance.Refusals.assertRefused;
import static dev.backoffice.finance.Walks.assertTokensApart;
import static dev.backoffice.finance.Walks.assertWalk;
import static dev.backoffice.finance.ledger.LedgerFixture.BANK;
import static dev.backoffice.finance.ledger.LedgerFixture.CUSTOMERS;
import static dev.backoffice.finance.ledger.LedgerFixture.MARIA;
import static dev.backoffice.finance.ledger.LedgerFixture.RIVAL;
import static dev.backoffice.finance.ledger.LedgerFixture.SALES;
import static dev.backoffice.finance.ledger.LedgerFixture.brl;
import static dev.backoffice.finance.ledger.LedgerFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.memory.MemoryStore;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The journal and the ledger of each account, read in pages of a query. */
class EntryQueryTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Comparator<JournalEntry> BY_ID =
            Comparator.comparing(entry -> entry.id().toString());
    private static final Comparator<JournalEntry> BY_DATE = Comparator.comparing(JournalEntry::date);

    private final LedgerFixture books = new LedgerFixture(store());

    Store store() {
        return MemoryStore.create();
    }

    private EntryId post(CallContext context, int i) {
        return books.ledger.post(
                context,
                new PostEntry(
                        key("k" + i),
                        NOVEMBER.atDay(25).plusDays(i % 9),
                        "a test",
                        Origin.of(i % 2 == 0 ? "manual" : "sale.revenue", "order/" + (1001 + i % 3)),
                        List.of(
                                JournalLine.debit(i % 4 == 0 ? CUSTOMERS : BANK, brl("1.00")),
                                JournalLine.credit(SALES, brl("1.00")))));
    }

    /** Over two months, of three orders, two events and three accounts; the rival has one entry of each. */
    private List<JournalEntry> eighteen() {
        List<JournalEntry> all = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            all.add(books.ledger.view(MARIA, post(MARIA, i)));
        }
        for (int i = 0; i < 3; i++) {
            post(RIVAL, i);
        }
        return all;
    }

    private Page<EntryId> page(CallContext context, EntryQuery query, PageRequest page) {
        return books.ledger.list(context, query, page).map(JournalEntry::id);
    }

    @Test
    void each_filter_alone_and_all_together_answer_what_they_say_in_the_order_they_say() {
        List<JournalEntry> all = eighteen();
        int some = 0;
        for (Optional<AccountCode> account :
                List.of(Optional.<AccountCode>empty(), Optional.of(BANK), Optional.of(SALES))) {
            for (Optional<LocalDate> from : List.of(
                    Optional.<LocalDate>empty(), Optional.of(NOVEMBER.atDay(26)), Optional.of(NOVEMBER.atDay(30)))) {
                Optional<LocalDate> to = from.map(day -> day.plusDays(2));
                for (Optional<String> reference : List.of(Optional.<String>empty(), Optional.of("order/1002"))) {
                    for (Optional<String> event : List.of(Optional.<String>empty(), Optional.of("manual"))) {
                        Predicate<JournalEntry> wanted = entry -> account.map(code -> entry.lines().stream()
                                                .anyMatch(line -> line.account().equals(code)))
                                        .orElse(true)
                                && from.map(day -> !entry.date().isBefore(day)).orElse(true)
                                && to.map(day -> !entry.date().isAfter(day)).orElse(true)
                                && reference
                                        .map(entry.origin().reference()::equals)
                                        .orElse(true)
                                && event.map(entry.origin().kind()::equals).orElse(true);
                        List<EntryId> expected = all.stream()
                                .filter(wanted)
                                .sorted(reference.isPresent() ? BY_ID : BY_DATE.thenComparing(BY_ID))
                                .map(JournalEntry::id)
                                .toList();
                        assertWalk(
                                expected,
                                page -> page(MARIA, new EntryQuery(account, from, to, reference, event), page));
                        some += expected.size();
                    }
                }
            }
        }
        assertThat(some).as("not all of them were empty").isGreaterThan(60);
    }

    @Test
    void a_month_is_its_days() {
        List<JournalEntry> all = eighteen();

        assertThat(Page.all(4, page -> books.ledger.list(MARIA, EntryQuery.all().month(NOVEMBER), page)))
                .hasSize((int) all.stream()
                        .filter(entry -> YearMonth.from(entry.date()).equals(NOVEMBER))
                        .count())
                .allMatch(entry -> YearMonth.from(entry.date()).equals(NOVEMBER));
    }

    @Test
    void a_token_belongs_to_its_query_and_its_tenant() {
        eighteen();
        EntryQuery bank = EntryQuery.all().account(BANK);

        assertTokensApart(page -> page(MARIA, bank, page), page -> page(RIVAL, bank, page));
        assertTokensApart(
                page -> page(MARIA, bank, page),
                page -> page(MARIA, EntryQuery.all().account(SALES), page));
        assertTokensApart(page -> page(MARIA, bank, page), page -> page(MARIA, bank.month(NOVEMBER), page));
        assertTokensApart(
                page -> page(MARIA, EntryQuery.all().reference("order/1002"), page),
                page -> page(MARIA, bank.reference("order/1002"), page));
    }

    @Test
    void another_tenants_entries_on_the_same_account_are_not_seen() {
        eighteen();

        assertThat(Page.all(1, page -> page(RIVAL, EntryQuery.all().account(SALES), page)))
                .hasSize(3);
        assertThat(Page.all(1, page -> page(RIVAL, EntryQuery.all().reference("order/1002"), page)))
                .hasSize(1);
    }

    @Test
    void a_reversal_is_among_what_was_posted_for_its_order() {
        EntryId posted = books.sell("1001", "10.00");
        EntryId reversal =
                books.ledger.reverse(MARIA, new ReverseEntry(key("r"), posted, LedgerFixture.DATE, "not this one"));

        assertThat(Page.all(1, page -> page(MARIA, EntryQuery.all().reference("order/1001"), page)))
                .containsExactlyInAnyOrder(posted, reversal);
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        assertRefused(
                "ledger.date-out-of-range", () -> EntryQuery.all().dated(LocalDate.of(1, 1, 1), LedgerFixture.DATE));
        assertRefused("input.blank", () -> EntryQuery.all().reference(""));
        assertRefused("input.null", () -> books.ledger.list(MARIA, null, PageRequest.first(1)));
    }
}
