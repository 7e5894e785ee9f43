package dev.backoffice.inventory.stock;

import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.HotWork;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.GuardedCounters;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.job.DueJob;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.inventory.catalog.Items;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.valuation.MovingAverage;
import dev.backoffice.inventory.valuation.ValuationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The company's stock. Every verb has a form for many at once, which is one transaction; each command of it is granted or refused
 * by itself. Thread-safe.
 */
public final class Stock {
    private static final Verb<ReceiveGoods, MovementId> RECEIVE =
            Verb.of("stock.receive", 1, ReceiveGoods::form, MovementId::toString, MovementId::parse);
    private static final Verb<HoldStock, HoldId> HOLD =
            Verb.of("stock.hold", 1, HoldStock::form, HoldId::toString, HoldId::parse);
    private static final Verb<CommitHold, Money> COMMIT =
            Verb.of("stock.commit", 1, CommitHold::form, Money::toString, Money::parse);
    private static final Verb<ReleaseHold, HoldId> RELEASE =
            Verb.of("stock.release", 1, ReleaseHold::form, HoldId::toString, HoldId::parse);
    private static final Verb<ReturnGoods, Money> RETURN =
            Verb.of("stock.return", 1, ReturnGoods::form, Money::toString, Money::parse);
    private static final String VIEW = "stock.view";
    private static final String AUDIT = "stock.audit";

    private final Commands commands;
    private final CurrencyUnit currency;
    private final HotWork<ReceiveGoods, MovementId> receiving;
    private final HotWork<HoldStock, HoldId> holding;
    private final HotWork<CommitHold, Money> committing;
    private final HotWork<ReleaseHold, HoldId> releasing;
    private final HotWork<ReturnGoods, Money> takingBack;

    /** Stock whose cost is kept in BRL. */
    public Stock(Commands commands) {
        this(commands, CurrencyUnit.of("BRL"));
    }

    /**
     * Stock valued by the moving average.
     *
     * @param currency in which the cost of stock is kept; never changed once goods were received
     */
    public Stock(Commands commands, CurrencyUnit currency) {
        this(commands, currency, MovingAverage.RULE);
    }

    /**
     * Stock valued by a rule.
     *
     * @param currency in which the cost of stock is kept; never changed once goods were received
     * @param rule decides what goods cost that leave
     */
    public Stock(Commands commands, CurrencyUnit currency, ValuationRule rule) {
        this.commands = commands;
        this.currency = currency;
        Input.required(rule, "rule");
        ItemUnits catalog = new ItemUnits(commands);
        this.receiving = HotWork.prepared(calls -> {
            Units units = catalog.of(RECEIVE.name(), calls, command -> List.of(command.sku()));
            return (session, open) -> new StockWork(session, currency, rule).receive(open, units);
        });
        this.holding = HotWork.prepared(calls -> {
            Units units = catalog.of(HOLD.name(), calls, Stock::skus);
            return (session, open) -> new StockWork(session, currency, rule).hold(open, units);
        });
        this.committing = (session, open) -> new StockWork(session, currency, rule).commit(open);
        this.releasing = (session, open) -> new StockWork(session, currency, rule).release(open);
        this.takingBack = (session, open) -> new StockWork(session, currency, rule).takeBack(open);
    }

    private static List<Sku> skus(HoldStock command) {
        return command.lines().stream().map(StockLine::sku).toList();
    }

    /**
     * Puts goods that came in on stock.
     *
     * @return the movement it made
     * @throws dev.backoffice.core.error.NotFound {@code item.unknown}
     * @throws dev.backoffice.core.error.InvalidInput {@code stock.other-currency}, {@code input.quantity-scale}, {@code stock.kit} for a
     *     kit: its components are what lies on stock
     */
    public MovementId receive(CallContext context, ReceiveGoods command) {
        return receiveAll(List.of(new HotCall<>(context, command))).get(0).orThrow();
    }

    /** As {@link #receive} for many at once. */
    public List<Outcome<MovementId>> receiveAll(List<HotCall<ReceiveGoods>> calls) {
        return commands.hotAll(RECEIVE, Input.required(calls, "calls"), receiving);
    }

    /**
     * Sets goods aside, all lines or none.
     *
     * @throws dev.backoffice.core.error.NotFound {@code item.unknown}
     * @throws dev.backoffice.core.error.RuleViolation {@code stock.short} naming place, item, what was wanted and what is
     *     available, both as quantities of the item's unit, e.g. {@code 1.25 KG}
     */
    public HoldId hold(CallContext context, HoldStock command) {
        return holdAll(List.of(new HotCall<>(context, command))).get(0).orThrow();
    }

