package dev.backoffice.finance.receivable;

import static dev.backoffice.finance.Refusals.assertRefused;
import static dev.backoffice.finance.Walks.assertTokensApart;
import static dev.backoffice.finance.Walks.assertWalk;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.receivable.ReceivableStatus.Kind;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Receivables, read in pages of a query. */
class ReceivableQueryTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final CallContext RIVAL = CallContext.of("red-shop", "rita");
    private static final Instant NOON = Instant.parse("2026-11-24T15:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);
    private static final String ORDER = "order/1001";
    private static final Debtor ACQUIRER = Debtor.of(Debtor.Kind.ACQUIRER, "acquirer-x");
    private static final Debtor BUYER = Debtor.of(Debtor.Kind.BUYER, "party-17");
    private static final Comparator<Receivable> BY_ID =
            Comparator.comparing(row -> row.id().toString());
    private static final Comparator<Receivable> BY_DUE =
            Comparator.comparing(row -> row.terms().due());

    private final Receivables receivables = new Receivables(TestCommands.over(store(), SettableClock.at(NOON)));

    Store store() {
        return MemoryStore.create();
    }

    /** Of two orders and two debtors, due on five days; each status but one occurs. The rival has the same, all open. */
    private List<Receivable> all() {
        for (CallContext context : List.of(MARIA, RIVAL)) {
            for (int i = 0; i < 8; i++) {
                receivables.open(
                        context,
                        OpenReceivables.of(
                                "k" + i,
                                "order/" + (1001 + i % 2),
                                "s" + i,
                                i % 4 < 2 ? ACQUIRER : BUYER,
                                Money.parse("BRL 100.00"),
                                List.of(FIRST.plusDays(i % 3), FIRST.plusDays(4))));
            }
        }
        List<Receivable> all = new ArrayList<>(receivables.of(MARIA, ORDER));
        all.addAll(receivables.of(MARIA, "order/1002"));
        for (int i = 0; i < all.size(); i++) {
            ReceivableId id = all.get(i).id();
            IdempotencyKey key = IdempotencyKey.of("c" + i);
            switch (i % 5) {
                case 0 ->
                    receivables.settle(
                            MARIA,
                            new SettleReceivable(key, id, MoneyId.of("pix", "E" + i), Money.parse("BRL 50.00"), NOON));
                case 1 ->
                    receivables.settle(
                            MARIA,
                            new SettleReceivable(key, id, MoneyId.of("pix", "E" + i), Money.parse("BRL 20.00"), NOON));
                case 2 -> receivables.writeOff(MARIA, new WriteOffReceivable(key, id, "too little for a letter"));
                default -> {}
            }
        }
        all.replaceAll(row -> receivables.view(MARIA, row.id()));
        return all;
    }

    private Page<ReceivableId> page(CallContext context, ReceivableQuery query, PageRequest page) {
        return receivables.list(context, query, page).map(Receivable::id);
    }

    @Test
    void each_filter_alone_and_all_together_answer_what_they_say_in_the_order_they_say() {
        List<Receivable> all = all();
        Set<Kind> owed = Set.of(Kind.OPEN, Kind.PARTLY_SETTLED);
        int some = 0;
        for (boolean open : new boolean[] {false, true}) {
            for (Optional<Kind> status : List.of(
                    Optional.<Kind>empty(),
                    Optional.of(Kind.OPEN),
                    Optional.of(Kind.PARTLY_SETTLED),
                    Optional.of(Kind.WRITTEN_OFF))) {
                for (Optional<Debtor> debtor : List.of(Optional.<Debtor>empty(), Optional.of(ACQUIRER))) {
                    for (Optional<LocalDate> from :
                            List.of(Optional.<LocalDate>empty(), Optional.of(FIRST.plusDays(1)))) {
                        Optional<LocalDate> to = from.map(day -> day.plusDays(1));
                        for (Optional<String> reference : List.of(Optional.<String>empty(), Optional.of(ORDER))) {
                            Predicate<Receivable> wanted = row -> (!open
                                            || owed.contains(row.status().kind()))
                                    && status.map(kind -> row.status().kind() == kind)
                                            .orElse(true)
                                    && debtor.map(row.terms().debtor()::equals).orElse(true)
                                    && from.map(day -> !row.terms().due().isBefore(day))
                                            .orElse(true)
                                    && to.map(day -> !row.terms().due().isAfter(day))
                                            .orElse(true)
                                    && reference
                                            .map(row.terms().reference()::equals)
                                            .orElse(true);
                            List<ReceivableId> expected = all.stream()
                                    .filter(wanted)
                                    .sorted(reference.isPresent() ? BY_ID : BY_DUE.thenComparing(BY_ID))
                                    .map(Receivable::id)
                                    .toList();
                            assertWalk(
                                    expected,
                                    page -> page(
                                            MARIA,
                                            new ReceivableQuery(open, status, debtor, from, to, reference),
                                            page));
                            some += expected.size();
                        }
                    }
                }
            }
        }
        assertThat(some).as("not all of them were empty").isGreaterThan(100);
    }

    @Test
    void a_token_belongs_to_its_query_and_its_tenant() {
        all();

        assertTokensApart(
                page -> page(MARIA, ReceivableQuery.open(), page), page -> page(RIVAL, ReceivableQuery.open(), page));
        assertTokensApart(
                page -> page(MARIA, ReceivableQuery.open(), page),
                page -> page(MARIA, ReceivableQuery.open().debtor(BUYER), page));
        assertTokensApart(
                page -> page(MARIA, ReceivableQuery.all().reference(ORDER), page),
                page -> page(MARIA, ReceivableQuery.open().reference(ORDER), page));
        assertTokensApart(
                page -> page(MARIA, ReceivableQuery.all().debtor(BUYER), page),
                page -> page(MARIA, ReceivableQuery.all().debtor(ACQUIRER), page));
    }

    @Test
    void another_tenants_receivables_of_the_same_order_are_not_seen() {
        all();

        assertThat(Page.all(
                        3, page -> receivables.list(RIVAL, ReceivableQuery.all().reference(ORDER), page)))
                .hasSize(8)
                .allMatch(row -> row.status().kind() == Kind.OPEN);
        assertWalk(List.of(), page -> page(CallContext.of("green-shop", "gina"), ReceivableQuery.open(), page));
    }

    @Test
    void what_is_paid_is_not_owed_any_more_and_what_is_taken_back_is_again() {
        ReceivableId id = receivables
                .open(MARIA, OpenReceivables.of("k", ORDER, "s", BUYER, Money.parse("BRL 100.00"), List.of(FIRST)))
                .get(0);
        ReceivableQuery owed = ReceivableQuery.open().debtor(BUYER).due(FIRST, FIRST);
        MoneyId money = MoneyId.of("pix", "E1");
        assertWalk(List.of(id), page -> page(MARIA, owed, page));

        receivables.settle(
                MARIA, new SettleReceivable(IdempotencyKey.of("p"), id, money, Money.parse("BRL 100.00"), NOON));
        assertWalk(List.of(), page -> page(MARIA, owed, page));
        assertWalk(List.of(id), page -> page(MARIA, ReceivableQuery.all().status(Kind.SETTLED), page));

        receivables.reverse(MARIA, new ReverseSettlement(IdempotencyKey.of("r"), id, money, "charged back", NOON));
        assertWalk(List.of(id), page -> page(MARIA, owed, page));
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        assertRefused("input.blank", () -> ReceivableQuery.all().reference(" "));
        assertRefused("input.null", () -> ReceivableQuery.open().debtor(null));
        assertRefused("input.null", () -> receivables.list(MARIA, null, PageRequest.first(1)));
    }
}
