package dev.backoffice.inventory.stock;

import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.GuardedCounters;
import dev.backoffice.core.counter.Hold;
import dev.backoffice.core.counter.HoldKey;
import dev.backoffice.core.counter.HoldLine;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.HotSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/** Checks the laws of stock over what is stored, in one transaction. */
final class StockAudit {
    private static final int HOLDS_AT_ONCE = 1000;

    private final TenantId tenant;
    private final CurrencyUnit currency;
    private final StockRows rows;
    private final GuardedCounters counters;
    private final Map<BalanceKey, Long> goods;
    private final Map<BalanceKey, Long> worth;
    private final Map<String, Long> held = new HashMap<>();
    private final Map<String, Long> movedGoods = new HashMap<>();
    private final Map<String, Long> movedWorth = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private long checked;

    StockAudit(HotSession session, TenantId tenant, CurrencyUnit currency) {
        this.tenant = tenant;
        this.currency = currency;
        this.rows = new StockRows(tenant, session.records(tenant));
        this.counters = session.counters();
        this.goods = session.postings().balances(BalanceQuery.of(tenant, StockPlace.STOCK));
        this.worth = session.postings().balances(BalanceQuery.of(tenant, StockPlace.VALUE));
    }

    AuditReport run() {
        unitsAreConserved(goods);
        unitsAreConserved(worth);
        rows.eachMovement(this::add);
        List<StockHold> some = new ArrayList<>();
        rows.eachHold(hold -> {
            some.add(hold);
            if (some.size() == HOLDS_AT_ONCE) {
                holdsAreResolvedOnce(some);
                some.clear();
            }
        });
        holdsAreResolvedOnce(some);
        rows.eachPlace(this::placeAgrees);
        return new AuditReport("inventory.stock", checked, findings);
    }

    private void unitsAreConserved(Map<BalanceKey, Long> balances) {
        Map<String, Long> sums = new TreeMap<>();
        balances.forEach((key, amount) -> sums.merge(key.unit(), amount, Math::addExact));
        sums.forEach((unit, sum) -> {
            checked++;
            if (sum != 0) {
                find("stock.units-conserved", unit, "sums to " + sum + " over all places");
            }
        });
    }

    private void add(StockMovement movement) {
        checked++;
        String name = new StockPlace(tenant, movement.site(), movement.sku()).name();
        long sign = movement.incoming() ? 1 : -1;
        movedGoods.merge(name, sign * movement.quantity().toMinor(), Math::addExact);
        movedWorth.merge(name, sign * movement.value().getAmountMinorLong(), Math::addExact);
    }

    private void holdsAreResolvedOnce(List<StockHold> holds) {
        Map<HoldKey, StockHold> byKey = new TreeMap<>();
        holds.forEach(hold -> byKey.put(new HoldKey(tenant, hold.id().value()), hold));
        Map<HoldKey, Hold> counted = byKey.isEmpty() ? Map.of() : counters.holds(byKey.keySet());
        byKey.forEach((key, hold) -> {
            checked++;
            Hold found = counted.get(key);
            if (found == null) {
                find("stock.hold-resolved-once", hold.id().toString(), "has no counted hold");
                return;
            }
            Map<String, Long> expected = new TreeMap<>();
            hold.lines()
                    .forEach(line -> expected.put(
                            new StockPlace(tenant, line.site(), line.sku()).name(),
                            line.quantity().toMinor()));
            Map<String, Long> actual = new TreeMap<>();
            for (HoldLine line : found.lines()) {
                actual.put(line.counter().name(), line.held());
                held.merge(line.counter().name(), line.live(), Math::addExact);
                if (line.live() < 0 || line.committed() < 0 || line.released() < 0 || line.expired() < 0) {
                    find(
                            "stock.hold-resolved-once",
                            hold.id().toString(),
                            "held " + line.held() + " of " + line.counter().name() + ", committed "
                                    + line.committed() + ", released " + line.released() + ", expired "
                                    + line.expired());
                }
            }
            if (!actual.equals(expected)) {
                find("stock.hold-resolved-once", hold.id().toString(), "holds " + actual + " instead of " + expected);
            }
        });
    }

    private void placeAgrees(StockPlace.Counted counted) {
        checked++;
        StockPlace place = counted.place();
        Map<CounterKey, Counter> both = counters.read(List.of(place.stock(), place.value()));
        Counter stock = both.getOrDefault(place.stock(), Counter.empty(place.stock()));
        long value =
                both.getOrDefault(place.value(), Counter.empty(place.value())).onHand();
        String name = place.name();
        if (stock.available() < 0) {
            find(
                    "stock.never-oversold",
                    name,
                    "has " + stock.onHand() + " on hand, " + stock.held() + " held, floor " + stock.floor());
        }
        agree("stock.held-is-live-holds", name, "held", stock.held(), "live holds", held.getOrDefault(name, 0L));
        agree(
                "stock.on-hand-is-postings",
                name,
                "on hand",
                stock.onHand(),
                "postings",
                goods.getOrDefault(place.goods(), 0L));
        agree(
                "stock.on-hand-is-movements",
                name,
                "on hand",
                stock.onHand(),
                "movements",
                movedGoods.getOrDefault(name, 0L));
        agree(
                "stock.value-is-postings",
                name,
                "value",
                value,
                "postings",
                worth.getOrDefault(place.worth(currency.getCode()), 0L));
        agree("stock.value-is-movements", name, "value", value, "movements", movedWorth.getOrDefault(name, 0L));
    }

    private void agree(String law, String subject, String one, long first, String other, long second) {
        if (first != second) {
            find(law, subject, one + " " + first + ", " + other + " " + second);
        }
    }

    private void find(String law, String subject, String text) {
        findings.add(Finding.of(law, subject, text));
    }
}
