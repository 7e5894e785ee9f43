package dev.backoffice.fiscal.br.nfe.tax;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.marking.HostImplements;

/**
 * Decides the taxes of an item of a sale. Pure: the same facts give the same answer; stateless and thread-safe.
 *
 * <p>A rule that does not cover the facts refuses with a {@link dev.backoffice.core.error.RuleViolation} whose details say
 * what it would have to cover; it never guesses.
 */
@HostImplements
public interface SaleTaxRule {
    /** The operation code and tax groups of the item, and why. */
    Explained<ItemTaxation> determine(SaleTaxFacts facts);
}
