package dev.backoffice.inventory.stock;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.Posting;
import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterOperation;
import dev.backoffice.core.counter.GuardedCounters;
import dev.backoffice.core.counter.Hold;
import dev.backoffice.core.counter.HoldKey;
import dev.backoffice.core.error.Denied;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.valuation.MovingAverage;
import dev.backoffice.inventory.valuation.ValuationRule;
import dev.backoffice.inventory.valuation.Worth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch of stock commands in its hot transaction: plans each command, lets the guarded counters decide all of them, and
 * writes the rows, postings and events of those that were granted.
 */
final class StockWork {
    private static final Logger LOG = LoggerFactory.getLogger(StockWork.class);

    private final HotSession session;
    private final CurrencyUnit currency;
    private final ValuationRule rule;
    private final GuardedCounters counters;
    private final List<Posting> postings = new ArrayList<>();

    /** For works by which nothing leaves, so that no rule is asked. */
    StockWork(HotSession session, CurrencyUnit currency) {
        this(session, currency, MovingAverage.RULE);
    }

    StockWork(HotSession session, CurrencyUnit currency, ValuationRule rule) {
        this.session = session;
        this.currency = currency;
        this.rule = rule;
        this.counters = session.counters();
    }

    // ---- receive

    private record Receipt(
            HotCall<ReceiveGoods> call,
            StockPlace.Counted counted,
            UnitPrice unitCost,
            Quantity quantity,
            Money value) {}

    List<Outcome<MovementId>> receive(List<HotCall<ReceiveGoods>> calls, Units units) {
        List<Outcome<MovementId>> outcomes = new ArrayList<>(calls.size());
        for (Outcome<Granted<Receipt>> decided :
                decide(calls, call -> planReceipt(call, units), StockWork::subject, StockWork::receiptChange)) {
            outcomes.add(decided.map(granted -> book(granted.plan())));
        }
        return finish(outcomes);
    }

    private Receipt planReceipt(HotCall<ReceiveGoods> call, Units units) {
        ReceiveGoods command = call.command();
        UnitPrice cost = given(command.unitCost(), "unitCost");
        Site site = given(command.site(), "site");
        if (!cost.currency().equals(currency)) {
            throw InvalidInput.of(
                    "stock.other-currency",
                    "sku",
                    command.sku().value(),
                    "currency",
                    cost.currency().getCode(),
                    "expected",
                    currency.getCode());
        }
        Quantity quantity = Quantity.of(command.count(), units.kept(call.context(), command.sku()));
        Money value = Amounts.inRange(cost.times(quantity, RoundingPolicy.HALF_UP_CENT), "unitCost");
        StockPlace place = new StockPlace(call.context().tenant(), site, command.sku());
        return new Receipt(call, new StockPlace.Counted(place, quantity.unit()), cost, quantity, value);
    }

    /** A value that the validation of the command has seen. */
    private static <T> T given(Optional<T> value, String field) {
        return value.orElseThrow(() -> InvalidInput.of("input.null", "field", field));
    }

    private static CounterOperation receiptChange(Receipt receipt) {
        return incoming(
                Map.of(receipt.counted().place(), new Amount(receipt.quantity().toMinor(), cents(receipt.value()))));
    }

    private MovementId book(Receipt receipt) {
        StockPlace place = receipt.counted().place();
        ReceiveGoods command = receipt.call().command();
        CallContext context = receipt.call().context();
        MovementId id = new MovementId(session.moment().newId());
        StockRows rows = rows(place.tenant());
        rows.note(receipt.counted());
        rows.add(
                new StockMovement(
                        id,
                        StockMovement.Kind.RECEIVED,
                        command.document(),
                        place.site(),
                        place.sku(),
                        receipt.quantity(),
                        receipt.value(),
                        session.moment().now(),
                        context.user()),
                Optional.empty());
        post(
                id.toString(),
                Map.of(place, new Amount(receipt.quantity().toMinor(), cents(receipt.value()))),
                StockPlace.SUPPLIER);
        session.record(
                context,
                AggregateRef.of(StockRows.MOVEMENT, id.toString()),
                1,
                StockEvents.CODEC,
                List.of(new GoodsReceived(
                        command.document(),
                        place.site(),
                        place.sku(),
                        receipt.quantity(),
                        receipt.unitCost(),
                        receipt.value())));
        return id;
    }

