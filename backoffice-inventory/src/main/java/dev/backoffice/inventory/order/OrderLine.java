package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import org.joda.money.Money;

/**
 * A line of an order.
 *
 * @param number its place in the order, from 1
 * @param sku which item
 * @param quantity how much
 * @param unitPrice what one unit costs the buyer
 * @param discount what is taken off the line, zero or more, at most its gross amount
 * @param kind why it is part of the order
 */
public record OrderLine(int number, Sku sku, Quantity quantity, UnitPrice unitPrice, Money discount, LineKind kind) {
    /** @throws InvalidInput {@code order.mixed-currency}, {@code order.discount-too-large}, {@code input.money-too-large} */
    public OrderLine {
        Input.required(sku, "sku");
        Input.required(quantity, "quantity");
        Input.required(unitPrice, "price");
        Input.required(discount, "discount");
        Input.required(kind, "line.kind");
        if (!discount.getCurrencyUnit().equals(unitPrice.currency())) {
            throw InvalidInput.of("order.mixed-currency", "line", Integer.toString(number));
        }
        Money gross = Amounts.inRange(unitPrice.times(quantity, RoundingPolicy.HALF_UP_CENT), "price");
        if (discount.isGreaterThan(gross)) {
            throw InvalidInput.of(
                    "order.discount-too-large",
                    "line",
                    Integer.toString(number),
                    "discount",
                    Amounts.text(discount),
                    "gross",
                    Amounts.text(gross));
        }
    }

    /** Quantity times price, rounded once, half a cent up. */
    public Money gross() {
        return unitPrice.times(quantity, RoundingPolicy.HALF_UP_CENT);
    }

    /** What the buyer pays for the line. */
    public Money total() {
        return gross().minus(discount);
    }
}
