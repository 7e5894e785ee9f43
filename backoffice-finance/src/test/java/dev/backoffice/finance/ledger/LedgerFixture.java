package dev.backoffice.finance.ledger;

import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.event.Relay;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.event.Subscriptions;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.insight.Observer;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.AddChart;
import dev.backoffice.finance.account.ChartOfAccounts;
import dev.backoffice.finance.account.ChartTemplate;
import dev.backoffice.finance.period.ClosePeriod;
import dev.backoffice.finance.period.Periods;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A ledger over a store, the in-memory one unless told otherwise, with the shipped chart and rules, for two tenants. */
final class LedgerFixture {
    static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    static final CallContext RIVAL = CallContext.of("red-shop", "rita");
    static final CurrencyUnit BRL = CurrencyUnit.of("BRL");
    static final AccountCode BANK = AccountCode.of("1.1.1.02");
    static final AccountCode CUSTOMERS = AccountCode.of("1.1.2.01");
    static final AccountCode STOCK = AccountCode.of("1.1.3.01");
    static final AccountCode SUPPLIERS = AccountCode.of("2.1.1.01");
    static final AccountCode SALES = AccountCode.of("3.1.1.01");
    static final AccountCode IN_TRANSIT = AccountCode.of("1.1.3.02");
    static final AccountCode ADVANCES = AccountCode.of("2.1.4.01");
    static final AccountCode GIFTS = AccountCode.of("4.2.2.04");
    static final AccountCode COST = AccountCode.of("4.1.1.01");
    static final LocalDate DATE = LocalDate.of(2026, 11, 24);

    final Store store;
    final ChartOfAccounts chart;
    final Ledger ledger;
    final Periods periods;
    private final Relay sealing;
    private final Moment moment;

    LedgerFixture() {
        this(MemoryStore.create());
    }

    LedgerFixture(Store store) {
        this.store = store;
        SettableClock clock = SettableClock.at("2026-11-24T04:30:00Z");
        List<Subscription> subscriptions = new ArrayList<>();
        Commands commands = TestCommands.builder(store, clock, SequentialIds.create())
                .subscribing(pipeline -> {
                    subscriptions.add(
                            new PeriodSealing(new Ledger(pipeline, PostingRules.shipped()), new Periods(pipeline))
                                    .subscription());
                    return Subscriptions.of(subscriptions.get(0));
                })
                .build();
        this.chart = new ChartOfAccounts(commands);
        this.ledger = new Ledger(commands, PostingRules.shipped());
        this.periods = new Periods(commands);
        this.sealing = new Relay(store.deliveries(), subscriptions.get(0), clock, Observer.silent());
        this.moment = new Moment(clock.instant(), SequentialIds.create());
        chart.addChart(MARIA, new AddChart(key("chart"), ChartTemplate.shop()));
        chart.addChart(RIVAL, new AddChart(key("chart"), ChartTemplate.shop()));
    }

    static IdempotencyKey key(String text) {
        return IdempotencyKey.of(text);
    }

    static Money brl(String amount) {
        return Money.of(BRL, new java.math.BigDecimal(amount));
    }

    static PostEntry entry(String key, LocalDate date, JournalLine... lines) {
        return new PostEntry(key(key), date, "a test", Origin.of("manual", key), List.of(lines));
    }

    static PostEvent sale(String order, String total) {
        return PostEvent.of(key("revenue of " + order), "sale.revenue", "order/" + order, DATE)
                .amount("total", brl(total))
                .amount("goods", brl(total))
                .amount("charges", brl("0.00"));
    }

    EntryId sell(String order, String total) {
        return ledger.book(MARIA, sale(order, total));
    }

    Money balance(AccountCode account) {
        return ledger.balance(MARIA, account, BRL);
    }

    /** Closes a month and notes its balances, as the heartbeat does. */
    void close(YearMonth month) {
        periods.close(MARIA, ClosePeriod.of("close " + month, month));
        seal();
    }

    /** Delivers closings to who notes the balances. */
    void seal() {
        sealing.run(moment, 100);
    }

    /** Folds as the job does. */
    int fold(int limit) {
        return store.hot(session -> session.deltas().fold(limit));
    }

    List<RecordedEvent> eventsOf(CallContext context, EntryId entry) {
        return store.execute(
                context,
                session -> session.outbox().of(context.tenant(), AggregateRef.of("journal-entry", entry.toString())));
    }
}