    // ---- hold

    private record Placing(HotCall<HoldStock> call, HoldId id, Map<StockPlace, Quantity> amounts, Instant expiresAt) {}

    List<Outcome<HoldId>> hold(List<HotCall<HoldStock>> calls, Units units) {
        List<Outcome<HoldId>> outcomes = new ArrayList<>(calls.size());
        for (Outcome<Granted<Placing>> decided :
                decide(calls, call -> planHold(call, units), StockWork::subject, StockWork::holdChange)) {
            CallContext context = calls.get(outcomes.size()).context();
            outcomes.add(explained(decided, sku -> units.of(context, sku)).map(granted -> book(granted.plan())));
        }
        return finish(outcomes);
    }

    /** Names place and item, and tells quantities in the item's unit, where the counters only know their own. */
    private static <T> Outcome<T> explained(Outcome<T> outcome, Function<Sku, Unit> units) {
        if (!(outcome instanceof Outcome.Refused<T> refused)
                || !refused.error().code().equals("counter.short")) {
            return outcome;
        }
        Map<String, String> shortage = refused.error().details();
        String name = shortage.getOrDefault("counter", "");
        int slash = name.indexOf('/');
        Sku sku = Sku.of(name.substring(slash + 1));
        Unit unit = units.apply(sku);
        return Outcome.refused(RuleViolation.of(
                "stock.short",
                "site",
                name.substring(0, slash),
                "sku",
                sku.value(),
                "wanted",
                counted(shortage, "wanted", unit),
                "available",
                counted(shortage, "available", unit)));
    }

    private static String counted(Map<String, String> shortage, String detail, Unit unit) {
        return Quantity.ofMinor(Long.parseLong(shortage.getOrDefault(detail, "0")), unit)
                .toString();
    }

    private Placing planHold(HotCall<HoldStock> call, Units units) {
        HoldStock command = call.command();
        TenantId tenant = call.context().tenant();
        Map<StockPlace, Quantity> amounts = new TreeMap<>();
        for (StockLine line : command.lines()) {
            Unit unit = units.of(call.context(), line.sku());
            amounts.merge(
                    new StockPlace(tenant, line.site(), line.sku()), Quantity.of(line.count(), unit), Quantity::plus);
        }
        return new Placing(
                call,
                HoldId.of(tenant, command.key()),
                amounts,
                session.moment().now().plus(command.keepFor()));
    }

    private static CounterOperation holdChange(Placing placing) {
        Map<CounterKey, Long> amounts = new TreeMap<>();
        placing.amounts().forEach((place, quantity) -> amounts.put(place.stock(), quantity.toMinor()));
        return new CounterOperation.Place(key(placing.call(), placing.id()), amounts, placing.expiresAt());
    }

    private HoldId book(Placing placing) {
        List<HeldLine> lines = new ArrayList<>();
        placing.amounts().forEach((place, quantity) -> lines.add(new HeldLine(place.site(), place.sku(), quantity)));
        String reference = placing.call().command().reference();
        CallContext context = placing.call().context();
        rows(context.tenant())
                .add(new StockHold(
                        placing.id(), reference, lines, session.moment().now(), placing.expiresAt()));
        record(context, placing.id(), 1, new StockHeld(placing.id(), reference, lines, placing.expiresAt()));
        return placing.id();
    }

    // ---- commit

    private record Issue(HotCall<CommitHold> call, StockHold hold) {}

