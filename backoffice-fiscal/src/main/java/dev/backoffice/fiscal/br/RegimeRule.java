package dev.backoffice.fiscal.br;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.fiscal.tax.TaxCase;
import dev.backoffice.fiscal.tax.TaxResult;
import dev.backoffice.fiscal.tax.TaxRule;
import java.util.List;

/** Asks one rule for sellers whose ICMS is in the DAS and another for all others. */
record RegimeRule(String id, TaxRule simples, TaxRule normal) implements TaxRule {
    @Override
    public Explained<List<TaxResult>> decide(TaxCase asked) {
        return (SaleFacts.of(asked).regime().usesCsosn() ? simples : normal).decide(asked);
    }
}
