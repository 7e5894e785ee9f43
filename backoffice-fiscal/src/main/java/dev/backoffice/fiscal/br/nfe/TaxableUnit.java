package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import dev.backoffice.fiscal.classification.Classification;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Unidade tributável: an item in the unit that its taxes by quantity are told in, where that is not the unit it is sold in: bottles
 * taxed by the litre, sacks taxed by the kilogram.
 *
 * @param unit {@code uTrib}, 1 to 6 characters
 * @param quantity {@code qTrib}, above zero, up to 4 decimals
 * @param price {@code vUnTrib}, in reais, up to 10 decimals
 */
public record TaxableUnit(String unit, BigDecimal quantity, BigDecimal price) {
    private static final int QUANTITY_DECIMALS = 4;
    private static final int PRICE_DECIMALS = 10;

    /** @throws InvalidInput {@code nfe.amount-invalid} and the like */
    public TaxableUnit {
        NfeText.require("uTrib", unit, 1, 6);
        NfeAmount.decimal("qTrib", quantity, 11, QUANTITY_DECIMALS);
        NfeAmount.decimal("vUnTrib", price, 11, PRICE_DECIMALS);
        if (quantity.signum() <= 0) {
            throw InvalidInput.of("nfe.amount-invalid", "field", "qTrib", "reason", "not-positive");
        }
    }

    /**
     * What is sold in the unit told of the goods ({@link SaleFacts#TAXABLE_UNIT}); empty where none is told.
     *
     * @param codes of the goods
     * @param sold in the unit of the price
     * @param gross what it comes to
     * @param line names the line in errors
     * @throws NotFound {@code tax.goods-code-missing} for {@link SaleFacts#TAXABLE_CONTENT}
     * @throws InvalidInput {@code input.form} when that is no number above zero, {@code nfe.amount-invalid} when nothing is left of it
     */
    public static Optional<TaxableUnit> of(Classification codes, Quantity sold, Money gross, String line) {
        return codes.find(SaleFacts.TAXABLE_UNIT).map(unit -> {
            BigDecimal content = content(codes.find(SaleFacts.TAXABLE_CONTENT)
                    .orElseThrow(() ->
                            NotFound.of("tax.goods-code-missing", "line", line, "scheme", SaleFacts.TAXABLE_CONTENT)));
            BigDecimal quantity = RoundingPolicy.HALF_UP_CENT.round(sold.value().multiply(content), QUANTITY_DECIMALS);
            if (quantity.signum() <= 0) {
                throw InvalidInput.of("nfe.amount-invalid", "field", "qTrib", "reason", "not-positive");
            }
            return new TaxableUnit(
                    unit, quantity, RoundingPolicy.HALF_UP_CENT.divide(gross.getAmount(), quantity, PRICE_DECIMALS));
        });
    }

    private static BigDecimal content(String text) {
        try {
            BigDecimal content = new BigDecimal(text);
            if (content.signum() > 0) {
                return content;
            }
        } catch (NumberFormatException unreadable) {
            // refused below
        }
        throw InvalidInput.of(
                "input.form", "field", "classification." + SaleFacts.TAXABLE_CONTENT, "form", "a number above zero");
    }
}