    /** As {@link #hold} for many at once, in the order given: the first gets the last piece. */
    public List<Outcome<HoldId>> holdAll(List<HotCall<HoldStock>> calls) {
        return commands.hotAll(HOLD, Input.required(calls, "calls"), holding);
    }

    /**
     * Lets held goods leave to the customer.
     *
     * @return what they had cost, by the rule of valuation; by the moving average their exact share of what the stock of the item
     *     at the place has cost
     * @throws dev.backoffice.core.error.NotFound {@code hold.unknown}
     * @throws dev.backoffice.core.error.RuleViolation {@code hold.not-live} when it was released, has expired or left already
     */
    public Money commit(CallContext context, CommitHold command) {
        return commitAll(List.of(new HotCall<>(context, command))).get(0).orThrow();
    }

    /** As {@link #commit} for many at once. */
    public List<Outcome<Money>> commitAll(List<HotCall<CommitHold>> calls) {
        return commands.hotAll(COMMIT, Input.required(calls, "calls"), committing);
    }

    /**
     * Gives held goods back.
     *
     * @throws dev.backoffice.core.error.NotFound {@code hold.unknown}
     * @throws dev.backoffice.core.error.RuleViolation {@code hold.not-live} when it has expired or the goods left
     */
    public HoldId release(CallContext context, ReleaseHold command) {
        return releaseAll(List.of(new HotCall<>(context, command))).get(0).orThrow();
    }

    /** As {@link #release} for many at once. */
    public List<Outcome<HoldId>> releaseAll(List<HotCall<ReleaseHold>> calls) {
        return commands.hotAll(RELEASE, Input.required(calls, "calls"), releasing);
    }

    /**
     * Takes back what left with a hold, all that is still outside or some of it, at the cost it left with.
     *
     * @return what it had cost
     * @throws dev.backoffice.core.error.NotFound {@code hold.unknown}
     * @throws dev.backoffice.core.error.RuleViolation {@code stock.not-issued}, {@code stock.already-returned}, {@code
     *     stock.return-exceeds} naming the item, what was wanted and what is still outside
     */
    public Money takeBack(CallContext context, ReturnGoods command) {
        return takeBackAll(List.of(new HotCall<>(context, command))).get(0).orThrow();
    }

    /** As {@link #takeBack} for many at once. */
    public List<Outcome<Money>> takeBackAll(List<HotCall<ReturnGoods>> calls) {
        return commands.hotAll(RETURN, Input.required(calls, "calls"), takingBack);
    }

    boolean mayBeDue() {
        return new DueHolds(commands, currency).any();
    }

    /**
     * Expires holds whose time has passed, of any tenant. One that cannot be expired stops no other: it stays due, and why is told
     * with how many were.
     *
     * @param limit how many at most
     * @throws dev.backoffice.core.error.BackofficeException why a hold could not be expired, when none was
     */
    DueJob.Done expireDue(int limit) {
        return new DueHolds(commands, currency).expire(limit);
    }

    /**
     * How much of an item there is, and where.
     *
     * @throws dev.backoffice.core.error.NotFound {@code item.unknown}
     */
    public Availability availability(CallContext context, Sku sku) {
        Input.required(sku, "sku");
        Unit unit = commands.read(
                context, VIEW, session -> Items.in(session).get(sku).unit());
        List<SiteStock> sites = commands.readHot(
                context,
                VIEW,
                session -> counted(
                        session.counters(),
                        new StockRows(context.tenant(), session.records(context.tenant())).places(sku)));
        Quantity onHand = Quantity.zero(unit);
        Quantity held = Quantity.zero(unit);
        Quantity available = Quantity.zero(unit);
        for (SiteStock site : sites) {
            onHand = onHand.plus(site.onHand());
            held = held.plus(site.held());
            available = available.plus(site.available());
        }
        return new Availability(sku, onHand, held, available, sites);
    }

    /** As {@link #availability(CallContext, Sku)}. */
    public Availability availability(CallContext context, String sku) {
        return availability(context, Sku.of(sku));
    }

