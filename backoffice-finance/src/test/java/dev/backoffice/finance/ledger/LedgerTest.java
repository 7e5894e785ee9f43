package dev.backoffice.finance.ledger;

import static dev.backoffice.finance.Refusals.assertRefused;
import static dev.backoffice.finance.ledger.LedgerFixture.ADVANCES;
import static dev.backoffice.finance.ledger.LedgerFixture.BANK;
import static dev.backoffice.finance.ledger.LedgerFixture.BRL;
import static dev.backoffice.finance.ledger.LedgerFixture.COST;
import static dev.backoffice.finance.ledger.LedgerFixture.CUSTOMERS;
import static dev.backoffice.finance.ledger.LedgerFixture.DATE;
import static dev.backoffice.finance.ledger.LedgerFixture.GIFTS;
import static dev.backoffice.finance.ledger.LedgerFixture.IN_TRANSIT;
import static dev.backoffice.finance.ledger.LedgerFixture.MARIA;
import static dev.backoffice.finance.ledger.LedgerFixture.RIVAL;
import static dev.backoffice.finance.ledger.LedgerFixture.SALES;
import static dev.backoffice.finance.ledger.LedgerFixture.STOCK;
import static dev.backoffice.finance.ledger.LedgerFixture.SUPPLIERS;
import static dev.backoffice.finance.ledger.LedgerFixture.brl;
import static dev.backoffice.finance.ledger.LedgerFixture.entry;
import static dev.backoffice.finance.ledger.LedgerFixture.key;
import static dev.backoffice.finance.ledger.LedgerFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.access.Subject;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.error.Denied;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.AccountLevel;
import dev.backoffice.finance.account.AccountType;
import dev.backoffice.finance.account.AddAccount;
import dev.backoffice.finance.account.ChartTemplate;
import dev.backoffice.finance.account.CloseAccount;
import dev.backoffice.finance.account.ReopenAccount;
import dev.backoffice.finance.account.Side;
import dev.backoffice.finance.ledger.LedgerEvent.EntryPosted;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final LedgerFixture books = new LedgerFixture(store());
    private final Ledger ledger = books.ledger;

    /** Where the books are kept. */
    Store store() {
        return MemoryStore.create();
    }

    @Test
    void who_may_post_is_asked_with_the_entry_as_it_would_be_posted() {
        List<Subject> asked = new ArrayList<>();
        ApprovalPolicy nothingLarge = (context, verb, subject) -> {
            asked.add(subject);
            return subject.attributes().get("total").equals("BRL 5000.00")
                    ? Optional.of("a manager")
                    : Optional.empty();
        };
        Ledger guarded = new Ledger(
                TestCommands.builder(
                                books.store,
                                SettableClock.at("2026-11-24T04:30:00Z"),
                                SequentialIds.create(),
                                AccessPolicy.allowAll(),
                                nothingLarge)
                        .build(),
                PostingRules.shipped());

        List<Outcome<EntryId>> outcomes = guarded.bookAll(
                List.of(new HotCall<>(MARIA, sale("1001", "100.00")), new HotCall<>(MARIA, sale("1002", "5000.00"))));

        assertThat(outcomes.get(0).isGranted()).isTrue();
        assertThatThrownBy(() -> outcomes.get(1).orThrow())
                .isInstanceOfSatisfying(
                        Denied.class, denied -> assertThat(denied.code()).isEqualTo("approval.required"));
        assertThat(books.balance(CUSTOMERS)).isEqualTo(brl("100.00"));
        assertThat(asked.get(0).attributes())
                .isEqualTo(Map.of(
                        "date",
                        DATE.toString(),
                        "origin",
                        "sale.revenue",
                        "reference",
                        "order/1001",
                        "accounts",
                        CUSTOMERS.value() + "," + SALES.value(),
                        "total",
                        "BRL 100.00"));
    }

    @Test
    void a_sale_debits_customers_and_credits_revenue() {
        EntryId id = books.sell("1001", "79.80");

        JournalEntry entry = ledger.view(MARIA, id);
        assertThat(entry.lines())
                .containsExactly(JournalLine.debit(CUSTOMERS, brl("79.80")), JournalLine.credit(SALES, brl("79.80")));
        assertThat(entry.memo()).isEqualTo("Venda de mercadorias");
        assertThat(entry.origin()).isEqualTo(Origin.of("sale.revenue", "order/1001"));
        assertThat(entry.postedBy()).isEqualTo(MARIA.user());
        assertThat(books.balance(CUSTOMERS)).isEqualTo(brl("79.80"));
        assertThat(books.balance(SALES)).isEqualTo(brl("-79.80"));
    }

    @Test
    void the_shipped_rules_lead_an_order_through_the_books() {
        book("in", "stock.received", "cost", "1250.00");
        book("cash", "charge.captured-bank", "amount", "79.80");
        book("out", "sale.dispatched", "cost", "25.00");

        assertThat(books.balance(STOCK)).isEqualTo(brl("1225.00"));
        assertThat(books.balance(IN_TRANSIT)).as("cost waits for delivery").isEqualTo(brl("25.00"));
        assertThat(books.balance(ADVANCES)).as("money waits for delivery").isEqualTo(brl("-79.80"));
        assertThat(books.balance(SALES)).isEqualTo(brl("0.00"));

        books.sell("1001", "79.80");
        ledger.book(
                MARIA,
                PostEvent.of(key("cost"), "sale.cost", "order/1001", DATE)
                        .amount("cost", brl("25.00"))
                        .amount("sold", brl("20.00"))
                        .amount("given", brl("5.00")));
        book("prepaid", "sale.prepaid", "amount", "79.80");

        assertThat(books.balance(IN_TRANSIT)).isEqualTo(brl("0.00"));
        assertThat(books.balance(ADVANCES)).isEqualTo(brl("0.00"));
        assertThat(books.balance(CUSTOMERS)).isEqualTo(brl("0.00"));
        assertThat(books.balance(COST)).isEqualTo(brl("20.00"));
        assertThat(books.balance(GIFTS)).isEqualTo(brl("5.00"));
        assertThat(books.balance(SUPPLIERS)).isEqualTo(brl("-1250.00"));
        assertThat(books.balance(BANK)).isEqualTo(brl("79.80"));
        assertThat(ledger.audit(MARIA).findings()).isEmpty();
    }

    private void book(String key, String kind, String amount, String value) {
        ledger.book(MARIA, PostEvent.of(key(key), kind, "order/1001", DATE).amount(amount, brl(value)));
    }

    /** Every rule that is shipped posts something balanced to accounts the shipped chart has. */
    @Test
    void every_shipped_rule_fits_the_shipped_chart() {
        Set<String> analytic = ChartTemplate.shop().accounts().stream()
                .filter(row -> row.level() == AccountLevel.ANALYTIC)
                .map(row -> row.code().value())
                .collect(Collectors.toSet());
        List<PostingRule> rules = PostingRules.shipped().on(DATE);
        assertThat(rules).hasSizeGreaterThan(20);
        for (PostingRule rule : rules) {
            assertThat(analytic)
                    .as(rule.kind())
                    .containsAll(rule.lines().stream()
                            .map(line -> line.account().value())
                            .toList());
            assertThat(rule.lines().stream().map(PostingRule.Line::side))
                    .as(rule.kind())
                    .contains(Side.DEBIT, Side.CREDIT);
        }
    }

    @Test
    void the_same_key_answers_the_same_and_posts_once() {
        EntryId first = books.sell("1001", "79.80");
        EntryId again = books.sell("1001", "79.80");

        assertThat(again).isEqualTo(first);
        assertThat(books.balance(SALES)).isEqualTo(brl("-79.80"));
        assertRefused("receipt.other-input", () -> books.sell("1001", "79.81"));
    }

    @Test
    void a_business_event_without_a_rule_is_an_error() {
        PostEvent strange =
                PostEvent.of(key("x"), "sale.imagined", "order/1", DATE).amount("total", brl("1.00"));
        PostEvent early = PostEvent.of(key("y"), "sale.revenue", "order/1", LocalDate.of(1999, 12, 31))
                .amount("total", brl("1.00"));

        assertRefused("posting-rule.missing", () -> ledger.book(MARIA, strange));
        assertRefused("posting-rule.missing", () -> ledger.book(MARIA, early));
    }

    @Test
    void a_rule_takes_exactly_the_amounts_it_names() {
        PostEvent none = PostEvent.of(key("x"), "sale.revenue", "order/1", DATE);

        assertRefused("posting-rule.amount-missing", () -> ledger.book(MARIA, none));
        assertRefused(
                "posting-rule.amount-unknown",
                () -> ledger.book(MARIA, LedgerFixture.sale("1", "1.00").amount("freight", brl("1.00"))));
        assertRefused("ledger.too-few-lines", () -> ledger.book(MARIA, LedgerFixture.sale("2", "0.00")));
        assertRefused("input.negative", () -> none.amount("total", brl("-1.00")));
    }

    @Test
    void lines_of_zero_are_left_out_and_the_rest_still_has_to_balance() {
        PostEvent pay = PostEvent.of(key("pay"), "payroll.month", "payroll/2026-11", DATE)
                .amount("gross", brl("3000.00"))
                .amount("inss", brl("248.58"))
                .amount("irrf", brl("0.00"))
                .amount("net", brl("2751.42"));

        JournalEntry entry = ledger.view(MARIA, ledger.book(MARIA, pay));

        assertThat(entry.lines()).hasSize(3);
        assertRefused(
                "ledger.unbalanced",
                () -> ledger.book(
                        MARIA,
                        new PostEvent(key("wrong"), pay.origin(), DATE, pay.amounts()).amount("net", brl("2751.41"))));
    }

    @Test
    void the_lines_of_an_event_can_be_explained_before_it_is_posted() {
        assertThat(ledger.explain(sale("1001", "79.80")).reasons())
                .extracting(Reason::text)
                .containsExactly(
                        "DEBIT 1.1.2.01 by the total of BRL 79.80", "CREDIT 3.1.1.01 by the goods of BRL 79.80");
    }

    @Test
    void an_unknown_closed_or_synthetic_account_is_refused_and_leaves_nothing() {
        books.chart.close(MARIA, new CloseAccount(key("close"), BANK));

        assertRefused("account.unknown", () -> ledger.post(MARIA, toAccount("a", AccountCode.of("9.9"))));
        assertRefused("account.closed", () -> ledger.post(MARIA, toAccount("b", BANK)));
        assertRefused("account.synthetic", () -> ledger.post(MARIA, toAccount("c", AccountCode.of("1.1.1"))));
        assertThat(ledger.trialBalance(MARIA, YearMonth.from(DATE)).rows()).isEmpty();

        books.chart.reopen(MARIA, new ReopenAccount(key("reopen"), BANK));
        ledger.post(MARIA, toAccount("b", BANK));
        assertThat(books.balance(BANK)).isEqualTo(brl("1.00"));
    }

    @Test
    void nothing_of_another_tenant_is_seen_or_accepted() {
        EntryId id = books.sell("1001", "79.80");
        books.chart.add(
                RIVAL,
                new AddAccount(
                        key("own"),
                        AccountCode.of("5"),
                        "Only theirs",
                        AccountType.ASSET,
                        Side.DEBIT,
                        AccountLevel.ANALYTIC));

        assertRefused("account.unknown", () -> ledger.post(MARIA, toAccount("x", AccountCode.of("5"))));
        assertRefused("ledger.entry-unknown", () -> ledger.view(RIVAL, id));
        assertRefused(
                "ledger.entry-unknown", () -> ledger.reverse(RIVAL, new ReverseEntry(key("r"), id, DATE, "not mine")));
        assertThat(ledger.balance(RIVAL, SALES, BRL)).isEqualTo(brl("0.00"));
        assertThat(ledger.entriesOf(RIVAL, "order/1001")).isEmpty();
        assertThat(ledger.trialBalance(RIVAL, YearMonth.from(DATE)).rows()).isEmpty();
    }

    @Test
    void a_batch_posts_what_is_good_and_refuses_the_rest_one_by_one() {
        List<Outcome<EntryId>> outcomes = ledger.bookAll(List.of(
                new HotCall<>(MARIA, sale("1", "10.00")),
                new HotCall<>(MARIA, PostEvent.of(key("bad"), "sale.imagined", "order/2", DATE)),
                new HotCall<>(RIVAL, sale("1", "20.00")),
                new HotCall<>(MARIA, sale("1", "10.00"))));

        assertThat(outcomes).extracting(Outcome::isGranted).containsExactly(true, false, true, true);
        assertThat(outcomes.get(3)).isEqualTo(outcomes.get(0));
        assertThat(books.balance(SALES)).isEqualTo(brl("-10.00"));
        assertThat(ledger.balance(RIVAL, SALES, BRL)).isEqualTo(brl("-20.00"));
        assertThat(ledger.postAll(List.of(new HotCall<>(MARIA, toAccount("z", BANK)))))
                .allMatch(Outcome::isGranted);
    }

    @Test
    void a_reversal_exchanges_the_sides_and_links_back() {
        EntryId id = books.sell("1001", "79.80");

        EntryId undone =
                ledger.reverse(MARIA, new ReverseEntry(key("cancel"), id, DATE.plusDays(1), "Pedido cancelado"));

        JournalEntry reversal = ledger.view(MARIA, undone);
        assertThat(reversal.reverses()).contains(id);
        assertThat(reversal.origin()).isEqualTo(Origin.of("sale.revenue", "order/1001"));
        assertThat(books.balance(SALES)).isEqualTo(brl("0.00"));
        assertThat(books.balance(CUSTOMERS)).isEqualTo(brl("0.00"));
        assertThat(ledger.entriesOf(MARIA, "order/1001"))
                .extracting(JournalEntry::id)
                .containsExactlyInAnyOrder(id, undone);
        assertThat(ledger.audit(MARIA).clean()).isTrue();
    }

    @Test
    void an_entry_is_reversed_once_and_not_before_its_date() {
        EntryId id = books.sell("1001", "79.80");

        assertRefused(
                "ledger.reversal-too-early",
                () -> ledger.reverse(MARIA, new ReverseEntry(key("early"), id, DATE.minusDays(1), "cancel")));
        EntryId undone = ledger.reverse(MARIA, new ReverseEntry(key("cancel"), id, DATE, "cancel"));
        assertThat(ledger.reverse(MARIA, new ReverseEntry(key("cancel"), id, DATE, "cancel")))
                .isEqualTo(undone);
        assertRefused(
                "ledger.already-reversed",
                () -> ledger.reverse(MARIA, new ReverseEntry(key("again"), id, DATE, "cancel")));
        assertRefused(
                "ledger.entry-unknown",
                () -> ledger.reverse(
                        MARIA,
                        new ReverseEntry(
                                key("none"), EntryId.parse("0192f0c0-0000-7000-8000-00000000dead"), DATE, "x")));
        ledger.reverse(MARIA, new ReverseEntry(key("back"), undone, DATE, "not cancelled after all"));
        assertThat(books.balance(SALES)).isEqualTo(brl("-79.80"));
    }

    @Test
    void the_trial_balance_counts_up_to_a_month_and_both_sides_are_equal() {
        ledger.post(
                MARIA,
                entry(
                        "october",
                        LocalDate.of(2026, 10, 31),
                        JournalLine.debit(BANK, brl("100.00")),
                        JournalLine.credit(SALES, brl("100.00"))));
        ledger.post(
                MARIA,
                entry(
                        "november",
                        LocalDate.of(2026, 11, 1),
                        JournalLine.debit(CUSTOMERS, brl("5.00")),
                        JournalLine.credit(SALES, brl("5.00"))));

        TrialBalance october = ledger.trialBalance(MARIA, YearMonth.of(2026, 10));
        TrialBalance november = ledger.trialBalance(MARIA, YearMonth.of(2026, 11));

        Money nothing = brl("0.00");
        assertThat(october.rows())
                .containsExactly(
                        new TrialBalance.Row(BANK, nothing, brl("100.00"), nothing),
                        new TrialBalance.Row(SALES, nothing, nothing, brl("100.00")));
        assertThat(november.rows())
                .containsExactly(
                        new TrialBalance.Row(BANK, brl("100.00"), nothing, nothing),
                        new TrialBalance.Row(CUSTOMERS, nothing, brl("5.00"), nothing),
                        new TrialBalance.Row(SALES, brl("-100.00"), nothing, brl("5.00")));
        assertThat(november.total(Side.DEBIT, BRL)).isEqualTo(brl("105.00"));
        assertThat(november.total(Side.CREDIT, BRL)).isEqualTo(brl("105.00"));
        assertThat(ledger.trialBalance(MARIA, YearMonth.of(2026, 10), YearMonth.of(2026, 11))
                        .rows())
                .containsExactly(
                        new TrialBalance.Row(BANK, nothing, brl("100.00"), nothing),
                        new TrialBalance.Row(CUSTOMERS, nothing, brl("5.00"), nothing),
                        new TrialBalance.Row(SALES, nothing, nothing, brl("105.00")));
        assertRefused(
                "ledger.months-reversed",
                () -> ledger.trialBalance(MARIA, YearMonth.of(2026, 11), YearMonth.of(2026, 10)));
    }

    @Test
    void the_levels_above_sum_up_the_accounts_under_them() {
        ledger.post(
                MARIA,
                entry(
                        "cash sale",
                        DATE,
                        JournalLine.debit(BANK, brl("60.00")),
                        JournalLine.debit(CUSTOMERS, brl("40.00")),
                        JournalLine.credit(SALES, brl("100.00"))));

        assertThat(ledger.trialBalance(MARIA, YearMonth.from(DATE)).rolledUp())
                .extracting(row -> row.account() + " " + row.closing())
                .containsExactly(
                        "1 BRL 100.00",
                        "1.1 BRL 100.00",
                        "1.1.1 BRL 60.00",
                        "1.1.1.02 BRL 60.00",
                        "1.1.2 BRL 40.00",
                        "1.1.2.01 BRL 40.00",
                        "3 BRL -100.00",
                        "3.1 BRL -100.00",
                        "3.1.1 BRL -100.00",
                        "3.1.1.01 BRL -100.00");
    }

    @Test
    void the_statement_of_an_account_is_read_page_by_page_and_shows_nothing_else() {
        for (int day = 3; day >= 1; day--) {
            ledger.post(
                    MARIA,
                    entry(
                            "to bank on " + day,
                            LocalDate.of(2026, 11, day),
                            JournalLine.debit(BANK, brl("1.00")),
                            JournalLine.credit(SALES, brl("1.00"))));
        }
        books.sell("1001", "7.00");

        LocalDate begin = LocalDate.of(2026, 11, 1);
        EntryQuery ofBank = EntryQuery.all().account(BANK).dated(begin, DATE);
        Page<JournalEntry> first = ledger.list(MARIA, ofBank, PageRequest.first(2));
        Page<JournalEntry> second = ledger.list(
                MARIA, ofBank, PageRequest.first(2).after(first.next().orElseThrow()));

        assertThat(first.rows())
                .extracting(entry -> entry.date().getDayOfMonth())
                .containsExactly(1, 2);
        assertThat(second.rows())
                .extracting(entry -> entry.date().getDayOfMonth())
                .containsExactly(3);
        assertThat(ledger.list(MARIA, EntryQuery.all().account(SALES).dated(begin, DATE), PageRequest.first(10))
                        .rows())
                .hasSize(4);
        assertThat(ledger.list(RIVAL, ofBank, PageRequest.first(10)).rows()).isEmpty();
    }

    @Test
    void folding_changes_no_balance() {
        books.sell("1", "10.00");
        books.sell("2", "20.00");
        int folded = books.fold(3);
        books.sell("3", "30.00");

        assertThat(folded).isEqualTo(3);
        assertThat(books.balance(SALES)).isEqualTo(brl("-60.00"));
        assertThat(books.balance(CUSTOMERS)).isEqualTo(brl("60.00"));
        assertThat(ledger.audit(MARIA).clean()).isTrue();
    }

    @Test
    void the_journal_is_read_page_by_page_in_order_of_date() {
        for (int day = 5; day >= 1; day--) {
            ledger.post(
                    MARIA,
                    entry(
                            "day " + day,
                            LocalDate.of(2026, 11, day),
                            JournalLine.debit(BANK, brl("1.00")),
                            JournalLine.credit(SALES, brl("1.00"))));
        }

        assertThat(Page.all(3, page -> ledger.list(MARIA, EntryQuery.all().month(YearMonth.from(DATE)), page)))
                .extracting(entry -> entry.date().getDayOfMonth())
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void each_entry_is_told_by_an_event() {
        EntryId id = books.sell("1001", "79.80");

        List<RecordedEvent> events = books.eventsOf(MARIA, id);

        assertThat(events).hasSize(1);
        assertThat(LedgerEvents.CODEC.read(events.get(0))).isEqualTo(EntryPosted.of(ledger.view(MARIA, id)));
    }

    @Test
    void postings_from_many_threads_lose_nothing() throws Exception {
        int threads = 8;
        int each = 50;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                all.add(pool.submit(() -> {
                    start.await();
                    for (int i = 0; i < each; i++) {
                        books.sell(thread + "-" + i, "0.01");
                        books.fold(10);
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(books.balance(SALES)).isEqualTo(Money.ofMinor(BRL, -threads * each));
        assertThat(ledger.audit(MARIA).findings()).isEmpty();
    }

    private static PostEntry toAccount(String key, AccountCode account) {
        return entry(key, DATE, JournalLine.debit(account, brl("1.00")), JournalLine.credit(SALES, brl("1.00")));
    }
}
