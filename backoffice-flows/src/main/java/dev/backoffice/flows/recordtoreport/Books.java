package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.AddChart;
import dev.backoffice.finance.account.ChartOfAccounts;
import dev.backoffice.finance.account.ChartTemplate;
import dev.backoffice.finance.ledger.Ledger;
import dev.backoffice.finance.ledger.PostEvent;
import dev.backoffice.inventory.order.OrderEvent;
import dev.backoffice.inventory.order.OrderEvents;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.Orders;
import dev.backoffice.inventory.stock.GoodsReceived;
import dev.backoffice.inventory.stock.GoodsReturned;
import dev.backoffice.inventory.stock.StockCommitted;
import dev.backoffice.inventory.stock.StockEvent;
import dev.backoffice.inventory.stock.StockEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.joda.money.Money;

/**
 * Posts what happens in stock and to orders by the posting rules in force: goods received, the money of an order, the sale and
 * its cost when the goods leave, and their reversal when they come back.
 *
 * <p>A tenant whose books were never opened gets the shop's chart of accounts with its first entry.
 */
public final class Books {
    /** The name of its subscription. */
    public static final String NAME = "ledger";

    private final Companies companies;
    private final ChartOfAccounts accounts;
    private final ChartTemplate chart;
    private final Ledger ledger;
    private final Orders orders;
    private final Set<TenantId> opened = ConcurrentHashMap.newKeySet();

    /** @param chart the chart of accounts of a tenant that has none yet */
    public Books(Companies companies, ChartOfAccounts accounts, ChartTemplate chart, Ledger ledger, Orders orders) {
        this.companies = companies;
        this.accounts = accounts;
        this.chart = chart;
        this.ledger = ledger;
        this.orders = orders;
    }

    /** The subscription that posts. */
    public Subscription subscription() {
        return Subscription.named(NAME).on(StockEvents.CODEC, this::onStock).on(OrderEvents.CODEC, this::onOrder);
    }

    private void onStock(CallContext context, Occurrence<StockEvent> happened) {
        StockEvent event = happened.event();
        if (event instanceof GoodsReceived received) {
            post(
                    context,
                    post(context, happened, "stock.received", "delivery/" + received.document())
                            .amount("cost", received.value()));
        } else if (event instanceof StockCommitted committed) {
            post(
                    context,
                    post(context, happened, "sale.cost", "order/" + committed.reference())
                            .amount("cost", committed.cost()));
        } else if (event instanceof GoodsReturned returned) {
            post(
                    context,
                    post(context, happened, "sale.returned", "order/" + returned.reference())
                            .amount("total", soldFor(context, returned))
                            .amount("cost", returned.cost()));
        }
    }

    private void onOrder(CallContext context, Occurrence<OrderEvent> happened) {
        OrderEvent event = happened.event();
        String reference = "order/" + event.order();
        if (event instanceof OrderEvent.OrderReceived received) {
            // what was taken then: what changed later is told by events of its own
            Money taken = received.taken()
                    .orElseGet(
                            () -> orders.view(context, received.order()).terms().taken());
            cash(context, happened, reference, taken);
        } else if (event instanceof OrderEvent.OrderPaymentsChanged changed
                && orders.view(context, changed.order()).parts().isEmpty()) {
            // the money of a split order is its parts'
            cash(context, happened, reference, changed.taken().minus(changed.before()));
        } else if (event instanceof OrderEvent.OrderDispatched dispatched) {
            post(
                    context,
                    post(context, happened, "sale.revenue", reference)
                            .amount(
                                    "total",
                                    orders.view(context, dispatched.order()).total()));
        } else if (event instanceof OrderEvent.OrderCancelled cancelled
                && cancelled.compensation().refund().isPositive()) {
            post(
                    context,
                    post(context, happened, "cash.refunded", reference)
                            .amount("amount", cancelled.compensation().refund()));
        }
    }

    /** Money that came, or that went back when it is below zero. */
    private void cash(CallContext context, Occurrence<?> happened, String reference, Money amount) {
        if (!amount.isZero()) {
            String kind = amount.isPositive() ? "cash.received" : "cash.refunded";
            post(context, post(context, happened, kind, reference).amount("amount", amount.abs()));
        }
    }

    private PostEvent post(CallContext context, Occurrence<?> happened, String kind, String reference) {
        return PostEvent.of(happened.commandKey(kind), kind, reference, dateOf(context, happened.at()));
    }

    /** What the sale came to; nothing when the goods left for something else than an order. */
    private Money soldFor(CallContext context, GoodsReturned returned) {
        try {
            return orders.view(context, OrderId.parse(returned.reference())).total();
        } catch (InvalidInput | NotFound notAnOrder) {
            return Money.zero(returned.cost().getCurrencyUnit());
        }
    }

    /** Where nothing was paid and nothing cost anything there is nothing to book. */
    private void post(CallContext context, PostEvent event) {
        if (event.amounts().values().stream().allMatch(Money::isZero)) {
            return;
        }
        open(context);
        ledger.book(context, event);
    }

    private LocalDate dateOf(CallContext context, Instant at) {
        return LocalDate.ofInstant(at, companies.of(context.tenant()).main().zone());
    }

    /** Opens the tenant's books unless it has accounts. */
    public void open(CallContext context) {
        if (opened.contains(context.tenant())) {
            return;
        }
        AccountCode first = chart.accounts().get(0).code();
        if (accounts.find(context, first).isEmpty()) {
            accounts.addChart(context, new AddChart(IdempotencyKey.of("chart/shop"), chart));
        }
        opened.add(context.tenant());
    }
}