    /**
     * One page of what lies where; see {@link StockQuery} for its order and what it costs.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<SiteStock> list(CallContext context, StockQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.readHot(
                context,
                VIEW,
                session -> new StockRows(context.tenant(), session.records(context.tenant()))
                        .places(query, page, places -> counted(session.counters(), places)));
    }

    /**
     * One page of the movements of a query, the earliest first.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<StockMovement> movements(CallContext context, MovementQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.readHot(
                context,
                VIEW,
                session -> new StockRows(context.tenant(), session.records(context.tenant())).movements(query, page));
    }

    /**
     * What a hold was placed for.
     *
     * @throws dev.backoffice.core.error.NotFound {@code hold.unknown}
     */
    public StockHold viewHold(CallContext context, HoldId hold) {
        Input.required(hold, "hold");
        return commands.readHot(
                context,
                VIEW,
                session -> new StockRows(context.tenant(), session.records(context.tenant()))
                        .hold(hold)
                        .orElseThrow(() -> NotFound.of("hold.unknown", "hold", hold.toString())));
    }

    /**
     * What left with a hold, at the cost it left with; nothing while it has not left.
     *
     * @throws NotFound {@code hold.unknown}
     */
    public List<CostedLine> issued(CallContext context, HoldId hold) {
        viewHold(context, hold);
        return commands.readHot(
                context,
                VIEW,
                session -> issued(new StockRows(context.tenant(), session.records(context.tenant())), hold));
    }

    /**
     * What left for one thing, with whichever holds, at the cost it left with; nothing while nothing has left.
     *
     * @param reference what the holds were for, e.g. an order's id
     */
    public List<CostedLine> issuedFor(CallContext context, String reference) {
        HoldStock.checkReference(reference);
        return commands.readHot(context, VIEW, session -> {
            StockRows rows = new StockRows(context.tenant(), session.records(context.tenant()));
            return rows.holdsFor(reference).stream()
                    .flatMap(hold -> issued(rows, hold.id()).stream())
                    .toList();
        });
    }

    /**
     * The cost of what left for one thing and has not come back.
     *
     * @param reference what the holds were for, e.g. an order's id
     */
    public Money costOutside(CallContext context, String reference) {
        HoldStock.checkReference(reference);
        return commands.readHot(context, VIEW, session -> {
            StockRows rows = new StockRows(context.tenant(), session.records(context.tenant()));
            Money outside = Money.zero(currency);
            for (StockHold hold : rows.holdsFor(reference)) {
                outside = outside.plus(outside(rows, hold.id()));
            }
            return outside;
        });
    }

    private Money outside(StockRows rows, HoldId hold) {
        Money left = cost(issued(rows, hold));
        for (List<CostedLine> part : rows.returns(hold)) {
            left = part.isEmpty() ? Money.zero(currency) : left.minus(cost(part));
        }
        return left;
    }

    private Money cost(List<CostedLine> lines) {
        return lines.stream().map(CostedLine::cost).reduce(Money.zero(currency), Money::plus);
    }

    private static List<CostedLine> issued(StockRows rows, HoldId hold) {
        return rows.issuedWith(hold).stream()
                .map(movement -> new CostedLine(movement.site(), movement.sku(), movement.quantity(), movement.value()))
                .toList();
    }

    /** Checks the laws of stock over the tenant's stored data: units conserved, nothing oversold, each hold resolved once. */
    public AuditReport audit(CallContext context) {
        return commands.readHot(context, AUDIT, session -> new StockAudit(session, context.tenant(), currency).run());
    }

    private List<SiteStock> counted(GuardedCounters counters, List<StockPlace.Counted> places) {
        List<CounterKey> keys = new ArrayList<>();
        places.forEach(counted -> {
            keys.add(counted.place().stock());
            keys.add(counted.place().value());
        });
        Map<CounterKey, Counter> all = keys.isEmpty() ? Map.of() : counters.read(keys);
        List<SiteStock> stocks = new ArrayList<>();
        for (StockPlace.Counted counted : places) {
            StockPlace place = counted.place();
            Counter stock = all.getOrDefault(place.stock(), Counter.empty(place.stock()));
            Counter value = all.getOrDefault(place.value(), Counter.empty(place.value()));
            stocks.add(new SiteStock(
                    place.site(),
                    place.sku(),
                    Quantity.ofMinor(stock.onHand(), counted.unit()),
                    Quantity.ofMinor(stock.held(), counted.unit()),
                    Quantity.ofMinor(stock.available(), counted.unit()),
                    Money.ofMinor(currency, value.onHand())));
        }
        return stocks;
    }
}
