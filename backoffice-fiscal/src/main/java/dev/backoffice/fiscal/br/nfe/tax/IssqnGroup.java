package dev.backoffice.fiscal.br.nfe.tax;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.Money;

/**
 * ISSQN of a service on a note of goods ({@code ISSQN}, nota conjugada), in the place of ICMS.
 *
 * @param base {@code vBC}: price less discount and deductions
 * @param rate {@code vAliq}, percent, up to 4 decimals
 * @param amount {@code vISSQN}
 * @param performed {@code cMunFG}, municipality where the service is performed, IBGE code of seven digits
 * @param service {@code cListServ}, item of the list of LC 116/2003, e.g. {@code 14.01}
 * @param deduction {@code vDeducao}, what the law takes off the base
 * @param discount {@code vDescIncond}
 * @param retained {@code vISSRet}, what of the tax the buyer withholds; zero for nothing
 * @param liability {@code indISS}
 * @param due {@code cMun}, municipality to which the tax is due
 * @param incentive {@code indIncentivo}, whether the service has a fiscal incentive
 * @param withheld what else the buyer withholds, told for the whole note ({@code retTrib})
 */
public record IssqnGroup(
        Money base,
        BigDecimal rate,
        Money amount,
        String performed,
        String service,
        Money deduction,
        Money discount,
        Money retained,
        Liability liability,
        Optional<String> due,
        boolean incentive,
        Withheld withheld) {
    private static final int MUNICIPALITY = 7;

    /** Exigibilidade do ISS ({@code indISS}). */
    public enum Liability {
        /** Due. */
        DUE("1"),
        /** Not subject to it. */
        NOT_SUBJECT("2"),
        /** Exempt. */
        EXEMPT("3"),
        /** Exported. */
        EXPORTED("4"),
        /** Immune. */
        IMMUNE("5"),
        /** Suspended by a court. */
        SUSPENDED_BY_COURT("6"),
        /** Suspended by an administrative process. */
        SUSPENDED_BY_PROCESS("7");

        private final String code;

        Liability(String code) {
            this.code = code;
        }

        /** The layout's code, 1 to 7. */
        public String code() {
            return code;
        }
    }

    /**
     * Retenção de tributos ({@code retTrib}) of the service; zero for what is not withheld.
     *
     * @param pis {@code vRetPIS}
     * @param cofins {@code vRetCOFINS}
     * @param csll {@code vRetCSLL}
     * @param incomeTaxBase {@code vBCIRRF}
     * @param incomeTax {@code vIRRF}
     * @param socialSecurityBase {@code vBCRetPrev}
     * @param socialSecurity {@code vRetPrev}
     */
    public record Withheld(
            Money pis,
            Money cofins,
            Money csll,
            Money incomeTaxBase,
            Money incomeTax,
            Money socialSecurityBase,
            Money socialSecurity) {
        /** Nothing. */
        public static final Withheld NONE = new Withheld(
                NfeAmount.ZERO,
                NfeAmount.ZERO,
                NfeAmount.ZERO,
                NfeAmount.ZERO,
                NfeAmount.ZERO,
                NfeAmount.ZERO,
                NfeAmount.ZERO);

        /** @throws InvalidInput {@code nfe.amount-invalid} */
        public Withheld {
            NfeAmount.require("vRetPIS", pis);
            NfeAmount.require("vRetCOFINS", cofins);
            NfeAmount.require("vRetCSLL", csll);
            NfeAmount.require("vBCIRRF", incomeTaxBase);
            NfeAmount.require("vIRRF", incomeTax);
            NfeAmount.require("vBCRetPrev", socialSecurityBase);
            NfeAmount.require("vRetPrev", socialSecurity);
        }
    }

    /** @throws InvalidInput {@code nfe.amount-invalid}, {@code nfe.code-invalid} and the like */
    public IssqnGroup {
        NfeAmount.require("ISSQN.vBC", base);
        NfeAmount.decimal("vAliq", rate, 3, 4);
        NfeAmount.require("vISSQN", amount);
        NfeText.digits("ISSQN.cMunFG", performed, MUNICIPALITY, MUNICIPALITY);
        NfeText.require("cListServ", service, 4, 5);
        NfeAmount.require("vDeducao", deduction);
        NfeAmount.require("vDescIncond", discount);
        NfeAmount.require("vISSRet", retained);
        Input.required(liability, "issqn.liability");
        due.ifPresent(code -> NfeText.digits("ISSQN.cMun", code, MUNICIPALITY, MUNICIPALITY));
        if (retained.isGreaterThan(amount)) {
            throw InvalidInput.of("nfe.amount-invalid", "field", "vISSRet", "reason", "more-than-tax");
        }
    }
}
