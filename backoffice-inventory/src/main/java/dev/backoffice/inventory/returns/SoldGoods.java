package dev.backoffice.inventory.returns;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Forms;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.FulfillmentOrder;
import dev.backoffice.inventory.order.LineKind;
import dev.backoffice.inventory.order.OrderGoods;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderTerms;
import dev.backoffice.inventory.stock.HoldId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** What of an order may come back, kits by their components, and what the buyer paid for it with its share of all discounts. */
final class SoldGoods {
    /** One item of one line. */
    record Sold(int line, Sku sku, Quantity quantity, Money paid) {
        Sold plus(Sold same) {
            return new Sold(line, sku, quantity.plus(same.quantity), paid.plus(same.paid));
        }
    }

    private final OrderId order;
    private final List<Sold> goods;
    private final Money freight;

    private SoldGoods(OrderId order, List<Sold> goods, Money freight) {
        this.order = order;
        this.goods = List.copyOf(goods);
        this.freight = freight;
    }

    static SoldGoods of(FulfillmentOrder order) {
        OrderTerms terms = order.terms();
        List<OrderGoods> leaving = terms.goods();
        List<Money> amounts = new ArrayList<>();
        leaving.forEach(goods -> amounts.add(paidFor(goods)));
        amounts.add(terms.freight());
        amounts.add(terms.otherCharges());
        // Discounts larger than the goods come off freight and charges too.
        List<Money> paid = amounts.stream().anyMatch(Money::isNegative)
                ? Allocation.byAmounts(terms.buyerPays(), before(terms, leaving))
                : amounts;
        Map<Claims.Item, Sold> goods = new LinkedHashMap<>();
        for (int i = 0; i < leaving.size(); i++) {
            OrderGoods one = leaving.get(i);
            goods.merge(
                    new Claims.Item(one.line(), one.sku()),
                    new Sold(one.line(), one.sku(), one.quantity(), paid.get(i)),
                    Sold::plus);
        }
        return new SoldGoods(order.id(), List.copyOf(goods.values()), paid.get(leaving.size()));
    }

    /** What the buyer paid: discounts of channel and supplier were never the buyer's money. */
    private static Money paidFor(OrderGoods goods) {
        return goods.kind() == LineKind.SALE
                ? goods.sold().minus(goods.fundedByOthers())
                : Money.zero(goods.gross().getCurrencyUnit());
    }

    /** What everything came to before the discounts on the whole. */
    private static List<Money> before(OrderTerms terms, List<OrderGoods> leaving) {
        List<Money> amounts = new ArrayList<>();
        leaving.forEach(goods -> amounts.add(
                goods.kind() == LineKind.SALE
                        ? goods.gross().minus(goods.lineDiscount())
                        : Money.zero(terms.currency())));
        amounts.add(terms.freight());
        amounts.add(terms.otherCharges());
        return amounts;
    }

    /**
     * The hold an order's goods left with.
     *
     * @throws RuleViolation {@code return.not-delivered} unless it was delivered, or is on its way and comes back undelivered
     */
    static HoldId hold(FulfillmentOrder order, ReturnCause cause) {
        OrderStatus.Kind kind = order.status().kind();
        boolean there = cause.undelivered() ? kind == OrderStatus.Kind.DISPATCHED : kind == OrderStatus.Kind.DELIVERED;
        return order.status()
                .currentHold()
                .filter(hold -> there)
                .orElseThrow(() -> RuleViolation.of(
                        "return.not-delivered", "order", order.id().toString(), "status", Forms.name(kind)));
    }

    /**
     * The item of a line.
     *
     * @throws NotFound {@code return.unknown-line}
     */
    Sold get(int line, Sku sku) {
        return goods.stream()
                .filter(sold -> sold.line() == line && sold.sku().equals(sku))
                .findFirst()
                .orElseThrow(() -> NotFound.of(
                        "return.unknown-line",
                        "order",
                        order.toString(),
                        "line",
                        Integer.toString(line),
                        "sku",
                        sku.value()));
    }

    List<Sold> all() {
        return goods;
    }

    /** What the buyer paid for freight. */
    Money freight() {
        return freight;
    }
}
