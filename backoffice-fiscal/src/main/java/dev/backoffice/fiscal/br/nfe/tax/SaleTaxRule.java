package dev.backoffice.fiscal.br.nfe.tax;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.marking.HostImplements;
import java.util.Optional;

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

    /**
     * The same with the taxes the groups were made of, for the sentences of the note. By default without them: such a note says
     * what its seller's regime asks for, and what else it has to say is the host's text.
     */
    default Explained<DecidedItem> decide(SaleTaxFacts facts) {
        return determine(facts).map(taxation -> new DecidedItem(taxation, Optional.empty()));
    }
}
