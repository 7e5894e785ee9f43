package dev.backoffice.fiscal.br;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.fiscal.tax.OperationRule;
import dev.backoffice.fiscal.tax.TaxCase;

/**
 * Chooses the CFOP, código fiscal de operações e prestações, from the table {@link BrazilianTaxes#OPERATIONS}: by what the
 * goods are handed over for, how the seller came by them, whether they leave the state, and whether the buyer is an ICMS
 * taxpayer.
 */
public final class CfopRule implements OperationRule {
    /** The rule, which has no parameters. */
    public CfopRule() {}

    @Override
    public Explained<String> code(TaxCase asked) {
        SaleFacts facts = SaleFacts.of(asked);
        String route = facts.from() + " to " + facts.to();
        ReferenceRow row = facts.operation();
        String cfop = row.text("cfop");
        return Explained.of(
                cfop,
                Reason.of("br.cfop", "CFOP " + cfop + ": " + row.key() + ", " + route)
                        .by(row.source())
                        .with("cfop", cfop)
                        .with("operation", row.key()));
    }
}
