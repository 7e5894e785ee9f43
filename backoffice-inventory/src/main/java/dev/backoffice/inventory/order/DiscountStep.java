package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import org.joda.money.Money;

/**
 * What one discount took off.
 *
 * @param code what people call it, without personal data; at most {@link #MAX_CODE} characters
 * @param funder who pays for it
 * @param amount what came off, zero or more
 */
public record DiscountStep(String code, Funder funder, Money amount) {
    /** The longest code. */
    public static final int MAX_CODE = 60;

    /** What discounts are called that a channel does not name. */
    public static final String UNNAMED = "discount";

    /** @throws InvalidInput naming the field */
    public DiscountStep {
        checkCode(code);
        Input.required(funder, "discount.funder");
        Amounts.inRange(Amounts.notNegative(amount, "discount"), "discount");
    }

    /** A discount that is not named and that the seller pays for. */
    static DiscountStep unnamed(Money amount) {
        return new DiscountStep(UNNAMED, Funder.SELLER, amount);
    }

    /** The same discount of another amount. */
    DiscountStep of(Money other) {
        return new DiscountStep(code, funder, other);
    }

    static String checkCode(String code) {
        return Input.text(code, "discount.code", MAX_CODE);
    }
}
