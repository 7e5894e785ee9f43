package dev.backoffice.fiscal.br.customs;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.QuantityTax;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxResult;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * II, imposto de importação, of a line (group {@code II}).
 *
 * @param duty {@code vBC}, {@code vII}, with the rate of the Tarifa Externa Comum; the amount may be less by a relief
 * @param byQuantity where the duty is so much for each unit; empty otherwise
 * @param charges {@code vDespAdu}, customs charges
 * @param exchange {@code vIOF}
 */
public record ImportDuty(TaxAmount duty, Optional<QuantityTax> byQuantity, Money charges, Money exchange, Ground ground)
        implements TaxResult {
    /** Name of the tax in {@link TaxAmount}. */
    public static final String TAX = "ii";

    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null} or {@code input.negative} */
    public ImportDuty {
        Input.required(duty, "ii.duty");
        Input.required(byQuantity, "ii.byQuantity");
        Amounts.notNegative(charges, "ii.charges");
        Amounts.notNegative(exchange, "ii.exchange");
    }

    /** It has no code of its own. */
    @Override
    public String situation() {
        return "";
    }

    @Override
    public List<TaxAmount> amounts() {
        return List.of(duty);
    }
}
