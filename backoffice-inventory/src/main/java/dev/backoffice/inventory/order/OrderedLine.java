package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * A line as the channel sends it: how much of an item, in the item's own unit.
 *
 * @param sku which item
 * @param count how much in the item's unit, above zero, up to four decimals
 * @param unitPrice what one unit costs the buyer
 * @param discounts what is taken off the line, in order; at most {@link PriceBreakdown#MAX_STEPS}
 * @param kind why it is part of the order
 */
public record OrderedLine(Sku sku, BigDecimal count, UnitPrice unitPrice, List<Discount> discounts, LineKind kind) {
    /** Stands for the unit that is not known yet and takes as many decimals as any unit has. */
    private static final Unit ANY = Unit.of("ANY", Unit.MAX_SCALE);

    /** @throws InvalidInput naming the field */
    public OrderedLine {
        Input.required(sku, "sku");
        if (Input.required(count, "quantity").signum() <= 0) {
            throw InvalidInput.of("input.not-positive", "field", "quantity");
        }
        count = Quantity.of(count, ANY).value();
        Input.required(unitPrice, "price");
        discounts = Input.atMost(PriceBreakdown.MAX_STEPS, discounts, "discounts");
        Input.required(kind, "line.kind");
    }

    /** A line with one discount, zero or more, which the seller pays for and the channel does not name. */
    public OrderedLine(Sku sku, BigDecimal count, UnitPrice unitPrice, Money discount, LineKind kind) {
        this(sku, count, unitPrice, unnamed(discount), kind);
    }

    /** Items that are sold at a price. */
    public static OrderedLine of(Sku sku, BigDecimal count, UnitPrice unitPrice) {
        return new OrderedLine(sku, count, unitPrice, List.of(), LineKind.SALE);
    }

    /** The same line with one more discount, taken after the others. */
    public OrderedLine off(Discount discount) {
        List<Discount> more = new ArrayList<>(discounts);
        more.add(Input.required(discount, "discount"));
        return new OrderedLine(sku, count, unitPrice, more, kind);
    }

    /** The same line, given along or as a sample. */
    public OrderedLine kind(LineKind why) {
        return new OrderedLine(sku, count, unitPrice, discounts, why);
    }

    private static List<Discount> unnamed(Money amount) {
        Amounts.inRange(Amounts.notNegative(amount, "discount"), "discount");
        return amount.isZero() ? List.of() : List.of(Discount.of(DiscountStep.UNNAMED, Funder.SELLER, amount));
    }

    Doc form() {
        return Doc.fields()
                .put("sku", sku.value())
                .put("count", count)
                .put("unitPrice", unitPrice.toString())
                .put("discounts", discounts, Discount::form)
                .put("kind", kind.name())
                .build();
    }
}
