package dev.backoffice.fiscal.br;

import dev.backoffice.core.money.Amounts;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxResult;
import java.util.List;
import org.joda.money.Money;

/**
 * What a final consumer pays in taxes by estimate ({@code vTotTrib}, Lei 12.741/2012): told on the document, not due.
 *
 * @param amount of all spheres together
 */
public record ApproximateTaxes(Money amount, Ground ground) implements TaxResult {
    /** @throws dev.backoffice.core.error.InvalidInput {@code input.negative} */
    public ApproximateTaxes {
        Amounts.notNegative(amount, "approximate.amount");
    }

    /** An estimate has no situation code. */
    @Override
    public String situation() {
        return "";
    }

    /** None: the taxes themselves are other results. */
    @Override
    public List<TaxAmount> amounts() {
        return List.of();
    }
}
