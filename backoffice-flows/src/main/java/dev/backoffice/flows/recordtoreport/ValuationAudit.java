package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.PageToken;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.ledger.Ledger;
import dev.backoffice.inventory.stock.SiteStock;
import dev.backoffice.inventory.stock.StockQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Law 5: what the stock has cost equals the ledger's stock account and what is on its way to it; and the account of goods in
 * transit has the cost of what has left and no buyer has yet.
 *
 * <p>What is on its way has to arrive: a posting that was given up on is a finding too.
 *
 * <p>Stock, ledger and deliveries are read one after the other. What happens meanwhile can make a difference that is none, so a
 * difference is told only when it is there, and the same, twice.
 */
public final class ValuationAudit {
    /** What is checked: {@value}. */
    public static final String STOCK_LAW = "flow.valuation-equals-ledger";

    /** What is checked: {@value}. */
    public static final String TRANSIT_LAW = "flow.transit-equals-ledger";

    /** What is checked: {@value}. */
    public static final String STUCK_LAW = "flow.posting-stuck";

    private static final int PAGE = 1000;

    private final BookedRooms rooms;
    private final Ledger ledger;
    private final UndeliveredEvents events;
    private final UndeliveredPostings undelivered;
    private final GoodsInTransit transit;
    private final AccountCode stockAccount;
    private final AccountCode transitAccount;
    private final CurrencyUnit currency;

    /**
     * The audit of all tenants.
     *
     * @param flows the names of the subscriptions that bring goods of cancelled orders back
     * @param stockAccount the account the posting rules debit when goods come in
     * @param transitAccount the account they debit when goods leave for an order
     */
    public ValuationAudit(
            BookedRooms rooms,
            Ledger ledger,
            Deliveries deliveries,
            Set<String> flows,
            AccountCode stockAccount,
            AccountCode transitAccount,
            CurrencyUnit currency) {
        this.rooms = rooms;
        this.ledger = ledger;
        this.events = new UndeliveredEvents(deliveries);
        this.undelivered = new UndeliveredPostings(ledger, events, currency);
        this.transit = new GoodsInTransit(rooms, ledger, events, Set.copyOf(flows), transitAccount, currency);
        this.stockAccount = stockAccount;
        this.transitAccount = transitAccount;
        this.currency = currency;
    }

    /** Two sums that have to be equal. */
    private record Sums(Money expected, Money booked, long checked) {
        Money difference() {
            return expected.minus(booked);
        }
    }

    /** Compares the sums for a tenant. */
    public AuditReport run(CallContext context) {
        List<Finding> findings = new ArrayList<>();
        Sums stock = settled(context, this::stock);
        if (!stock.difference().isZero()) {
            findings.add(Finding.of(
                    STOCK_LAW,
                    stockAccount.toString(),
                    "the stock has cost " + stock.expected() + ", the ledger and what is on its way to it say "
                            + stock.booked()));
        }
        Sums onTheWay = settled(context, this::transit);
        if (!onTheWay.difference().isZero()) {
            findings.add(Finding.of(
                    TRANSIT_LAW,
                    transitAccount.toString(),
                    "goods on their way to buyers have cost " + onTheWay.expected() + ", the ledger says "
                            + onTheWay.booked()));
        }
        events.eachDelivery(context, Books.NAME, delivery -> {
            if (delivery.status() == Delivery.Status.PARKED) {
                findings.add(Finding.of(
                        STUCK_LAW,
                        delivery.event().key().aggregate().toString(),
                        "its event " + delivery.event().type() + " could not be posted and waits for somebody"));
            }
        });
        return new AuditReport("flows.record-to-report", stock.checked() + onTheWay.checked(), findings);
    }

    private static Sums settled(CallContext context, Function<CallContext, Sums> read) {
        Sums first = read.apply(context);
        if (first.difference().isZero()) {
            return first;
        }
        Sums second = read.apply(context);
        return second.difference().isEqual(first.difference())
                ? second
                : new Sums(second.expected(), second.expected(), second.checked());
    }

    private Sums stock(CallContext context) {
        Money valuation = Money.zero(currency);
        long places = 0;
        Optional<PageToken> next = Optional.empty();
        do {
            Page<SiteStock> page = rooms.stock().list(context, StockQuery.all(), new PageRequest(PAGE, next));
            for (SiteStock place : page.rows()) {
                valuation = valuation.plus(place.value());
                places++;
            }
            next = page.next();
        } while (next.isPresent());
        Money booked = ledger.balance(context, stockAccount, currency).plus(undelivered.toStock(context));
        return new Sums(valuation, booked, places);
    }

    private Sums transit(CallContext context) {
        GoodsInTransit.Sum expected = transit.expected(context);
        return new Sums(expected.cost(), ledger.balance(context, transitAccount, currency), expected.orders());
    }
}
