package dev.backoffice.fiscal.tax;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import org.joda.money.Money;

/**
 * A tax on a line: rounded, never negative.
 *
 * @param tax stable name, e.g. {@code icms}
 * @param base what it is computed on; zero for a tax by quantity
 * @param rate of the base; zero for a tax by quantity
 * @param amount what is due; a rule says so in a reason when it is not simply {@code rate} of {@code base}
 */
public record TaxAmount(String tax, Money base, Rate rate, Money amount) {
    private static final int MAX_TAX = 60;

    /** @throws InvalidInput {@code input.blank} and the like, {@code input.negative} or {@code tax.other-currency} */
    public TaxAmount {
        Input.text(tax, "tax.name", MAX_TAX);
        Amounts.notNegative(base, "tax.base");
        Input.required(rate, "tax.rate");
        Amounts.notNegative(amount, "tax.amount");
        if (!base.getCurrencyUnit().equals(amount.getCurrencyUnit())) {
            throw InvalidInput.of("tax.other-currency", "field", "tax.amount");
        }
    }

    /** What is due of a tax that is so much for each unit. */
    public static TaxAmount byQuantity(String tax, Money amount) {
        return new TaxAmount(tax, Money.zero(amount.getCurrencyUnit()), Rate.ZERO, amount);
    }
}
