package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Items;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What was ordered: fixed when the order comes in.
 *
 * @param channel where it was placed
 * @param channelOrder the channel's own number
 * @param orderedAt when the buyer ordered; empty when the channel did not tell
 * @param buyerKind what the buyer is
 * @param buyerPurpose what the goods are for
 * @param destination where it goes
 * @param lines at least one, numbered from 1
 * @param freight what the buyer pays for freight
 * @param otherCharges what else the buyer pays
 * @param discount what is taken off the whole order
 * @param payments what was or is to be paid
 * @param delivery how it reaches the buyer
 * @param freightTerms who has it carried
 * @param gift whether it is a gift
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
        Money discount,
        List<Payment> payments,
        DeliveryMethod delivery,
        FreightTerms freightTerms,
        boolean gift) {
    /** @throws InvalidInput {@code order.discount-too-large} when nothing would be left, {@code input.money-too-large} */
    public OrderTerms {
        lines = List.copyOf(Input.required(lines, "lines"));
        payments = List.copyOf(Input.required(payments, "payments"));
        if (lines.isEmpty()) {
            throw InvalidInput.of("input.empty", "field", "lines");
        }
        Money before = sold(lines, freight.getCurrencyUnit()).plus(freight).plus(otherCharges);
        if (discount.isGreaterThan(before)) {
            throw InvalidInput.of(
                    "order.discount-too-large",
                    "line",
                    "0",
                    "discount",
                    Amounts.text(discount),
                    "gross",
                    Amounts.text(before));
        }
        Amounts.inRange(before, "total");
    }

    /**
     * The terms of a command, its counts in the units of the items.
     *
     * @throws dev.backoffice.core.error.NotFound {@code item.unknown}
     * @throws InvalidInput {@code order.total-differs} when the channel's total is another
     */
    static OrderTerms of(ReceiveOrder command, Items items) {
        Buyer buyer = command.givenBuyer();
        List<OrderLine> lines = new ArrayList<>(command.lines().size());
        for (OrderedLine line : command.lines()) {
            lines.add(new OrderLine(
                    lines.size() + 1,
                    line.sku(),
                    Quantity.of(line.count(), items.get(line.sku()).unit()),
                    line.unitPrice(),
                    line.discount(),
                    line.kind()));
        }
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
                command.discount(),
                command.payments(),
                command.delivery(),
                command.freightTerms(),
                command.gift());
        Money computed = terms.total();
        Money told = command.total().orElse(computed);
        if (!told.equals(computed)) {
            throw InvalidInput.of(
                    "order.total-differs", "total", Amounts.text(told), "computed", Amounts.text(computed));
        }
        return terms;
    }

    /** The currency of all amounts. */
    public CurrencyUnit currency() {
        return freight.getCurrencyUnit();
    }

    /** The sum of the lines that are sold, each rounded by itself. */
    public Money goods() {
        return sold(lines, currency());
    }

    /** What the buyer pays: goods, freight and other charges less the discount. */
    public Money total() {
        return goods().plus(freight).plus(otherCharges).minus(discount);
    }

    /** Whether payments that let goods leave sum to the total. */
    public boolean paid() {
        return !payments.isEmpty()
                && payments.stream().allMatch(payment -> payment.status().releasesGoods());
    }

    /** What was taken from the buyer. */
    public Money taken() {
        return payments.stream()
                .filter(payment -> payment.status().taken())
                .map(Payment::amount)
                .reduce(Money.zero(currency()), Money::plus);
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