    List<Outcome<Money>> commit(List<HotCall<CommitHold>> calls) {
        List<Outcome<Granted<Issue>>> decided = decide(
                calls,
                call -> new Issue(call, known(call.context(), call.command().hold())),
                issue -> subject(issue.hold()),
                issue -> new CounterOperation.Commit(
                        key(issue.call(), issue.hold().id()), Map.of()));
        Costs costs = new Costs();
        decided.forEach(outcome -> outcome.map(granted -> costs.willIssue(granted.plan())));
        costs.load();
        List<Outcome<Money>> outcomes = new ArrayList<>(calls.size());
        for (Outcome<Granted<Issue>> outcome : decided) {
            outcomes.add(outcome.map(granted -> book(granted, costs)));
        }
        costs.takeOff();
        return finish(outcomes);
    }

    private Money book(Granted<Issue> granted, Costs costs) {
        CallContext context = granted.plan().call().context();
        StockHold hold = granted.plan().hold();
        StockRows rows = rows(context.tenant());
        Map<StockPlace, Amount> amounts = new TreeMap<>();
        List<CostedLine> lines = new ArrayList<>();
        long total = 0;
        for (HeldLine line : hold.lines()) {
            StockPlace place = new StockPlace(context.tenant(), line.site(), line.sku());
            long cost = costs.issue(place, line.quantity());
            total = Math.addExact(total, cost);
            amounts.put(place, new Amount(-line.quantity().toMinor(), -cost));
            lines.add(new CostedLine(line.site(), line.sku(), line.quantity(), money(cost)));
            rows.add(
                    movement(StockMovement.Kind.ISSUED, hold.id().toString(), context, lines.get(lines.size() - 1)),
                    Optional.of(hold.id()));
        }
        post(hold.id() + "-out", amounts, StockPlace.CUSTOMER);
        record(
                context,
                hold.id(),
                granted.hold(key(context, hold.id())).version(),
                new StockCommitted(hold.id(), hold.reference(), lines, money(total)));
        return money(total);
    }

    /**
     * What goods cost when they leave, by the rule of valuation, so that the last unit takes the rest. Read after the stock is locked; only who has locked the stock changes its value.
     */
    private final class Costs {
        private final Map<StockPlace, Long> onHand = new TreeMap<>();
        private final Map<StockPlace, Long> value = new TreeMap<>();
        private final Map<CounterKey, Long> taken = new TreeMap<>();

        Issue willIssue(Issue issue) {
            for (HeldLine line : issue.hold().lines()) {
                onHand.merge(
                        new StockPlace(issue.call().context().tenant(), line.site(), line.sku()),
                        line.quantity().toMinor(),
                        Math::addExact);
            }
            return issue;
        }

        /** What was on hand before this batch: what is on hand now and what the batch takes. */
        void load() {
            Set<CounterKey> keys = new TreeSet<>();
            onHand.keySet().forEach(place -> {
                keys.add(place.stock());
                keys.add(place.value());
            });
            Map<CounterKey, Counter> now = keys.isEmpty() ? Map.of() : counters.read(keys);
            onHand.replaceAll(
                    (place, issued) -> Math.addExact(counter(now, place.stock()).onHand(), issued));
            onHand.keySet()
                    .forEach(place ->
                            value.put(place, counter(now, place.value()).onHand()));
        }

        private static Counter counter(Map<CounterKey, Counter> counters, CounterKey key) {
            return counters.getOrDefault(key, Counter.empty(key));
        }

        long issue(StockPlace place, Quantity leaving) {
            long amount = leaving.toMinor();
            long before = onHand.getOrDefault(place, 0L);
            long worth = value.getOrDefault(place, 0L);
            // Whatever the rule, the last unit takes the rest.
            long cost = amount >= before ? worth : cost(Quantity.ofMinor(before, leaving.unit()), worth, leaving);
            onHand.put(place, before - amount);
            value.put(place, worth - cost);
            if (cost != 0) {
                taken.merge(place.value(), -cost, Math::addExact);
            }
            return cost;
        }

