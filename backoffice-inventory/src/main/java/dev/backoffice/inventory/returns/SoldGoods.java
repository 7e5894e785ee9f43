package dev.backoffice.inventory.returns;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.internal.Forms;
import dev.backoffice.inventory.order.FulfillmentOrder;
import dev.backoffice.inventory.order.LineKind;
import dev.backoffice.inventory.order.OrderLine;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderTerms;
import dev.backoffice.inventory.stock.HoldId;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/** What of an order may come back, and what the buyer paid for it: the order's discount is spread over goods, freight and charges. */
final class SoldGoods {
    /** One item of one line. */
    record Sold(int line, Sku sku, Quantity quantity, Money paid) {}

    private final List<Sold> goods;
    private final Money freight;

    private SoldGoods(List<Sold> goods, Money freight) {
        this.goods = List.copyOf(goods);
        this.freight = freight;
    }

    static SoldGoods of(OrderTerms terms) {
        List<Money> amounts = new ArrayList<>();
        terms.lines().forEach(line -> amounts.add(paidFor(line)));
        amounts.add(terms.freight());
        amounts.add(terms.otherCharges());
        List<Money> off = terms.discount().isZero()
                ? amounts.stream().map(amount -> Money.zero(terms.currency())).toList()
                : Allocation.byAmounts(terms.discount(), amounts);
        List<Sold> goods = new ArrayList<>();
        for (int i = 0; i < terms.lines().size(); i++) {
            OrderLine line = terms.lines().get(i);
            goods.add(new Sold(
                    line.number(), line.sku(), line.quantity(), amounts.get(i).minus(off.get(i))));
        }
        int last = terms.lines().size();
        return new SoldGoods(goods, amounts.get(last).minus(off.get(last)));
    }

    private static Money paidFor(OrderLine line) {
        return line.kind() == LineKind.SALE
                ? line.total()
                : Money.zero(line.total().getCurrencyUnit());
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

    /** The item of a line; the line's number alone names it while the line has one item. */
    Sold get(int line, Sku sku) {
        return goods.stream()
                .filter(sold -> sold.line() == line && sold.sku().equals(sku))
                .findFirst()
                .orElseThrow(() -> NotFound.of(
                        "return.unknown-line", "return", "", "line", Integer.toString(line), "sku", sku.value()));
    }

    List<Sold> all() {
        return goods;
    }

    /** What the buyer paid for freight. */
    Money freight() {
        return freight;
    }
}
