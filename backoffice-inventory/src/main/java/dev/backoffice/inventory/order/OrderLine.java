package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import java.util.List;
import org.joda.money.Money;

/**
 * A line of an order.
 *
 * @param number its place in the order, from 1
 * @param sku which item
 * @param quantity how much
 * @param unitPrice what one unit costs the buyer
 * @param gross quantity times price, rounded once, half a cent up; in a part of a split order the part's exact share, which may
 *     lie a cent beside it
 * @param discounts what was taken off the line, in order; at most its gross amount
 * @param kind why it is part of the order
 * @param components what one unit consists of when it is a kit; none for a plain item
 */
public record OrderLine(
        int number,
        Sku sku,
        Quantity quantity,
        UnitPrice unitPrice,
        Money gross,
        List<DiscountStep> discounts,
        LineKind kind,
        List<LineComponent> components) {
    /** How many cents the gross amount of a part may lie beside quantity times price, when parts are split again. */
    private static final long MAX_ROUNDING = 10;

    /** @throws InvalidInput {@code order.gross-differs}, {@code order.mixed-currency}, {@code order.discount-too-large}, {@code input.money-too-large} */
    public OrderLine {
        Input.required(sku, "sku");
        Input.required(quantity, "quantity");
        Input.required(unitPrice, "price");
        Input.required(gross, "gross");
        discounts = List.copyOf(Input.required(discounts, "discounts"));
        Input.required(kind, "line.kind");
        components = List.copyOf(Input.required(components, "components"));
        boolean oneCurrency = gross.getCurrencyUnit().equals(unitPrice.currency())
                && discounts.stream()
                        .allMatch(step -> step.amount().getCurrencyUnit().equals(unitPrice.currency()));
        if (!oneCurrency) {
            throw InvalidInput.of("order.mixed-currency", "line", Integer.toString(number));
        }
        Money computed = Amounts.inRange(unitPrice.times(quantity, RoundingPolicy.HALF_UP_CENT), "price");
        if (gross.isNegative() || Math.abs(gross.minus(computed).getAmountMinorLong()) > MAX_ROUNDING) {
            throw InvalidInput.of(
                    "order.gross-differs",
                    "line",
                    Integer.toString(number),
                    "gross",
                    Amounts.text(gross),
                    "computed",
                    Amounts.text(computed));
        }
        Money off =
                discounts.stream().map(DiscountStep::amount).reduce(Money.zero(gross.getCurrencyUnit()), Money::plus);
        if (off.isGreaterThan(gross)) {
            throw InvalidInput.of(
                    "order.discount-too-large",
                    "line",
                    Integer.toString(number),
                    "discount",
                    Amounts.text(off),
                    "gross",
                    Amounts.text(gross));
        }
    }

    /** A line of a plain item with at most one discount, which the seller pays for and nobody named. */
    public OrderLine(int number, Sku sku, Quantity quantity, UnitPrice unitPrice, Money discount, LineKind kind) {
        this(
                number,
                sku,
                quantity,
                unitPrice,
                unitPrice.times(quantity, RoundingPolicy.HALF_UP_CENT),
                discount.isZero() ? List.of() : List.of(DiscountStep.unnamed(discount)),
                kind,
                List.of());
    }

    /** How its price comes down. */
    public PriceBreakdown price() {
        return new PriceBreakdown(gross, discounts);
    }

    /** What the seller took off: the sum of the steps nobody else pays for. */
    public Money discount() {
        return price().by(Funder.SELLER);
    }

    /** What the line is sold for: gross less what the seller took off. */
    public Money total() {
        return price().sold();
    }

    /** Whether it is a kit, which is taken apart before it leaves. */
    public boolean kit() {
        return !components.isEmpty();
    }

    /** The same line of another quantity, with the share of the price that goes with it. */
    OrderLine share(int place, Quantity part, PriceBreakdown price) {
        return new OrderLine(place, sku, part, unitPrice, price.gross(), price.steps(), kind, components);
    }

    /** Whether the channel asked for the same; what a kit consists of is not the channel's. */
    boolean sameRequest(OrderLine other) {
        return number == other.number
                && sku.equals(other.sku)
                && quantity.equals(other.quantity)
                && unitPrice.equals(other.unitPrice)
                && discounts.equals(other.discounts)
                && kind == other.kind;
    }
}