        private long cost(Quantity before, long worth, Quantity leaving) {
            Money cost = rule.cost(Worth.of(before, money(worth)), leaving).value();
            if (!cost.getCurrencyUnit().equals(currency) || cost.isNegative() || cents(cost) > worth) {
                throw RuleViolation.of(
                        "valuation.out-of-bounds",
                        "rule",
                        rule.code(),
                        "cost",
                        cost.toString(),
                        "value",
                        money(worth).toString());
            }
            return cents(cost);
        }

        void takeOff() {
            if (taken.isEmpty()) {
                return;
            }
            Map<TenantId, Map<CounterKey, Long>> byTenant = new TreeMap<>();
            taken.forEach((key, amount) -> byTenant.computeIfAbsent(key.tenant(), tenant -> new TreeMap<>())
                    .put(key, amount));
            List<CounterOperation> operations = new ArrayList<>(byTenant.size());
            byTenant.values().forEach(changes -> operations.add(new CounterOperation.Adjust(changes)));
            counters.apply(operations).forEach(Outcome::orThrow);
        }
    }

    // ---- release and expire

    private record Ending(CallContext context, StockHold hold) {}

    List<Outcome<HoldId>> release(List<HotCall<ReleaseHold>> calls) {
        return end(
                calls,
                call -> call.command().hold(),
                hold -> new CounterOperation.Release(hold, Map.of()),
                hold -> new StockReleased(hold.id(), hold.reference()));
    }

    List<Outcome<HoldId>> expire(List<HotCall<ExpireHold>> calls) {
        return end(
                calls,
                call -> call.command().hold(),
                CounterOperation.Expire::new,
                hold -> new HoldExpired(hold.id(), hold.reference()));
    }

    private <C extends Command> List<Outcome<HoldId>> end(
            List<HotCall<C>> calls,
            Function<HotCall<C>, HoldId> named,
            Function<HoldKey, CounterOperation> change,
            Function<StockHold, StockEvent> event) {
        List<Outcome<HoldId>> outcomes = new ArrayList<>(calls.size());
        for (Outcome<Granted<Ending>> decided : decide(
                calls,
                call -> new Ending(call.context(), known(call.context(), named.apply(call))),
                ending -> subject(ending.hold()),
                ending -> change.apply(key(ending.context(), ending.hold().id())))) {
            outcomes.add(decided.map(granted -> {
                Ending ending = granted.plan();
                HoldId id = ending.hold().id();
                long version = granted.hold(key(ending.context(), id)).version();
                record(ending.context(), id, version, event.apply(ending.hold()));
                return id;
            }));
        }
        return finish(outcomes);
    }

    // ---- return

    private record Returning(
            HotCall<ReturnGoods> call,
            StockHold hold,
            long version,
            int part,
            List<CostedLine> lines,
            Map<StockPlace, Amount> amounts) {}

    List<Outcome<Money>> takeBack(List<HotCall<ReturnGoods>> calls) {
        Map<HoldKey, Outside> outside = new TreeMap<>();
        List<Outcome<Money>> outcomes = new ArrayList<>(calls.size());
        for (Outcome<Granted<Returning>> decided : decide(
                calls,
                call -> planReturn(call, outside),
                returning -> subject(returning.hold()),
                returning -> incoming(returning.amounts()))) {
            outcomes.add(decided.map(granted -> book(granted.plan())));
        }
        return finish(outcomes);
    }

    private Returning planReturn(HotCall<ReturnGoods> call, Map<HoldKey, Outside> outside) {
        TenantId tenant = call.context().tenant();
        StockHold hold = known(call.context(), call.command().hold());
        HoldKey key = key(call, hold.id());
        Hold counted = counters.holds(List.of(key)).get(key);
        if (counted == null || counted.lines().stream().allMatch(line -> line.committed() == 0)) {
            throw RuleViolation.of("stock.not-issued", "hold", hold.id().toString());
        }
        Outside left = outside.computeIfAbsent(key, same -> Outside.of(rows(tenant), hold.id()));
        List<CostedLine> lines = left.take(call.command());
        Map<StockPlace, Amount> amounts = new TreeMap<>();
        lines.forEach(line -> amounts.put(
                new StockPlace(tenant, line.site(), line.sku()),
                new Amount(line.quantity().toMinor(), cents(line.cost()))));
        // The hold is over, so the versions after its last are free, and each return comes after the issue in order.
        return new Returning(call, hold, counted.version() + left.parts(), left.parts(), lines, amounts);
    }

