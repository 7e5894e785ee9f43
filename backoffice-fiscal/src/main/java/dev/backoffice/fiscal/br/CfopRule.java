package dev.backoffice.fiscal.br;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.fiscal.br.icms.Icms;
import dev.backoffice.fiscal.tax.OperationRule;
import dev.backoffice.fiscal.tax.TaxCase;

/**
 * Chooses the CFOP, código fiscal de operações e prestações, from the table {@link BrazilianTaxes#OPERATIONS}: by what the
 * goods are handed over for, how the seller came by them, whether they leave the state, and whether the buyer is an ICMS
 * taxpayer, and whether ICMS is withheld on the sale or was before.
 */
public final class CfopRule implements OperationRule {
    /** The rule, which has no parameters. */
    public CfopRule() {}

    @Override
    public Explained<String> code(TaxCase asked) {
        SaleFacts facts = SaleFacts.of(asked);
        String route = facts.from() + " to " + facts.to();
        ReferenceRow row = row(asked, facts);
        String cfop = row.text("cfop");
        return Explained.of(
                cfop,
                Reason.of("br.cfop", "CFOP " + cfop + ": " + row.key() + ", " + route)
                        .by(row.source())
                        .with("cfop", cfop)
                        .with("operation", row.key()));
    }

    private static ReferenceRow row(TaxCase asked, SaleFacts facts) {
        Icms icms = asked.find(Icms.class).orElse(null);
        if (icms instanceof Icms.WithheldBefore) {
            return facts.operation("withheld");
        }
        return icms != null && icms.substitution().isPresent() ? facts.operation("withholding") : facts.operation();
    }
}
