package dev.backoffice.inventory.order;

import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** What leaves for an order, with its exact share of everything. */
final class GoodsOf {
    private GoodsOf() {}

    static List<OrderGoods> terms(OrderTerms terms) {
        Money nothing = Money.zero(terms.currency());
        List<OrderGoods> goods = new ArrayList<>();
        terms.lines().forEach(line -> goods.addAll(of(line, nothing)));
        boolean sells = goods.stream().anyMatch(one -> one.kind() == LineKind.SALE);
        List<Money> weights = goods.stream()
                .map(one -> !sells ? one.gross() : one.kind() == LineKind.SALE ? one.sold() : nothing)
                .toList();
        List<Money> bearers = weights.stream().allMatch(Money::isZero) ? evenly(goods, sells) : weights;
        List<Money> discounts = Shares.byAmounts(terms.discount(), bearers);
        List<Money> byOthers = Shares.byAmounts(
                terms.price().by(Funder.CHANNEL).plus(terms.price().by(Funder.SUPPLIER)), bearers);
        List<Money> freights = Shares.byAmounts(terms.freight(), bearers);
        List<Money> charges = Shares.byAmounts(terms.otherCharges(), bearers);
        List<OrderGoods> shared = new ArrayList<>();
        for (int i = 0; i < goods.size(); i++) {
            OrderGoods one = goods.get(i);
            shared.add(new OrderGoods(
                    one.line(),
                    one.kit(),
                    one.sku(),
                    one.quantity(),
                    one.kind(),
                    one.unitPrice(),
                    one.gross(),
                    one.lineDiscount(),
                    discounts.get(i),
                    one.fundedByOthers().plus(byOthers.get(i)),
                    freights.get(i),
                    charges.get(i)));
        }
        return List.copyOf(shared);
    }

    /** Goods that cost nothing bear the same each, gifts nothing beside goods that are sold. */
    private static List<Money> evenly(List<OrderGoods> goods, boolean sells) {
        return goods.stream()
                .map(one -> Money.ofMinor(one.gross().getCurrencyUnit(), sells && one.kind() != LineKind.SALE ? 0 : 1))
                .toList();
    }

    private static List<OrderGoods> of(OrderLine line, Money nothing) {
        if (!line.kit()) {
            return List.of(new OrderGoods(
                    line.number(),
                    Optional.empty(),
                    line.sku(),
                    line.quantity(),
                    line.kind(),
                    OrderGoods.price(line.gross(), line.quantity(), line.unitPrice()),
                    line.gross(),
                    line.discount(),
                    nothing,
                    line.price().by(Funder.CHANNEL).plus(line.price().by(Funder.SUPPLIER)),
                    nothing,
                    nothing));
        }
        List<PriceBreakdown> prices = line.price()
                .split(line.components().stream().map(LineComponent::weight).toList());
        List<OrderGoods> goods = new ArrayList<>();
        for (int i = 0; i < prices.size(); i++) {
            LineComponent component = line.components().get(i);
            PriceBreakdown price = prices.get(i);
            Quantity quantity = component.in(line.quantity());
            goods.add(new OrderGoods(
                    line.number(),
                    Optional.of(line.sku()),
                    component.sku(),
                    quantity,
                    line.kind(),
                    OrderGoods.price(price.gross(), quantity, UnitPrice.from(component.listPrice())),
                    price.gross(),
                    price.by(Funder.SELLER),
                    nothing,
                    price.by(Funder.CHANNEL).plus(price.by(Funder.SUPPLIER)),
                    nothing,
                    nothing));
        }
        return goods;
    }
}
