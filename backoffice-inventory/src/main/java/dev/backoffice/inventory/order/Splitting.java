package dev.backoffice.inventory.order;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.quantity.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * Splits what was ordered into parts that sum to it, amount by amount (law 7).
 *
 * <p>A line's price goes by quantity; freight, other charges and what the channel keeps go by what is sold in each part; the
 * discounts on the whole by what they have left of each part's goods; payments by what each part still has to be paid, so that each part
 * is paid exactly.
 */
final class Splitting {
    private Splitting() {}

    static List<OrderTerms> split(OrderTerms whole, List<OrderPart> parts) {
        List<List<OrderLine>> lines = lines(whole, parts);
        List<Money> goods = lines.stream().map(part -> sold(part, whole)).toList();
        List<BigDecimal> weights = weights(goods, lines);
        List<Money> freights = Shares.byWeights(whole.freight(), weights);
        List<Money> charges = Shares.byWeights(whole.otherCharges(), weights);
        List<Money> before = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            before.add(goods.get(i).plus(freights.get(i)).plus(charges.get(i)));
        }
        List<List<DiscountStep>> discounts = discounts(whole, goods, before);
        List<ChannelFees> fees = whole.channelTerms().fees().split(weights);
        List<Money> totals = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            totals.add(new PriceBreakdown(before.get(i), discounts.get(i)).sold());
        }
        List<List<Payment>> payments = payments(whole.payments(), totals);
        List<OrderTerms> shares = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            shares.add(new OrderTerms(
                    whole.channel(),
                    whole.channelOrder() + "/" + (i + 1),
                    whole.orderedAt(),
                    whole.buyerKind(),
                    whole.buyerPurpose(),
                    whole.destination(),
                    lines.get(i),
                    freights.get(i),
                    charges.get(i),
                    discounts.get(i),
                    payments.get(i),
                    whole.delivery(),
                    whole.freightTerms(),
                    whole.gift(),
                    whole.channelTerms().fees(fees.get(i)),
                    whole.carrierService(),
                    whole.buyerOrder(),
                    whole.coupon(),
                    whole.riskScore()));
        }
        return shares;
    }

    /**
     * The discounts on the whole by what they have left of the goods of each part, so that no part has more discount than goods;
     * where they eat up charges too, by what they have left of all of it.
     */
    private static List<List<DiscountStep>> discounts(OrderTerms whole, List<Money> goods, List<Money> before) {
        Money off = whole.price().gross().minus(whole.price().net());
        boolean onGoods = !off.isGreaterThan(whole.goodsTotal());
        PriceBreakdown price = onGoods ? new PriceBreakdown(whole.goodsTotal(), whole.discounts()) : whole.price();
        return price.over(onGoods ? goods : before).stream()
                .map(PriceBreakdown::steps)
                .toList();
    }

    /** What each part gets of each payment; a part that gets nothing of a payment does not have it. */
    static List<List<Payment>> payments(List<Payment> payments, List<Money> totals) {
        List<List<Money>> amounts =
                Shares.settle(payments.stream().map(Payment::amount).toList(), totals);
        List<List<Payment>> parts = new ArrayList<>();
        for (List<Money> share : amounts) {
            List<Payment> part = new ArrayList<>();
            for (int i = 0; i < share.size(); i++) {
                if (share.get(i).isPositive()) {
                    part.add(payments.get(i).of(share.get(i)));
                }
            }
            parts.add(part);
        }
        return parts;
    }

    /** The lines of each part; they keep their numbers, by which the channel knows them. */
    private static List<List<OrderLine>> lines(OrderTerms whole, List<OrderPart> parts) {
        checkNumbers(whole, parts);
        List<List<OrderLine>> lines = new ArrayList<>();
        parts.forEach(part -> lines.add(new ArrayList<>()));
        for (OrderLine line : whole.lines()) {
            List<Quantity> quantities =
                    parts.stream().map(part -> of(line, part)).toList();
            checkSum(line, quantities);
            List<PriceBreakdown> prices =
                    line.price().split(quantities.stream().map(Quantity::value).toList());
            for (int i = 0; i < parts.size(); i++) {
                Quantity quantity = quantities.get(i);
                if (quantity.isPositive()) {
                    line.components().forEach(component -> component.in(quantity));
                    lines.get(i).add(line.share(line.number(), quantity, prices.get(i)));
                }
            }
        }
        return lines;
    }

    private static void checkNumbers(OrderTerms whole, List<OrderPart> parts) {
        for (OrderPart part : parts) {
            for (OrderPart.Share share : part.lines()) {
                if (whole.lines().stream().noneMatch(line -> line.number() == share.line())) {
                    throw InvalidInput.of("order.unknown-line", "line", Integer.toString(share.line()));
                }
            }
        }
    }

    private static Quantity of(OrderLine line, OrderPart part) {
        Quantity sum = Quantity.zero(line.quantity().unit());
        for (OrderPart.Share share : part.lines()) {
            if (share.line() == line.number()) {
                sum = sum.plus(Quantity.of(share.count(), line.quantity().unit()));
            }
        }
        return sum;
    }

    private static void checkSum(OrderLine line, List<Quantity> quantities) {
        Quantity sum = quantities.stream().reduce(Quantity.zero(line.quantity().unit()), Quantity::plus);
        if (!sum.equals(line.quantity())) {
            throw InvalidInput.of(
                    "order.split-differs",
                    "line",
                    Integer.toString(line.number()),
                    "ordered",
                    line.quantity().toString(),
                    "parts",
                    sum.toString());
        }
    }

    private static Money sold(List<OrderLine> lines, OrderTerms whole) {
        return sum(
                lines.stream()
                        .filter(line -> line.kind() == LineKind.SALE)
                        .map(OrderLine::total)
                        .toList(),
                whole);
    }

    private static Money sum(List<Money> amounts, OrderTerms whole) {
        return amounts.stream().reduce(Money.zero(whole.currency()), Money::plus);
    }

    /** What is sold; where nothing is sold for money, what all goods would cost. */
    private static List<BigDecimal> weights(List<Money> goods, List<List<OrderLine>> lines) {
        if (goods.stream().anyMatch(Money::isPositive)) {
            return goods.stream().map(Money::getAmount).toList();
        }
        return lines.stream()
                .map(part ->
                        part.stream().map(line -> line.gross().getAmount()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .toList();
    }
}
