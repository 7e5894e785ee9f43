package dev.backoffice.inventory.order;

import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Goods that leave for an order, with their exact share of all its amounts: what is held, what the tax document lists, what
 * costs something. A kit never leaves; each of its components does. Over all goods of an order each amount sums to the order's.
 *
 * @param line the line they are of
 * @param kit the kit they are a component of
 * @param sku which item
 * @param quantity how much
 * @param kind why they leave
 * @param unitPrice a price for one unit that gives the gross amount when it is multiplied and rounded to cents, half a cent up:
 *     the agreed one where it does, else one of up to ten decimals, as a tax document needs it
 * @param gross their price before discounts
 * @param lineDiscount what the seller took off their line
 * @param orderDiscount their share of what the seller took off the whole order
 * @param fundedByOthers their share of the discounts that channel and supplier pay for
 * @param freight their share of the freight charged
 * @param otherCharges their share of the other charges
 */
public record OrderGoods(
        int line,
        Optional<Sku> kit,
        Sku sku,
        Quantity quantity,
        LineKind kind,
        UnitPrice unitPrice,
        Money gross,
        Money lineDiscount,
        Money orderDiscount,
        Money fundedByOthers,
        Money freight,
        Money otherCharges) {

    /** All the seller took off. */
    public Money discount() {
        return lineDiscount.plus(orderDiscount);
    }

    /** What the seller sells them for. */
    public Money sold() {
        return gross.minus(discount());
    }

    /** What they come to with freight and charges. */
    public Money total() {
        return sold().plus(freight).plus(otherCharges);
    }

    /** The agreed price when it gives the gross amount; else one that does, with as few decimals as it takes, ten at most. */
    static UnitPrice price(Money gross, Quantity quantity, UnitPrice agreed) {
        UnitPrice price = agreed;
        for (int decimals = gross.getScale();
                decimals <= UnitPrice.MAX_DECIMALS && !gives(gross, quantity, price);
                decimals++) {
            price = UnitPrice.of(
                    RoundingPolicy.HALF_UP_CENT.divide(gross.getAmount(), quantity.value(), decimals),
                    gross.getCurrencyUnit());
        }
        return price;
    }

    private static boolean gives(Money gross, Quantity quantity, UnitPrice price) {
        return price.times(quantity, RoundingPolicy.HALF_UP_CENT).equals(gross);
    }
}
