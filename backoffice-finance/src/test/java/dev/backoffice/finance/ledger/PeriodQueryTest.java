package dev.backoffice.finance.ledger;

import static dev.backoffice.finance.Refusals.assertRefused;
import static dev.backoffice.finance.Walks.assertTokensApart;
import static dev.backoffice.finance.Walks.assertWalk;
import static dev.backoffice.finance.ledger.LedgerFixture.MARIA;
import static dev.backoffice.finance.ledger.LedgerFixture.RIVAL;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.period.AccountingPeriod;
import dev.backoffice.finance.period.PeriodQuery;
import dev.backoffice.finance.period.PeriodStatus;
import dev.backoffice.finance.period.ReopenPeriod;
import dev.backoffice.memory.MemoryStore;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Months that were closed, read in pages of a query. */
class PeriodQueryTest {
    private static final YearMonth JULY = YearMonth.of(2026, 7);
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private final LedgerFixture books = new LedgerFixture(store());

    Store store() {
        return MemoryStore.create();
    }

    private Page<YearMonth> page(CallContext context, PeriodQuery query, PageRequest page) {
        return books.periods.list(context, query, page).map(AccountingPeriod::month);
    }

    private void closeFour() {
        List.of(JULY, AUGUST, SEPTEMBER, OCTOBER).forEach(books::close);
        books.periods.reopen(MARIA, ReopenPeriod.of("again", OCTOBER, "an invoice came late"));
    }

    @Test
    void months_are_listed_by_range_and_by_where_they_stand() {
        closeFour();
        PeriodQuery closed = PeriodQuery.all().status(PeriodStatus.Kind.CLOSED);

        assertWalk(List.of(JULY, AUGUST, SEPTEMBER, OCTOBER), page -> page(MARIA, PeriodQuery.all(), page));
        assertWalk(List.of(JULY, AUGUST, SEPTEMBER), page -> page(MARIA, closed, page));
        assertWalk(List.of(OCTOBER), page -> page(MARIA, PeriodQuery.all().status(PeriodStatus.Kind.REOPENED), page));
        assertWalk(
                List.of(AUGUST, SEPTEMBER),
                page -> page(MARIA, PeriodQuery.all().months(AUGUST, SEPTEMBER), page));
        assertWalk(List.of(SEPTEMBER), page -> page(MARIA, closed.months(SEPTEMBER, OCTOBER), page));
        assertWalk(List.of(), page -> page(MARIA, closed.months(OCTOBER, JULY), page));
        assertWalk(List.of(), page -> page(RIVAL, PeriodQuery.all(), page));
    }

    @Test
    void a_token_belongs_to_its_query_and_its_tenant() {
        closeFour();
        PeriodQuery closed = PeriodQuery.all().status(PeriodStatus.Kind.CLOSED);

        assertTokensApart(page -> page(MARIA, closed, page), page -> page(RIVAL, closed, page));
        assertTokensApart(page -> page(MARIA, closed, page), page -> page(MARIA, PeriodQuery.all(), page));
    }

    @Test
    void a_month_whose_text_would_not_sort_is_refused() {
        assertRefused("input.range", () -> PeriodQuery.all().months(YearMonth.of(-1, 1), OCTOBER));
        assertRefused("input.range", () -> PeriodQuery.all().months(JULY, YearMonth.of(10_000, 1)));
    }
}
