package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Grupo do IBS e da CBS of an item ({@code IBSCBS}, LC 214/2025, NT 2025.002). In 2026 the values inform only and are no part
 * of the note's total.
 *
 * @param cst {@code CST}, three digits
 * @param classification {@code cClassTrib}, six digits that begin with the CST (rejection 1024)
 * @param donation {@code indDoacao}: the goods are given away
 * @param amounts {@code gIBSCBS}; empty where the CST has none (rejections 1021, 1022)
 */
public record IbsCbsGroup(String cst, String classification, boolean donation, Optional<Amounts> amounts) {
    public IbsCbsGroup {
        NfeText.digits("IBSCBS.CST", cst, 3, 3);
        NfeText.digits("cClassTrib", classification, 6, 6);
        if (!classification.startsWith(cst)) {
            throw InvalidInput.of("nfe.code-invalid", "field", "cClassTrib", "value", classification);
        }
    }

    /**
     * What is due by whom.
     *
     * @param base {@code vBC}
     * @param state {@code gIBSUF}
     * @param municipality {@code gIBSMun}
     * @param union {@code gCBS}
     */
    public record Amounts(Money base, Share state, Share municipality, Share union) {
        public Amounts {
            NfeAmount.require("IBSCBS.vBC", base);
        }

        /** {@code vIBS}: the state's and the municipality's together. */
        public Money ibs() {
            return state.amount().plus(municipality.amount());
        }
    }

    /**
     * The tax of one sphere.
     *
     * @param rate percent, up to 4 decimals
     * @param deferral {@code gDif}; empty when nothing is deferred
     * @param reduction {@code gRed}; empty when the rate is whole
     * @param amount base times rate, less what is deferred (rejections 1041, 1052, 1069)
     */
    public record Share(BigDecimal rate, Optional<Deferral> deferral, Optional<Reduction> reduction, Money amount) {
        public Share {
            NfeAmount.decimal("pIBSCBS", rate, 3, 4);
            NfeAmount.require("vIBSCBS", amount);
        }

        /** A share that is neither deferred nor reduced. */
        public static Share of(BigDecimal rate, Money amount) {
            return new Share(rate, Optional.empty(), Optional.empty(), amount);
        }

        /** What of it is deferred. */
        Money deferred() {
            return deferral.map(Deferral::amount).orElse(NfeAmount.ZERO);
        }
    }

    /**
     * Diferimento.
     *
     * @param percent {@code pDif}, up to 4 decimals
     * @param amount {@code vDif}
     */
    public record Deferral(BigDecimal percent, Money amount) {
        public Deferral {
            NfeAmount.decimal("pDif", percent, 3, 4);
            NfeAmount.require("vDif", amount);
        }
    }

    /**
     * Redução de alíquota.
     *
     * @param percent {@code pRedAliq}, taken off the rate, up to 4 decimals
     * @param effectiveRate {@code pAliqEfet}, the rate left, to 4 decimals (rejections 1035, 1047, 1064)
     */
    public record Reduction(BigDecimal percent, BigDecimal effectiveRate) {
        public Reduction {
            NfeAmount.decimal("pRedAliq", percent, 3, 4);
            NfeAmount.decimal("pAliqEfet", effectiveRate, 3, 4);
        }
    }
}
