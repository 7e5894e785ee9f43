package dev.backoffice.fiscal.br.nfe.tax;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * ICMS para a UF de destino ({@code ICMSUFDest}): what a sale to a final consumer in another state who is not a taxpayer owes to
 * that state (DIFAL, EC 87/2015, LC 190/2022). All of it belongs to the state of destination since 2019.
 *
 * @param base {@code vBCUFDest}
 * @param internalRate {@code pICMSUFDest}, percent, up to 4 decimals
 * @param interstateRate {@code pICMSInter}: 4, 7 or 12 percent
 * @param amount {@code vICMSUFDest}
 * @param fcp the addition for the poverty fund of the state of destination; empty when there is none
 */
public record DestinationIcms(
        Money base, BigDecimal internalRate, BigDecimal interstateRate, Money amount, Optional<Fcp> fcp) {
    private static final Set<String> INTERSTATE = Set.of("4", "7", "12");

    public DestinationIcms {
        NfeAmount.require("vBCUFDest", base);
        NfeAmount.decimal("pICMSUFDest", internalRate, 3, 4);
        if (!INTERSTATE.contains(NfeAmount.text(interstateRate, 0))) {
            throw InvalidInput.of("nfe.code-invalid", "field", "pICMSInter", "value", interstateRate.toPlainString());
        }
        NfeAmount.require("vICMSUFDest", amount);
    }

    /**
     * Fundo de Combate à Pobreza of the state of destination.
     *
     * @param base {@code vBCFCPUFDest}
     * @param rate {@code pFCPUFDest}, percent above zero, up to 4 decimals
     * @param amount {@code vFCPUFDest}
     */
    public record Fcp(Money base, BigDecimal rate, Money amount) {
        public Fcp {
            NfeAmount.require("vBCFCPUFDest", base);
            NfeAmount.positivePercent("pFCPUFDest", rate);
            NfeAmount.require("vFCPUFDest", amount);
        }
    }
}
