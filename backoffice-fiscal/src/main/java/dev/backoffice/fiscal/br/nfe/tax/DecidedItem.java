package dev.backoffice.fiscal.br.nfe.tax;

import dev.backoffice.fiscal.tax.LineTaxes;
import java.util.Optional;

/**
 * What was decided about an item of a sale.
 *
 * @param taxation what the note writes of it
 * @param taxes the taxes it was made of, which the sentences of the note ask for; empty where an engine of the host decided the
 *     groups themselves
 */
public record DecidedItem(ItemTaxation taxation, Optional<LineTaxes> taxes) {}
