package dev.backoffice.fiscal.br.icms;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxResult;
import java.util.List;
import java.util.Optional;

/**
 * How goods stand to substituição tributária in a sale, where they are under it. It says what the rules of ICMS have to do, and
 * bears no amount itself.
 *
 * @param kind what has to be done
 * @param terms the row of {@link SubstitutionRule#TERMS} by which tax is withheld; empty where none is
 */
public record SubstitutionStanding(Kind kind, Optional<ReferenceRow> terms, Ground ground) implements TaxResult {
    /** What has to be done about the tax. */
    public enum Kind {
        /** The seller withholds the tax of those who sell the goods later. */
        WITHHOLD,
        /** The seller withholds the difference of rates that a taxpayer owes for goods it uses. */
        WITHHOLD_DIFFERENCE,
        /** The tax was withheld earlier in the chain. */
        WITHHELD_BEFORE,
        /** The tax withheld for the state of origin is passed on to that of destination. */
        PASSED_ON
    }

    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null} */
    public SubstitutionStanding {
        Input.required(kind, "substitution.kind");
        Input.required(terms, "substitution.terms");
        Input.required(ground, "substitution.ground");
    }

    /** It has no code of its own: that of ICMS shows it. */
    @Override
    public String situation() {
        return "";
    }

    @Override
    public List<TaxAmount> amounts() {
        return List.of();
    }
}
