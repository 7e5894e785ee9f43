package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.money.Allocation;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.LineKind;
import dev.backoffice.inventory.order.OrderGoods;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.stock.CostedLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * What goods of an order cost: those that were sold, and those that were given away.
 *
 * @param sold the cost of what was sold
 * @param given the cost of bonus goods and samples
 */
record GoodsCost(Money sold, Money given) {
    /** Of an item that was both sold and given, each has the exact share of its quantity. */
    static GoodsCost of(OrderView order, List<CostedLine> lines) {
        Map<Sku, Money> costs = new TreeMap<>();
        lines.forEach(line -> costs.merge(line.sku(), line.cost(), Money::plus));
        Money nothing = Money.zero(order.total().getCurrencyUnit());
        GoodsCost sum = new GoodsCost(nothing, nothing);
        for (Map.Entry<Sku, Money> item : costs.entrySet()) {
            sum = sum.plus(split(
                    item.getValue(), quantity(order, item.getKey(), true), quantity(order, item.getKey(), false)));
        }
        return sum;
    }

    private static BigDecimal quantity(OrderView order, Sku sku, boolean sold) {
        return order.goods().stream()
                .filter(goods -> goods.sku().equals(sku) && (goods.kind() == LineKind.SALE) == sold)
                .map(OrderGoods::quantity)
                .map(quantity -> quantity.value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static GoodsCost split(Money cost, BigDecimal sold, BigDecimal given) {
        if (given.signum() == 0) {
            return new GoodsCost(cost, Money.zero(cost.getCurrencyUnit()));
        }
        List<Money> shares = Allocation.byWeights(cost, List.of(sold, given));
        return new GoodsCost(shares.get(0), shares.get(1));
    }

    private GoodsCost plus(GoodsCost more) {
        return new GoodsCost(sold.plus(more.sold), given.plus(more.given));
    }

    Money total() {
        return sold.plus(given);
    }

    /** The same in proportion, for as much as this comes to. */
    GoodsCost of(Money cost) {
        return cost.isEqual(total()) ? this : split(cost, sold.getAmount(), given.getAmount());
    }

    Map<String, Money> amounts() {
        return Map.of("cost", total(), "sold", sold, "given", given);
    }
}
