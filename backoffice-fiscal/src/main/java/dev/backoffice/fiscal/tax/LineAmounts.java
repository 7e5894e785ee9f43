package dev.backoffice.fiscal.tax;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import org.joda.money.Money;

/**
 * What a line comes to before tax is thought of. None is negative, all are in one currency, and the discount is not more
 * than what it is taken from.
 *
 * @param gross quantity times price
 * @param discount taken off whatever happens later
 * @param freight the line's share of the carriage charged
 * @param insurance the line's share of the insurance charged
 * @param other the line's share of other charges
 */
public record LineAmounts(Money gross, Money discount, Money freight, Money insurance, Money other) {
    /** @throws InvalidInput {@code input.negative}, {@code tax.other-currency} or {@code tax.discount-too-large} */
    public LineAmounts {
        check(gross, gross, "gross");
        check(discount, gross, "discount");
        check(freight, gross, "freight");
        check(insurance, gross, "insurance");
        check(other, gross, "other");
        if (discount.isGreaterThan(gross.plus(freight).plus(insurance).plus(other))) {
            throw InvalidInput.of("tax.discount-too-large", "discount", discount.toString(), "gross", gross.toString());
        }
    }

    /** A price without discount and charges. */
    public static LineAmounts of(Money gross) {
        Money zero = Money.zero(gross.getCurrencyUnit());
        return new LineAmounts(gross, zero, zero, zero, zero);
    }

    /** The same with another discount. */
    public LineAmounts withDiscount(Money discount) {
        return new LineAmounts(gross, discount, freight, insurance, other);
    }

    /** The same with other carriage. */
    public LineAmounts withFreight(Money freight) {
        return new LineAmounts(gross, discount, freight, insurance, other);
    }

    /** The same with other insurance. */
    public LineAmounts withInsurance(Money insurance) {
        return new LineAmounts(gross, discount, freight, insurance, other);
    }

    /** The same with other charges. */
    public LineAmounts withOther(Money other) {
        return new LineAmounts(gross, discount, freight, insurance, other);
    }

    /** What the buyer pays for the line: gross − discount + freight + insurance + other. */
    public Money total() {
        return gross.plus(freight).plus(insurance).plus(other).minus(discount);
    }

    private static void check(Money amount, Money gross, String name) {
        String field = "line." + name;
        Amounts.notNegative(amount, field);
        if (!amount.getCurrencyUnit().equals(gross.getCurrencyUnit())) {
            throw InvalidInput.of("tax.other-currency", "field", field);
        }
    }
}
