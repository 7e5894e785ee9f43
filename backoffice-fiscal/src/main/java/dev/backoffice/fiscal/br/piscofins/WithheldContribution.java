package dev.backoffice.fiscal.br.piscofins;

import dev.backoffice.core.error.Input;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxResult;
import java.util.List;

/**
 * PIS and COFINS that the maker withholds for those who sell the goods later (groups {@code PISST}, {@code COFINSST}), paid by the
 * buyer besides the price.
 *
 * @param pis {@code vBC}, {@code pPIS}, {@code vPIS}
 * @param cofins {@code vBC}, {@code pCOFINS}, {@code vCOFINS}
 */
public record WithheldContribution(TaxAmount pis, TaxAmount cofins, Ground ground) implements TaxResult {
    /** Name in {@link TaxAmount} of PIS withheld. */
    public static final String PIS = "pis-st";

    /** Name in {@link TaxAmount} of COFINS withheld. */
    public static final String COFINS = "cofins-st";

    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null} */
    public WithheldContribution {
        Input.required(pis, "withheld.pis");
        Input.required(cofins, "withheld.cofins");
        Input.required(ground, "withheld.ground");
    }

    /** The groups have no code of their own. */
    @Override
    public String situation() {
        return "";
    }

    @Override
    public List<TaxAmount> amounts() {
        return List.of(pis, cofins);
    }
}
