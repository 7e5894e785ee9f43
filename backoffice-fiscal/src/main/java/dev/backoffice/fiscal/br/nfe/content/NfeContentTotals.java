package dev.backoffice.fiscal.br.nfe.content;

import dev.backoffice.fiscal.br.nfe.internal.Element;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Totais ({@code total}) of a note as its file tells them.
 *
 * @param icms {@code ICMSTot}
 * @param services {@code ISSQNtot}
 * @param withholding {@code retTrib}
 * @param selective {@code ISTot}
 * @param ibsCbs {@code IBSCBSTot}
 * @param withReform {@code vNFTot}
 */
public record NfeContentTotals(
        @Element("ICMSTot") Icms icms,
        @Element("ISSQNtot") Optional<Services> services,
        @Element("retTrib") Optional<Withholding> withholding,
        @Element("ISTot") Optional<Selective> selective,
        @Element("IBSCBSTot") Optional<IbsCbs> ibsCbs,
        @Element("vNFTot") Optional<Money> withReform) {

    /**
     * Totals of ICMS and of the note.
     *
     * @param base {@code vBC}
     * @param amount {@code vICMS}
     * @param exempted {@code vICMSDeson}
     * @param destinationFcp {@code vFCPUFDest}
     * @param destination {@code vICMSUFDest}
     * @param origin {@code vICMSUFRemet}
     * @param fcp {@code vFCP}
     * @param substitutionBase {@code vBCST}
     * @param substitution {@code vST}
     * @param substitutionFcp {@code vFCPST}
     * @param withheldFcp {@code vFCPSTRet}
     * @param quantity {@code qBCMono}
     * @param quantityAmount {@code vICMSMono}
     * @param withheldQuantity {@code qBCMonoReten}
     * @param withheldQuantityAmount {@code vICMSMonoReten}
     * @param quantityBefore {@code qBCMonoRet}
     * @param quantityBeforeAmount {@code vICMSMonoRet}
     * @param products {@code vProd}
     * @param freight {@code vFrete}
     * @param insurance {@code vSeg}
     * @param discount {@code vDesc}
     * @param importDuty {@code vII}
     * @param ipi {@code vIPI}
     * @param returnedIpi {@code vIPIDevol}
     * @param pis {@code vPIS}
     * @param cofins {@code vCOFINS}
     * @param other {@code vOutro}
     * @param invoice {@code vNF}
     * @param approximate {@code vTotTrib}
     */
    public record Icms(
            @Element("vBC") Money base,
            @Element("vICMS") Money amount,
            @Element("vICMSDeson") Optional<Money> exempted,
            @Element("vFCPUFDest") Optional<Money> destinationFcp,
            @Element("vICMSUFDest") Optional<Money> destination,
            @Element("vICMSUFRemet") Optional<Money> origin,
            @Element("vFCP") Optional<Money> fcp,
            @Element("vBCST") Money substitutionBase,
            @Element("vST") Money substitution,
            @Element("vFCPST") Optional<Money> substitutionFcp,
            @Element("vFCPSTRet") Optional<Money> withheldFcp,
            @Element("qBCMono") Optional<BigDecimal> quantity,
            @Element("vICMSMono") Optional<Money> quantityAmount,
            @Element("qBCMonoReten") Optional<BigDecimal> withheldQuantity,
            @Element("vICMSMonoReten") Optional<Money> withheldQuantityAmount,
            @Element("qBCMonoRet") Optional<BigDecimal> quantityBefore,
            @Element("vICMSMonoRet") Optional<Money> quantityBeforeAmount,
            @Element("vProd") Money products,
            @Element("vFrete") Money freight,
            @Element("vSeg") Money insurance,
            @Element("vDesc") Money discount,
            @Element("vII") Money importDuty,
            @Element("vIPI") Money ipi,
            @Element("vIPIDevol") Optional<Money> returnedIpi,
            @Element("vPIS") Money pis,
            @Element("vCOFINS") Money cofins,
            @Element("vOutro") Money other,
            @Element("vNF") Money invoice,
            @Element("vTotTrib") Optional<Money> approximate) {}

    /**
     * Totals of ISSQN.
     *
     * @param services {@code vServ}
     * @param base {@code vBC}
     * @param amount {@code vISS}
     * @param pis {@code vPIS}
     * @param cofins {@code vCOFINS}
     * @param date {@code dCompet}
     * @param deduction {@code vDeducao}
     * @param other {@code vOutro}
     * @param discount {@code vDescIncond}
     * @param conditionalDiscount {@code vDescCond}
     * @param withheld {@code vISSRet}
     * @param regime {@code cRegTrib}
     */
    public record Services(
            @Element("vServ") Optional<Money> services,
            @Element("vBC") Optional<Money> base,
            @Element("vISS") Optional<Money> amount,
            @Element("vPIS") Optional<Money> pis,
            @Element("vCOFINS") Optional<Money> cofins,
            @Element("dCompet") LocalDate date,
            @Element("vDeducao") Optional<Money> deduction,
            @Element("vOutro") Optional<Money> other,
            @Element("vDescIncond") Optional<Money> discount,
            @Element("vDescCond") Optional<Money> conditionalDiscount,
            @Element("vISSRet") Optional<Money> withheld,
            @Element("cRegTrib") Optional<String> regime) {}

    /**
     * Retenção de tributos.
     *
     * @param pis {@code vRetPIS}
     * @param cofins {@code vRetCOFINS}
     * @param csll {@code vRetCSLL}
     * @param incomeTaxBase {@code vBCIRRF}
     * @param incomeTax {@code vIRRF}
     * @param socialSecurityBase {@code vBCRetPrev}
     * @param socialSecurity {@code vRetPrev}
     */
    public record Withholding(
            @Element("vRetPIS") Optional<Money> pis,
            @Element("vRetCOFINS") Optional<Money> cofins,
            @Element("vRetCSLL") Optional<Money> csll,
            @Element("vBCIRRF") Optional<Money> incomeTaxBase,
            @Element("vIRRF") Optional<Money> incomeTax,
            @Element("vBCRetPrev") Optional<Money> socialSecurityBase,
            @Element("vRetPrev") Optional<Money> socialSecurity) {}

    /**
     * Total of the imposto seletivo.
     *
     * @param amount {@code vIS}
     */
    public record Selective(@Element("vIS") Money amount) {}

    /**
     * Totals of IBS and CBS.
     *
     * @param base {@code vBCIBSCBS}
     * @param ibs {@code gIBS}
     * @param cbs {@code gCBS}
     * @param monophase {@code gMono}
     * @param reversal {@code gEstornoCred}
     */
    public record IbsCbs(
            @Element("vBCIBSCBS") Money base,
            @Element("gIBS") Optional<Ibs> ibs,
            @Element("gCBS") Optional<Cbs> cbs,
            @Element("gMono") Optional<Monophase> monophase,
            @Element("gEstornoCred") Optional<NfeContentTaxes.Reversal> reversal) {}

    /**
     * Totals of IBS.
     *
     * @param state {@code gIBSUF}
     * @param municipality {@code gIBSMun}
     * @param amount {@code vIBS}
     * @param credit {@code vCredPres}
     * @param pendingCredit {@code vCredPresCondSus}
     */
    public record Ibs(
            @Element("gIBSUF") State state,
            @Element("gIBSMun") Municipality municipality,
            @Element("vIBS") Money amount,
            @Element("vCredPres") Optional<Money> credit,
            @Element("vCredPresCondSus") Optional<Money> pendingCredit) {}

    /**
     * IBS of states.
     *
     * @param deferred {@code vDif}
     * @param givenBack {@code vDevTrib}
     * @param amount {@code vIBSUF}
     */
    public record State(
            @Element("vDif") Money deferred,
            @Element("vDevTrib") Money givenBack,
            @Element("vIBSUF") Money amount) {}

    /**
     * IBS of municipalities.
     *
     * @param deferred {@code vDif}
     * @param givenBack {@code vDevTrib}
     * @param amount {@code vIBSMun}
     */
    public record Municipality(
            @Element("vDif") Money deferred,
            @Element("vDevTrib") Money givenBack,
            @Element("vIBSMun") Money amount) {}

    /**
     * Totals of CBS.
     *
     * @param deferred {@code vDif}
     * @param givenBack {@code vDevTrib}
     * @param amount {@code vCBS}
     * @param credit {@code vCredPres}
     * @param pendingCredit {@code vCredPresCondSus}
     */
    public record Cbs(
            @Element("vDif") Money deferred,
            @Element("vDevTrib") Money givenBack,
            @Element("vCBS") Money amount,
            @Element("vCredPres") Optional<Money> credit,
            @Element("vCredPresCondSus") Optional<Money> pendingCredit) {}

    /**
     * Totals of the monophase taxes.
     *
     * @param ibs {@code vIBSMono}
     * @param cbs {@code vCBSMono}
     * @param ibsWithheld {@code vIBSMonoReten}
     * @param cbsWithheld {@code vCBSMonoReten}
     * @param ibsBefore {@code vIBSMonoRet}
     * @param cbsBefore {@code vCBSMonoRet}
     */
    public record Monophase(
            @Element("vIBSMono") Optional<Money> ibs,
            @Element("vCBSMono") Optional<Money> cbs,
            @Element("vIBSMonoReten") Optional<Money> ibsWithheld,
            @Element("vCBSMonoReten") Optional<Money> cbsWithheld,
            @Element("vIBSMonoRet") Optional<Money> ibsBefore,
            @Element("vCBSMonoRet") Optional<Money> cbsBefore) {}
}
