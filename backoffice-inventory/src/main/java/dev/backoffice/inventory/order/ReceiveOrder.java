package dev.backoffice.inventory.order;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Takes in an order of a channel. The channel and its number name the order: the same order sent again changes nothing, another
 * content under the same number is a request to change it.
 *
 * <pre>{@code
 * ReceiveOrder.from("site", "1001").buyer(ana).line("MUG-01", 2, "39.90").paid(pix)
 * }</pre>
 *
 * @param channel where it was placed, e.g. {@code site}; 1 to 60 of {@code a-z 0-9 -}
 * @param channelOrder the channel's own number; 1 to 100 visible ASCII characters
 * @param orderedAt when the buyer ordered; empty when the channel did not tell
 * @param buyer who bought and where it goes; required before the command is given
 * @param lines at least one before the command is given, at most {@link #MAX_LINES}
 * @param currency of all amounts; default BRL
 * @param freight what the buyer pays for freight; default nothing
 * @param otherCharges what else the buyer pays; default nothing
 * @param discounts what is taken off the whole order, in order; default nothing
 * @param total what the channel says it comes to; checked when given
 * @param payments what was or is to be paid; their sum has to be the total when there are any
 * @param delivery how it reaches the buyer; default by a carrier
 * @param freightTerms who has it carried; default the sender
 * @param gift whether it is a gift; its message is the buyer's; default not
 * @param channelTerms what the channel asks and takes; default nothing
 * @param carrierService the carrier's service the buyer chose; at most 60 visible ASCII characters; default none
 * @param buyerOrder the buyer's own number of the order; at most 60 characters; default none
 * @param coupon the coupon the buyer gave; at most 60 characters; default none
 * @param riskScore how risky the channel thinks it is, 0 to 1000; default unknown
 */
public record ReceiveOrder(
        String channel,
        String channelOrder,
        Optional<Instant> orderedAt,
        Optional<@NotNull Buyer> buyer,
        @NotEmpty List<OrderedLine> lines,
        CurrencyUnit currency,
        Money freight,
        Money otherCharges,
        List<Discount> discounts,
        Optional<Money> total,
        List<Payment> payments,
        DeliveryMethod delivery,
        FreightTerms freightTerms,
        boolean gift,
        ChannelTerms channelTerms,
        Optional<String> carrierService,
        Optional<String> buyerOrder,
        Optional<String> coupon,
        Optional<Integer> riskScore)
        implements Command {
    /** The most lines, as many as one tax document carries. */
    public static final int MAX_LINES = 990;

    /** The highest risk. */
    public static final int MAX_RISK = 1000;

    private static final int MAX_PAYMENTS = 20;

    /** @throws InvalidInput naming the field; {@code order.mixed-currency} */
    public ReceiveOrder {
        CodeText.check("channel", channel, 60, CodeText.LOWER);
        CodeText.check("channelOrder", channelOrder, 100, CodeText.PRINTABLE);
        Input.required(orderedAt, "orderedAt");
        Input.required(buyer, "buyer");
        lines = Input.atMost(MAX_LINES, lines, "lines");
        Input.required(currency, "currency");
        charge(freight, currency, "freight");
        charge(otherCharges, currency, "otherCharges");
        discounts = Input.atMost(PriceBreakdown.MAX_STEPS, discounts, "discounts");
        discounts.forEach(discount -> same(currency, discount));
        Money whole = Input.required(total, "total").orElse(freight);
        charge(whole, currency, "total");
        payments = Input.atMost(MAX_PAYMENTS, payments, "payments");
        for (OrderedLine line : lines) {
            same(currency, line.unitPrice().currency(), "price");
            line.discounts().forEach(discount -> same(currency, discount));
        }
        for (Payment payment : payments) {
            same(currency, payment.amount().getCurrencyUnit(), "payment.amount");
        }
        Input.required(delivery, "delivery");
        Input.required(freightTerms, "freightTerms");
        same(currency, Input.required(channelTerms, "channel").fees().total().getCurrencyUnit(), "channel.fees");
        Input.required(carrierService, "carrierService")
                .ifPresent(service -> CodeText.check("carrierService", service, 60, CodeText.PRINTABLE));
        Input.required(buyerOrder, "buyerOrder").ifPresent(number -> Input.text(number, "buyerOrder", 60));
        Input.required(coupon, "coupon").ifPresent(code -> Input.text(code, "coupon", 60));
        Input.required(riskScore, "riskScore").ifPresent(score -> Input.inRange(score, "riskScore", 0, MAX_RISK));
    }

    private static void same(CurrencyUnit wanted, Discount discount) {
        discount.amount().ifPresent(amount -> same(wanted, amount.getCurrencyUnit(), "discount"));
    }

    private static void charge(Money amount, CurrencyUnit currency, String field) {
        Amounts.inRange(Amounts.notNegative(amount, field), field);
        same(currency, amount.getCurrencyUnit(), field);
    }

    private static void same(CurrencyUnit wanted, CurrencyUnit found, String field) {
        if (!wanted.equals(found)) {
            throw InvalidInput.of(
                    "order.mixed-currency", "field", field, "currency", found.getCode(), "expected", wanted.getCode());
        }
    }

    /** An order in BRL without buyer and lines yet. */
    public static ReceiveOrder from(String channel, String channelOrder) {
        CurrencyUnit reais = CurrencyUnit.of("BRL");
        Money nothing = Money.zero(reais);
        return new ReceiveOrder(
                channel,
                channelOrder,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                reais,
                nothing,
                nothing,
                List.of(),
                Optional.empty(),
                List.of(),
                DeliveryMethod.CARRIER,
                FreightTerms.SENDER,
                false,
                ChannelTerms.none(reais),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** When the buyer ordered. */
    public ReceiveOrder orderedAt(Instant at) {
        return with(order -> order.orderedAt = Optional.of(at));
    }

    /** Who bought and where it goes. */
    public ReceiveOrder buyer(Buyer who) {
        return with(order -> order.buyer = Optional.of(Input.required(who, "buyer")));
    }

    /** Also a whole number of units of this item, at this price for one in the order's currency. */
    public ReceiveOrder line(String sku, long count, String unitPrice) {
        return line(OrderedLine.of(Sku.of(sku), BigDecimal.valueOf(count), UnitPrice.parse(unitPrice, currency)));
    }

    /** Also this line. */
    public ReceiveOrder line(OrderedLine line) {
        List<OrderedLine> more = new ArrayList<>(lines);
        more.add(Input.required(line, "line"));
        return with(order -> order.lines = more);
    }

    /** What the buyer pays for freight, e.g. {@code 18.50}. */
    public ReceiveOrder freight(String amount) {
        return with(order -> order.freight = amount(amount, "freight"));
    }

    /** What else the buyer pays. */
    public ReceiveOrder otherCharges(String amount) {
        return with(order -> order.otherCharges = amount(amount, "otherCharges"));
    }

    /** Also an amount the seller takes off the whole order; nothing happens for zero. */
    public ReceiveOrder discount(String amount) {
        Money off = amount(amount, "discount");
        return off.isZero() ? this : discount(Discount.of(DiscountStep.UNNAMED, Funder.SELLER, off));
    }

    /** Also this discount on the whole order, taken after the others. */
    public ReceiveOrder discount(Discount discount) {
        List<Discount> more = new ArrayList<>(discounts);
        more.add(Input.required(discount, "discount"));
        return with(order -> order.discounts = more);
    }

    /** What the channel asks and takes. */
    public ReceiveOrder channelTerms(ChannelTerms terms) {
        return with(order -> order.channelTerms = terms);
    }

    /** The carrier's service the buyer chose. */
    public ReceiveOrder carrierService(String service) {
        return with(order -> order.carrierService = Optional.of(service));
    }

    /** The buyer's own number of the order. */
    public ReceiveOrder buyerOrder(String number) {
        return with(order -> order.buyerOrder = Optional.of(number));
    }

    /** The coupon the buyer gave. */
    public ReceiveOrder coupon(String code) {
        return with(order -> order.coupon = Optional.of(code));
    }

    /** How risky the channel thinks it is, 0 to 1000. */
    public ReceiveOrder riskScore(int score) {
        return with(order -> order.riskScore = Optional.of(score));
    }

    /** What the channel says it comes to. */
    public ReceiveOrder total(String amount) {
        return with(order -> order.total = Optional.of(amount(amount, "total")));
    }

    /** Also this payment. */
    public ReceiveOrder paid(Payment payment) {
        List<Payment> more = new ArrayList<>(payments);
        more.add(Input.required(payment, "payment"));
        return with(order -> order.payments = more);
    }

    /** How it reaches the buyer. */
    public ReceiveOrder delivery(DeliveryMethod method) {
        return with(order -> order.delivery = method);
    }

    /** Who has it carried. */
    public ReceiveOrder freightTerms(FreightTerms terms) {
        return with(order -> order.freightTerms = terms);
    }

    /** It is a gift. */
    public ReceiveOrder asGift() {
        return with(order -> order.gift = true);
    }

    private ReceiveOrder with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.order();
    }

    /** An order of which one part is about to change. */
    private static final class Parts {
        private final ReceiveOrder from;
        private Optional<Instant> orderedAt;
        private Optional<Buyer> buyer;
        private List<OrderedLine> lines;
        private Money freight;
        private Money otherCharges;
        private List<Discount> discounts;
        private Optional<Money> total;
        private List<Payment> payments;
        private DeliveryMethod delivery;
        private FreightTerms freightTerms;
        private boolean gift;
        private ChannelTerms channelTerms;
        private Optional<String> carrierService;
        private Optional<String> buyerOrder;
        private Optional<String> coupon;
        private Optional<Integer> riskScore;

        Parts(ReceiveOrder from) {
            this.from = from;
            this.orderedAt = from.orderedAt;
            this.buyer = from.buyer;
            this.lines = from.lines;
            this.freight = from.freight;
            this.otherCharges = from.otherCharges;
            this.discounts = from.discounts;
            this.total = from.total;
            this.payments = from.payments;
            this.delivery = from.delivery;
            this.freightTerms = from.freightTerms;
            this.gift = from.gift;
            this.channelTerms = from.channelTerms;
            this.carrierService = from.carrierService;
            this.buyerOrder = from.buyerOrder;
            this.coupon = from.coupon;
            this.riskScore = from.riskScore;
        }

        ReceiveOrder order() {
            return new ReceiveOrder(
                    from.channel,
                    from.channelOrder,
                    orderedAt,
                    buyer,
                    lines,
                    from.currency,
                    freight,
                    otherCharges,
                    discounts,
                    total,
                    payments,
                    delivery,
                    freightTerms,
                    gift,
                    channelTerms,
                    carrierService,
                    buyerOrder,
                    coupon,
                    riskScore);
        }
    }

    private Money amount(String text, String field) {
        return Amounts.parseNotNegative(text, currency, field);
    }

    /** The buyer, whom the validation of the command has seen. */
    Buyer givenBuyer() {
        return buyer.orElseThrow(() -> InvalidInput.of("input.null", "field", "buyer"));
    }

    /** Made of channel, number and content: what the channel changes is another intention. */
    @Override
    public IdempotencyKey key() {
        return IdempotencyKey.of(IdGenerator.named("order.receive", channel, channelOrder, form().toJson())
                .toString());
    }

    Doc form() {
        return Doc.fields()
                .put("channel", channel)
                .put("channelOrder", channelOrder)
                .put("orderedAt", orderedAt, at -> Doc.of(at.toString()))
                .put("buyer", buyer, BuyerCodec.INSTANCE::write)
                .put("lines", lines, OrderedLine::form)
                .put("freight", freight.toString())
                .put("otherCharges", otherCharges.toString())
                .put("discounts", discounts, Discount::form)
                .put("total", total, amount -> Doc.of(amount.toString()))
                .put("payments", payments, OrderCodec::payment)
                .put("delivery", delivery.name())
                .put("freightTerms", freightTerms.name())
                .put("gift", gift)
                .put("channelTerms", OrderCodec.channelTerms(channelTerms))
                .put("carrierService", carrierService, Doc::of)
                .put("buyerOrder", buyerOrder, Doc::of)
                .put("coupon", coupon, Doc::of)
                .put("riskScore", riskScore, score -> Doc.of(score.longValue()))
                .build();
    }

    /** Shows the buyer only as what kind of buyer it is. */
    @Override
    public String toString() {
        return "ReceiveOrder[" + channel + "/" + channelOrder + ", " + lines.size() + " lines]";
    }
}
