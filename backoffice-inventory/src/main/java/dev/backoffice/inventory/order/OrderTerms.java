package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Item;
import dev.backoffice.inventory.catalog.Items;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What was ordered.
 *
 * <p>Its total is Σ (quantity × price, rounded, less the seller's discounts) over the lines that are sold, plus freight, plus
 * other charges, less the seller's discounts on the whole. Discounts somebody else pays for stay outside: the seller gets that
 * money too, only not from the buyer.
 *
 * @param channel where it was placed
 * @param channelOrder the channel's own number; a part of a split order has {@code /1}, {@code /2}, … after it
 * @param orderedAt when the buyer ordered; empty when the channel did not tell
 * @param buyerKind what the buyer is
 * @param buyerPurpose what the goods are for
 * @param destination where it goes
 * @param lines at least one, numbered from 1
 * @param freight what the buyer pays for freight
 * @param otherCharges what else the buyer pays
 * @param discounts what was taken off the whole order, in order
 * @param payments what was or is to be paid, as the channel tells it
 * @param delivery how it reaches the buyer
 * @param freightTerms who has it carried
 * @param gift whether it is a gift; its message lies beside the buyer
 * @param channelTerms what the channel asks and takes
 * @param carrierService the carrier's service the buyer chose
 * @param buyerOrder the buyer's own number of the order ({@code xPed})
 * @param coupon the coupon the buyer gave
 * @param riskScore how risky the channel thinks it is, 0 to 1000
 */
public record OrderTerms(
        String channel,
        String channelOrder,
        Optional<Instant> orderedAt,
        BuyerKind buyerKind,
        BuyerPurpose buyerPurpose,
        Destination destination,
        List<OrderLine> lines,
        Money freight,
        Money otherCharges,
        List<DiscountStep> discounts,
        List<Payment> payments,
        DeliveryMethod delivery,
        FreightTerms freightTerms,
        boolean gift,
        ChannelTerms channelTerms,
        Optional<String> carrierService,
        Optional<String> buyerOrder,
        Optional<String> coupon,
        Optional<Integer> riskScore) {
    /** @throws InvalidInput {@code order.discount-too-large} when nothing would be left, {@code input.money-too-large} */
    public OrderTerms {
        lines = List.copyOf(Input.required(lines, "lines"));
        payments = List.copyOf(Input.required(payments, "payments"));
        if (lines.isEmpty()) {
            throw InvalidInput.of("input.empty", "field", "lines");
        }
        // the breakdown refuses what is too much or of another currency
        discounts = new PriceBreakdown(before(lines, freight, otherCharges), discounts).steps();
        Input.required(channelTerms, "channel");
    }

    /**
     * The terms of a command, its counts in the units of the items, its kits with their components.
     *
     * @throws dev.backoffice.core.error.NotFound {@code item.unknown}
     * @throws InvalidInput {@code order.total-differs} when the channel's total is another
     */
    static OrderTerms of(ReceiveOrder command, Items items) {
        Buyer buyer = command.givenBuyer();
        List<OrderLine> lines = new ArrayList<>(command.lines().size());
        for (OrderedLine line : command.lines()) {
            lines.add(line(lines.size() + 1, line, items));
        }
        Money goods = sold(lines, command.currency());
        OrderTerms terms = new OrderTerms(
                command.channel(),
                command.channelOrder(),
                command.orderedAt(),
                buyer.kind(),
                buyer.purpose(),
                Destination.of(buyer.shipTo()),
                lines,
                command.freight(),
                command.otherCharges(),
                PriceBreakdown.of(goods, command.freight().plus(command.otherCharges()), command.discounts())
                        .steps(),
                command.payments(),
                command.delivery(),
                command.freightTerms(),
                command.gift(),
                command.channelTerms(),
                command.carrierService(),
                command.buyerOrder(),
                command.coupon(),
                command.riskScore());
        Money computed = terms.total();
        Money told = command.total().orElse(computed);
        if (!told.equals(computed)) {
            throw InvalidInput.of(
                    "order.total-differs", "total", Amounts.text(told), "computed", Amounts.text(computed));
        }
        return terms;
    }

    private static OrderLine line(int number, OrderedLine line, Items items) {
        Item item = items.get(line.sku());
        Quantity quantity = Quantity.of(line.count(), item.unit());
        Money gross = Amounts.inRange(line.unitPrice().times(quantity, RoundingPolicy.HALF_UP_CENT), "price");
        List<LineComponent> components = item.components().stream()
                .map(component -> new LineComponent(
                        component.sku(),
                        component.quantity(),
                        items.get(component.sku()).price()))
                .toList();
        // so that half a kit whose components cannot be halved is refused here and not when its goods are held
        components.forEach(component -> component.in(quantity));
        return new OrderLine(
                number,
                line.sku(),
                quantity,
                line.unitPrice(),
                gross,
                PriceBreakdown.of(gross, line.discounts()).steps(),
                line.kind(),
                components);
    }

    /** The currency of all amounts. */
    public CurrencyUnit currency() {
        return freight.getCurrencyUnit();
    }

    /** What the lines that are sold come to, each rounded by itself, less the seller's discounts on them. */
    public Money goodsTotal() {
        return sold(lines, currency());
    }

    /** How the price of the whole comes down: goods, freight and other charges, and the discounts on the whole. */
    public PriceBreakdown price() {
        return new PriceBreakdown(before(lines, freight, otherCharges), discounts);
    }

    /** What the seller took off the whole order. */
    public Money discount() {
        return price().by(Funder.SELLER);
    }

    /** What the order comes to, by the rule above; payments sum to it. */
    public Money total() {
        return price().sold();
    }

    /** What this funder's discounts sum to, on the lines that are sold and on the whole. */
    public Money fundedBy(Funder funder) {
        Money sum = price().by(funder);
        for (OrderLine line : lines) {
            if (line.kind() == LineKind.SALE) {
                sum = sum.plus(line.price().by(funder));
            }
        }
        return sum;
    }

    /** What the buyer pays of the total: channel and supplier pay what their discounts took off. */
    public Money buyerPays() {
        return total().minus(fundedBy(Funder.CHANNEL)).minus(fundedBy(Funder.SUPPLIER));
    }

    /**
     * What leaves, each with its exact share of all amounts; kits by their components, whose list prices split the kit's price.
     * Charges and discounts of the whole go to what is sold, by what it is sold for; when nothing is sold, to everything.
     */
    public List<OrderGoods> goods() {
        return GoodsOf.terms(this);
    }

    /**
     * Whether the channel says that all of it is paid, or due later by agreement. Whether it may go on is decided by who keeps
     * the money of sales.
     */
    public boolean paid() {
        return !payments.isEmpty()
                && payments.stream().allMatch(payment -> payment.status().releasesGoods());
    }

    /** What was taken from the buyer, as the channel tells it. */
    public Money taken() {
        return sum(payments.stream().filter(payment -> payment.status().taken()).toList());
    }

    /** What the payments sum to. */
    Money paymentsTotal() {
        return sum(payments);
    }

    private Money sum(List<Payment> some) {
        return some.stream().map(Payment::amount).reduce(Money.zero(currency()), Money::plus);
    }

    /**
     * @throws InvalidInput {@code order.payments-differ} when there are payments and they do not sum to the total
     */
    OrderTerms settled() {
        if (!payments.isEmpty() && !paymentsTotal().equals(total())) {
            throw InvalidInput.of(
                    "order.payments-differ", "payments", Amounts.text(paymentsTotal()), "total", Amounts.text(total()));
        }
        return this;
    }

    /** The same terms, paid otherwise. */
    OrderTerms payments(List<Payment> others) {
        return new OrderTerms(
                channel,
                channelOrder,
                orderedAt,
                buyerKind,
                buyerPurpose,
                destination,
                lines,
                freight,
                otherCharges,
                discounts,
                others,
                delivery,
                freightTerms,
                gift,
                channelTerms,
                carrierService,
                buyerOrder,
                coupon,
                riskScore);
    }

    /** What is in it that the other terms have otherwise, by name; nothing when the channel asks for the same. */
    List<String> differences(OrderTerms other) {
        Map<String, Function<OrderTerms, Object>> parts = new LinkedHashMap<>();
        parts.put("orderedAt", OrderTerms::orderedAt);
        parts.put("buyer.kind", OrderTerms::buyerKind);
        parts.put("buyer.purpose", OrderTerms::buyerPurpose);
        parts.put("destination", OrderTerms::destination);
        parts.put("freight", OrderTerms::freight);
        parts.put("otherCharges", OrderTerms::otherCharges);
        parts.put("discounts", OrderTerms::discounts);
        parts.put("payments", OrderTerms::payments);
        parts.put("delivery", OrderTerms::delivery);
        parts.put("freightTerms", OrderTerms::freightTerms);
        parts.put("gift", OrderTerms::gift);
        parts.put("channel.group", terms -> terms.channelTerms.group());
        parts.put("channel.shipBy", terms -> terms.channelTerms.shipBy());
        parts.put("channel.deliverBy", terms -> terms.channelTerms.deliverBy());
        parts.put("channel.intermediary", terms -> terms.channelTerms.intermediary());
        parts.put("channel.fees", terms -> terms.channelTerms.fees());
        parts.put("carrierService", OrderTerms::carrierService);
        parts.put("buyerOrder", OrderTerms::buyerOrder);
        parts.put("coupon", OrderTerms::coupon);
        parts.put("riskScore", OrderTerms::riskScore);
        List<String> different = new ArrayList<>();
        if (!sameLines(other)) {
            different.add("lines");
        }
        parts.forEach((name, part) -> {
            if (!Objects.equals(part.apply(this), part.apply(other))) {
                different.add(name);
            }
        });
        return different;
    }

    private boolean sameLines(OrderTerms other) {
        if (lines.size() != other.lines.size()) {
            return false;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).sameRequest(other.lines.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Money before(List<OrderLine> lines, Money freight, Money otherCharges) {
        return Amounts.inRange(
                sold(lines, freight.getCurrencyUnit()).plus(freight).plus(otherCharges), "total");
    }

    private static Money sold(List<OrderLine> lines, CurrencyUnit currency) {
        Money sum = Money.zero(currency);
        for (OrderLine line : lines) {
            if (line.kind() == LineKind.SALE) {
                sum = sum.plus(line.total());
            }
        }
        return sum;
    }
}
