package dev.backoffice.examples.quickstart;

import dev.backoffice.inventory.order.ChannelFees;
import dev.backoffice.inventory.order.Funder;
import dev.backoffice.inventory.order.LineKind;
import dev.backoffice.inventory.order.OrderLine;
import dev.backoffice.inventory.order.OrderTerms;
import java.util.List;
import org.joda.money.Money;

/**
 * What an order leaves the shop with. Discounts of the channel and the supplier come back with their payouts, so only the
 * shop's own lower what it gets.
 *
 * @param gross the goods at their prices, before discounts
 * @param seller discounts the shop pays for, of lines and of the order
 * @param channel discounts the channel pays for
 * @param supplier discounts the supplier pays for
 * @param freight what the buyer pays for freight
 * @param other other charges
 * @param commission the channel's
 * @param fees the channel's fees for the order and for its freight
 * @param carriage what the carrier costs the shop
 * @param taxes of its note
 * @param cost what the goods have cost that left and did not come back
 * @param refunded what went back to the buyer
 */
record Margin(
        Money gross,
        Money seller,
        Money channel,
        Money supplier,
        Money freight,
        Money other,
        Money commission,
        Money fees,
        Money carriage,
        NoteTaxes taxes,
        Money cost,
        Money refunded) {
    static final Margin NOTHING = new Margin(
            zero(), zero(), zero(), zero(), zero(), zero(), zero(), zero(), zero(), NoteTaxes.NONE, zero(), zero());

    static Margin of(OrderTerms terms, Money carriage, NoteTaxes taxes, Money cost, Money refunded) {
        ChannelFees fees = terms.channelTerms().fees();
        Money gross = terms.lines().stream()
                .filter(line -> line.kind() == LineKind.SALE)
                .map(OrderLine::gross)
                .reduce(zero(), Money::plus);
        return new Margin(
                gross,
                terms.fundedBy(Funder.SELLER),
                terms.fundedBy(Funder.CHANNEL),
                terms.fundedBy(Funder.SUPPLIER),
                terms.freight(),
                terms.otherCharges(),
                fees.commission(),
                fees.fixedFee().plus(fees.freightFee()),
                carriage,
                taxes,
                cost,
                refunded);
    }

    Margin plus(Margin more) {
        return new Margin(
                gross.plus(more.gross),
                seller.plus(more.seller),
                channel.plus(more.channel),
                supplier.plus(more.supplier),
                freight.plus(more.freight),
                other.plus(more.other),
                commission.plus(more.commission),
                fees.plus(more.fees),
                carriage.plus(more.carriage),
                taxes.plus(more.taxes),
                cost.plus(more.cost),
                refunded.plus(more.refunded));
    }

    /** What is left of freight: what the buyer pays less what the carrier costs. */
    Money freightMargin() {
        return freight.minus(carriage);
    }

    /** What was sold for, with freight and charges. */
    Money sold() {
        return gross.minus(seller).plus(freight).plus(other);
    }

    /** What is left. */
    Money left() {
        return sold().minus(refunded)
                .minus(commission)
                .minus(fees)
                .minus(carriage)
                .minus(taxes.due())
                .minus(cost);
    }

    List<Report.Figure> steps() {
        return List.of(
                new Report.Figure("Goods at their prices", gross, false),
                new Report.Figure("Discounts of the shop", seller.negated(), false),
                new Report.Figure("Freight and charges", freight.plus(other), false),
                new Report.Figure("Sold", sold(), true),
                new Report.Figure("Given back to buyers", refunded.negated(), false),
                new Report.Figure("Taxes of the notes", taxes.due().negated(), false),
                new Report.Figure("Commissions of channels", commission.negated(), false),
                new Report.Figure("Fees of channels", fees.negated(), false),
                new Report.Figure("Carriers", carriage.negated(), false),
                new Report.Figure("Cost of the goods", cost.negated(), false),
                new Report.Figure("Margin", left(), true));
    }

    private static Money zero() {
        return Money.zero(Form.REAL);
    }
}
