package dev.backoffice.fiscal.br.icms;

import dev.backoffice.core.money.Amounts;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxResult;
import java.util.List;
import org.joda.money.Money;

/**
 * IBS, CBS and IS in the base of ICMS, where it is not simply the price. It bears no amount itself.
 *
 * @param amount of these taxes
 * @param added whether they come on top of the price; otherwise they are taken out of it
 */
public record IcmsBase(Money amount, boolean added, Ground ground) implements TaxResult {
    /** @throws dev.backoffice.core.error.InvalidInput {@code input.negative} */
    public IcmsBase {
        Amounts.notNegative(amount, "icms.base");
    }

    /** It has no code of its own. */
    @Override
    public String situation() {
        return "";
    }

    @Override
    public List<TaxAmount> amounts() {
        return List.of();
    }

    /** What a price is to ICMS. */
    Money of(Money price) {
        return added ? price.plus(amount) : price.minus(amount);
    }
}