    private Money book(Returning returning) {
        CallContext context = returning.call().context();
        ReturnGoods command = returning.call().command();
        StockHold hold = returning.hold();
        StockRows rows = rows(context.tenant());
        rows.addReturn(command, returning.part(), returning.lines());
        long total = 0;
        for (CostedLine line : returning.lines()) {
            total = Math.addExact(total, cents(line.cost()));
            rows.add(movement(StockMovement.Kind.RETURNED, command.document(), context, line), Optional.empty());
        }
        String posting = returning.part() == 1 ? "-back" : "-back-" + returning.part();
        post(hold.id() + posting, returning.amounts(), StockPlace.CUSTOMER);
        record(
                context,
                hold.id(),
                returning.version(),
                new GoodsReturned(command.document(), hold.id(), hold.reference(), returning.lines(), money(total)));
        return money(total);
    }

    // ---- the steps all share

    /** A command that the counters granted, and what they left behind. */
    private record Granted<P>(P plan, GuardedCounters.Change change) {
        Hold hold(HoldKey key) {
            return change.holds().stream()
                    .filter(hold -> hold.key().equals(key))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What who receives goods is allowed by: the place, and what comes in. */
    private static Subject subject(Receipt receipt) {
        StockPlace place = receipt.counted().place();
        return Subject.of("stock", place.site() + "/" + place.sku())
                .with("site", place.site().toString())
                .with("sku", place.sku().toString())
                .with("quantity", receipt.quantity().toString())
                .with("value", receipt.value().toString());
    }

    private static Subject subject(Placing placing) {
        return subject(
                placing.id(),
                placing.call().command().reference(),
                placing.amounts().keySet().stream().map(StockPlace::site));
    }

    private static Subject subject(StockHold hold) {
        return subject(hold.id(), hold.reference(), hold.lines().stream().map(HeldLine::site));
    }

    /** What who moves a hold is allowed by: what it is for, and where its goods lie. */
    private static Subject subject(HoldId hold, String reference, Stream<Site> sites) {
        return Subject.of("stock-hold", hold.toString())
                .with("reference", reference)
                .with("sites", sites.map(Site::toString).distinct().sorted().collect(Collectors.joining(",")));
    }

    /**
     * Plans each call and asks whether the caller may, then lets the counters decide all plans at once; whatever is refused fails
     * alone.
     */
    private <C extends Command, P> List<Outcome<Granted<P>>> decide(
            List<HotCall<C>> calls,
            Function<HotCall<C>, P> plan,
            Function<P, Subject> subject,
            Function<P, CounterOperation> change) {
        List<Outcome<P>> plans = new ArrayList<>(calls.size());
        List<CounterOperation> changes = new ArrayList<>(calls.size());
        for (HotCall<C> call : calls) {
            try {
                P planned = plan.apply(call);
                session.authorize(call.context(), subject.apply(planned));
                changes.add(change.apply(planned));
                plans.add(Outcome.granted(planned));
            } catch (InvalidInput | RuleViolation | NotFound | Denied refused) {
                plans.add(Outcome.refused(refused));
            }
        }
        List<Outcome<GuardedCounters.Change>> decided = changes.isEmpty() ? List.of() : counters.apply(changes);
        List<Outcome<Granted<P>>> outcomes = new ArrayList<>(calls.size());
        int next = 0;
        for (Outcome<P> planned : plans) {
            if (planned instanceof Outcome.Granted<P> good) {
                Outcome<GuardedCounters.Change> decision = decided.get(next++);
                outcomes.add(decision.map(left -> new Granted<>(good.value(), left)));
            } else {
                outcomes.add(Outcome.refused(((Outcome.Refused<P>) planned).error()));
            }
        }
        return outcomes;
    }

    private <T> List<Outcome<T>> finish(List<Outcome<T>> outcomes) {
        if (!postings.isEmpty()) {
            session.postings().post(postings);
        }
        counters.expiredForRoom().forEach(this::recordExpiry);
        return outcomes;
    }

    /**
     * Records that a hold was expired to make room. One without a readable row stops nobody's command: its goods are free, but
     * what they were held for is not known, so that there is nothing to record and it is told in the log.
     */
    private void recordExpiry(Hold expired) {
        HoldId id = new HoldId(expired.key().id());
        CallContext context = new CallContext(expired.key().tenant(), HoldExpiry.USER);
        rows(context.tenant())
                .readableHold(id)
                .ifPresentOrElse(
                        hold -> record(context, id, expired.version(), new HoldExpired(id, hold.reference())),
                        () -> LOG.atWarn()
                                .addKeyValue("tenant", context.tenant())
                                .addKeyValue("hold", id)
                                .log("hold without a readable row was expired to make room"));
    }

    /** A change of goods and of their cost, in the smallest units. */
    private record Amount(long goods, long cents) {}

    private static CounterOperation incoming(Map<StockPlace, Amount> amounts) {
        Map<CounterKey, Long> changes = new TreeMap<>();
        amounts.forEach((place, amount) -> {
            changes.put(place.stock(), amount.goods());
            if (amount.cents() != 0) {
                changes.put(place.value(), amount.cents());
            }
        });
        return new CounterOperation.Adjust(changes);
    }

    /** Posts the same movement in the book of goods and in the book of costs. */
    private void post(String id, Map<StockPlace, Amount> amounts, String elsewhere) {
        List<Posting.Line> goods = new ArrayList<>();
        List<Posting.Line> costs = new ArrayList<>();
        amounts.forEach((place, amount) -> {
            both(goods, place.goods(), place.goods(elsewhere), amount.goods());
            if (amount.cents() != 0) {
                both(
                        costs,
                        place.worth(currency.getCode()),
                        place.worth(elsewhere, currency.getCode()),
                        amount.cents());
            }
        });
        postings.add(new Posting(id, goods));
        if (!costs.isEmpty()) {
            postings.add(new Posting(id, costs));
        }
    }

    private static void both(List<Posting.Line> lines, BalanceKey here, BalanceKey there, long amount) {
        lines.add(new Posting.Line(here, amount));
        lines.add(new Posting.Line(there, -amount));
    }

    private StockMovement movement(StockMovement.Kind kind, String document, CallContext context, CostedLine line) {
        return new StockMovement(
                new MovementId(session.moment().newId()),
                kind,
                document,
                line.site(),
                line.sku(),
                line.quantity(),
                line.cost(),
                session.moment().now(),
                context.user());
    }

    private void record(CallContext context, HoldId hold, long version, StockEvent event) {
        session.record(
                context, AggregateRef.of(StockRows.HOLD, hold.toString()), version, StockEvents.CODEC, List.of(event));
    }

    private StockHold known(CallContext context, HoldId id) {
        return rows(context.tenant()).hold(id).orElseThrow(() -> NotFound.of("hold.unknown", "hold", id.toString()));
    }

    private StockRows rows(TenantId tenant) {
        return new StockRows(tenant, session.records(tenant));
    }

    private static HoldKey key(HotCall<?> call, HoldId id) {
        return key(call.context(), id);
    }

    private static HoldKey key(CallContext context, HoldId id) {
        return new HoldKey(context.tenant(), id.value());
    }

    private Money money(long cents) {
        return Money.ofMinor(currency, cents);
    }

    private static long cents(Money amount) {
        return amount.getAmountMinorLong();
    }
}
