package dev.backoffice.fiscal.br.nfe.content;

import dev.backoffice.fiscal.br.nfe.internal.Element;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Tributos ({@code imposto}) of an item as its file tells them.
 *
 * @param approximate {@code vTotTrib}
 * @param icms {@code ICMS}
 * @param ipi {@code IPI}
 * @param importDuty {@code II}
 * @param services {@code ISSQN}
 * @param pis {@code PIS}
 * @param pisSubstitution {@code PISST}
 * @param cofins {@code COFINS}
 * @param cofinsSubstitution {@code COFINSST}
 * @param destination {@code ICMSUFDest}
 * @param selective {@code IS}
 * @param ibsCbs {@code IBSCBS}
 */
public record NfeContentTaxes(
        @Element("vTotTrib") Optional<Money> approximate,
        @Element("ICMS") Optional<IcmsHolder> icms,
        @Element("IPI") Optional<Ipi> ipi,
        @Element("II") Optional<ImportDuty> importDuty,
        @Element("ISSQN") Optional<Services> services,
        @Element("PIS") Optional<PisHolder> pis,
        @Element("PISST") Optional<PisSubstitution> pisSubstitution,
        @Element("COFINS") Optional<CofinsHolder> cofins,
        @Element("COFINSST") Optional<CofinsSubstitution> cofinsSubstitution,
        @Element("ICMSUFDest") Optional<Destination> destination,
        @Element("IS") Optional<Selective> selective,
        @Element("IBSCBS") Optional<IbsCbs> ibsCbs) {

    /**
     * ICMS: the one group of its code.
     *
     * @param group the group
     */
    public record IcmsHolder(@Element("*") Icms group) {}

    /**
     * ICMS of any code; what its group does not have is empty.
     *
     * @param form name of the group, e.g. {@code ICMS10} or {@code ICMSSN101}
     * @param origin {@code orig}
     * @param cst {@code CST}
     * @param csosn {@code CSOSN}
     * @param method {@code modBC}
     * @param base {@code vBC}
     * @param reduction {@code pRedBC}
     * @param reductionBenefit {@code cBenefRBC}
     * @param rate {@code pICMS}
     * @param operation {@code vICMSOp}
     * @param deferredPercent {@code pDif}
     * @param deferred {@code vICMSDif}
     * @param amount {@code vICMS}
     * @param fcpBase {@code vBCFCP}
     * @param fcpRate {@code pFCP}
     * @param fcp {@code vFCP}
     * @param fcpDeferredPercent {@code pFCPDif}
     * @param fcpDeferred {@code vFCPDif}
     * @param fcpDue {@code vFCPEfet}
     * @param substitutionMethod {@code modBCST}
     * @param substitutionMargin {@code pMVAST}
     * @param substitutionReduction {@code pRedBCST}
     * @param substitutionBase {@code vBCST}
     * @param substitutionRate {@code pICMSST}
     * @param substitution {@code vICMSST}
     * @param substitutionFcpBase {@code vBCFCPST}
     * @param substitutionFcpRate {@code pFCPST}
     * @param substitutionFcp {@code vFCPST}
     * @param ownShare {@code pBCOp}
     * @param substitutionState {@code UFST}
     * @param exempted {@code vICMSDeson}
     * @param exemptionReason {@code motDesICMS}
     * @param exemptionDeducted {@code indDeduzDeson}
     * @param substitutionExempted {@code vICMSSTDeson}
     * @param substitutionExemptionReason {@code motDesICMSST}
     * @param withheldBase {@code vBCSTRet}
     * @param withheldRate {@code pST}
     * @param substituteAmount {@code vICMSSubstituto}
     * @param withheld {@code vICMSSTRet}
     * @param withheldFcpBase {@code vBCFCPSTRet}
     * @param withheldFcpRate {@code pFCPSTRet}
     * @param withheldFcp {@code vFCPSTRet}
     * @param destinationBase {@code vBCSTDest}
     * @param destinationAmount {@code vICMSSTDest}
     * @param effectiveReduction {@code pRedBCEfet}
     * @param effectiveBase {@code vBCEfet}
     * @param effectiveRate {@code pICMSEfet}
     * @param effective {@code vICMSEfet}
     * @param simplesCreditRate {@code pCredSN}
     * @param simplesCredit {@code vCredICMSSN}
     * @param quantity {@code qBCMono}
     * @param quantityRate {@code adRemICMS}
     * @param quantityOperation {@code vICMSMonoOp}
     * @param quantityDeferred {@code vICMSMonoDif}
     * @param quantityAmount {@code vICMSMono}
     * @param deferredQuantity {@code qBCMonoDif}
     * @param deferredQuantityRate {@code adRemICMSDif}
     * @param withheldQuantity {@code qBCMonoReten}
     * @param withheldQuantityRate {@code adRemICMSReten}
     * @param withheldQuantityAmount {@code vICMSMonoReten}
     * @param quantityRateReduction {@code pRedAdRem}
     * @param quantityRateReductionReason {@code motRedAdRem}
     * @param quantityBefore {@code qBCMonoRet}
     * @param quantityBeforeRate {@code adRemICMSRet}
     * @param quantityBeforeAmount {@code vICMSMonoRet}
     */
    public record Icms(
            @Element("#") String form,
            @Element("orig") Optional<String> origin,
            @Element("CST") Optional<String> cst,
            @Element("CSOSN") Optional<String> csosn,
            @Element("modBC") Optional<String> method,
            @Element("vBC") Optional<Money> base,
            @Element("pRedBC") Optional<BigDecimal> reduction,
            @Element("cBenefRBC") Optional<String> reductionBenefit,
            @Element("pICMS") Optional<BigDecimal> rate,
            @Element("vICMSOp") Optional<Money> operation,
            @Element("pDif") Optional<BigDecimal> deferredPercent,
            @Element("vICMSDif") Optional<Money> deferred,
            @Element("vICMS") Optional<Money> amount,
            @Element("vBCFCP") Optional<Money> fcpBase,
            @Element("pFCP") Optional<BigDecimal> fcpRate,
            @Element("vFCP") Optional<Money> fcp,
            @Element("pFCPDif") Optional<BigDecimal> fcpDeferredPercent,
            @Element("vFCPDif") Optional<Money> fcpDeferred,
            @Element("vFCPEfet") Optional<Money> fcpDue,
            @Element("modBCST") Optional<String> substitutionMethod,
            @Element("pMVAST") Optional<BigDecimal> substitutionMargin,
            @Element("pRedBCST") Optional<BigDecimal> substitutionReduction,
            @Element("vBCST") Optional<Money> substitutionBase,
            @Element("pICMSST") Optional<BigDecimal> substitutionRate,
            @Element("vICMSST") Optional<Money> substitution,
            @Element("vBCFCPST") Optional<Money> substitutionFcpBase,
            @Element("pFCPST") Optional<BigDecimal> substitutionFcpRate,
            @Element("vFCPST") Optional<Money> substitutionFcp,
            @Element("pBCOp") Optional<BigDecimal> ownShare,
            @Element("UFST") Optional<String> substitutionState,
            @Element("vICMSDeson") Optional<Money> exempted,
            @Element("motDesICMS") Optional<String> exemptionReason,
            @Element("indDeduzDeson") Optional<String> exemptionDeducted,
            @Element("vICMSSTDeson") Optional<Money> substitutionExempted,
            @Element("motDesICMSST") Optional<String> substitutionExemptionReason,
            @Element("vBCSTRet") Optional<Money> withheldBase,
            @Element("pST") Optional<BigDecimal> withheldRate,
            @Element("vICMSSubstituto") Optional<Money> substituteAmount,
            @Element("vICMSSTRet") Optional<Money> withheld,
            @Element("vBCFCPSTRet") Optional<Money> withheldFcpBase,
            @Element("pFCPSTRet") Optional<BigDecimal> withheldFcpRate,
            @Element("vFCPSTRet") Optional<Money> withheldFcp,
            @Element("vBCSTDest") Optional<Money> destinationBase,
            @Element("vICMSSTDest") Optional<Money> destinationAmount,
            @Element("pRedBCEfet") Optional<BigDecimal> effectiveReduction,
            @Element("vBCEfet") Optional<Money> effectiveBase,
            @Element("pICMSEfet") Optional<BigDecimal> effectiveRate,
            @Element("vICMSEfet") Optional<Money> effective,
            @Element("pCredSN") Optional<BigDecimal> simplesCreditRate,
            @Element("vCredICMSSN") Optional<Money> simplesCredit,
            @Element("qBCMono") Optional<BigDecimal> quantity,
            @Element("adRemICMS") Optional<BigDecimal> quantityRate,
            @Element("vICMSMonoOp") Optional<Money> quantityOperation,
            @Element("vICMSMonoDif") Optional<Money> quantityDeferred,
            @Element("vICMSMono") Optional<Money> quantityAmount,
            @Element("qBCMonoDif") Optional<BigDecimal> deferredQuantity,
            @Element("adRemICMSDif") Optional<BigDecimal> deferredQuantityRate,
            @Element("qBCMonoReten") Optional<BigDecimal> withheldQuantity,
            @Element("adRemICMSReten") Optional<BigDecimal> withheldQuantityRate,
            @Element("vICMSMonoReten") Optional<Money> withheldQuantityAmount,
            @Element("pRedAdRem") Optional<BigDecimal> quantityRateReduction,
            @Element("motRedAdRem") Optional<String> quantityRateReductionReason,
            @Element("qBCMonoRet") Optional<BigDecimal> quantityBefore,
            @Element("adRemICMSRet") Optional<BigDecimal> quantityBeforeRate,
            @Element("vICMSMonoRet") Optional<Money> quantityBeforeAmount) {}

    /**
     * IPI.
     *
     * @param producer {@code CNPJProd}
     * @param seal {@code cSelo}
     * @param seals {@code qSelo}
     * @param framework {@code cEnq}
     * @param due {@code IPITrib}
     * @param notDue {@code IPINT}
     */
    public record Ipi(
            @Element("CNPJProd") Optional<String> producer,
            @Element("cSelo") Optional<String> seal,
            @Element("qSelo") Optional<String> seals,
            @Element("cEnq") String framework,
            @Element("IPITrib") Optional<IpiDue> due,
            @Element("IPINT") Optional<IpiNotDue> notDue) {}

    /**
     * IPI that is due.
     *
     * @param cst {@code CST}
     * @param base {@code vBC}
     * @param rate {@code pIPI}
     * @param quantity {@code qUnid}
     * @param unitAmount {@code vUnid}
     * @param amount {@code vIPI}
     */
    public record IpiDue(
            @Element("CST") String cst,
            @Element("vBC") Optional<Money> base,
            @Element("pIPI") Optional<BigDecimal> rate,
            @Element("qUnid") Optional<BigDecimal> quantity,
            @Element("vUnid") Optional<BigDecimal> unitAmount,
            @Element("vIPI") Money amount) {}

    /**
     * IPI that is not due.
     *
     * @param cst {@code CST}
     */
    public record IpiNotDue(@Element("CST") String cst) {}

    /**
     * Imposto de importação.
     *
     * @param base {@code vBC}
     * @param customs {@code vDespAdu}
     * @param duty {@code vII}
     * @param iof {@code vIOF}
     */
    public record ImportDuty(
            @Element("vBC") Money base,
            @Element("vDespAdu") Money customs,
            @Element("vII") Money duty,
            @Element("vIOF") Money iof) {}

    /**
     * ISSQN.
     *
     * @param base {@code vBC}
     * @param rate {@code vAliq}
     * @param amount {@code vISSQN}
     * @param municipality {@code cMunFG}
     * @param service {@code cListServ}
     * @param deduction {@code vDeducao}
     * @param other {@code vOutro}
     * @param discount {@code vDescIncond}
     * @param conditionalDiscount {@code vDescCond}
     * @param withheld {@code vISSRet}
     * @param liability {@code indISS}
     * @param municipalCode {@code cServico}
     * @param placeOfIncidence {@code cMun}
     * @param country {@code cPais}
     * @param lawsuit {@code nProcesso}
     * @param incentive {@code indIncentivo}
     */
    public record Services(
            @Element("vBC") Money base,
            @Element("vAliq") BigDecimal rate,
            @Element("vISSQN") Money amount,
            @Element("cMunFG") String municipality,
            @Element("cListServ") String service,
            @Element("vDeducao") Optional<Money> deduction,
            @Element("vOutro") Optional<Money> other,
            @Element("vDescIncond") Optional<Money> discount,
            @Element("vDescCond") Optional<Money> conditionalDiscount,
            @Element("vISSRet") Optional<Money> withheld,
            @Element("indISS") String liability,
            @Element("cServico") Optional<String> municipalCode,
            @Element("cMun") Optional<String> placeOfIncidence,
            @Element("cPais") Optional<String> country,
            @Element("nProcesso") Optional<String> lawsuit,
            @Element("indIncentivo") String incentive) {}

    /**
     * PIS: the one group of its code.
     *
     * @param group the group
     */
    public record PisHolder(@Element("*") Pis group) {}

    /**
     * PIS.
     *
     * @param form name of the group, e.g. {@code PISAliq}
     * @param cst {@code CST}
     * @param base {@code vBC}
     * @param rate {@code pPIS}
     * @param quantity {@code qBCProd}
     * @param unitAmount {@code vAliqProd}
     * @param amount {@code vPIS}
     */
    public record Pis(
            @Element("#") String form,
            @Element("CST") String cst,
            @Element("vBC") Optional<Money> base,
            @Element("pPIS") Optional<BigDecimal> rate,
            @Element("qBCProd") Optional<BigDecimal> quantity,
            @Element("vAliqProd") Optional<BigDecimal> unitAmount,
            @Element("vPIS") Optional<Money> amount) {}

    /**
     * PIS withheld for others.
     *
     * @param base {@code vBC}
     * @param rate {@code pPIS}
     * @param quantity {@code qBCProd}
     * @param unitAmount {@code vAliqProd}
     * @param amount {@code vPIS}
     * @param summed {@code indSomaPISST}
     */
    public record PisSubstitution(
            @Element("vBC") Optional<Money> base,
            @Element("pPIS") Optional<BigDecimal> rate,
            @Element("qBCProd") Optional<BigDecimal> quantity,
            @Element("vAliqProd") Optional<BigDecimal> unitAmount,
            @Element("vPIS") Money amount,
            @Element("indSomaPISST") Optional<String> summed) {}

    /**
     * COFINS: the one group of its code.
     *
     * @param group the group
     */
    public record CofinsHolder(@Element("*") Cofins group) {}

    /**
     * COFINS.
     *
     * @param form name of the group, e.g. {@code COFINSAliq}
     * @param cst {@code CST}
     * @param base {@code vBC}
     * @param rate {@code pCOFINS}
     * @param quantity {@code qBCProd}
     * @param unitAmount {@code vAliqProd}
     * @param amount {@code vCOFINS}
     */
    public record Cofins(
            @Element("#") String form,
            @Element("CST") String cst,
            @Element("vBC") Optional<Money> base,
            @Element("pCOFINS") Optional<BigDecimal> rate,
            @Element("qBCProd") Optional<BigDecimal> quantity,
            @Element("vAliqProd") Optional<BigDecimal> unitAmount,
            @Element("vCOFINS") Optional<Money> amount) {}

    /**
     * COFINS withheld for others.
     *
     * @param base {@code vBC}
     * @param rate {@code pCOFINS}
     * @param quantity {@code qBCProd}
     * @param unitAmount {@code vAliqProd}
     * @param amount {@code vCOFINS}
     * @param summed {@code indSomaCOFINSST}
     */
    public record CofinsSubstitution(
            @Element("vBC") Optional<Money> base,
            @Element("pCOFINS") Optional<BigDecimal> rate,
            @Element("qBCProd") Optional<BigDecimal> quantity,
            @Element("vAliqProd") Optional<BigDecimal> unitAmount,
            @Element("vCOFINS") Money amount,
            @Element("indSomaCOFINSST") Optional<String> summed) {}

    /**
     * ICMS of the state of destination.
     *
     * @param base {@code vBCUFDest}
     * @param fcpBase {@code vBCFCPUFDest}
     * @param fcpRate {@code pFCPUFDest}
     * @param internalRate {@code pICMSUFDest}
     * @param interstateRate {@code pICMSInter}
     * @param share {@code pICMSInterPart}
     * @param fcp {@code vFCPUFDest}
     * @param amount {@code vICMSUFDest}
     * @param originAmount {@code vICMSUFRemet}
     */
    public record Destination(
            @Element("vBCUFDest") Money base,
            @Element("vBCFCPUFDest") Optional<Money> fcpBase,
            @Element("pFCPUFDest") Optional<BigDecimal> fcpRate,
            @Element("pICMSUFDest") BigDecimal internalRate,
            @Element("pICMSInter") BigDecimal interstateRate,
            @Element("pICMSInterPart") BigDecimal share,
            @Element("vFCPUFDest") Optional<Money> fcp,
            @Element("vICMSUFDest") Money amount,
            @Element("vICMSUFRemet") Money originAmount) {}

    /**
     * Imposto seletivo.
     *
     * @param cst {@code CSTIS}
     * @param classification {@code cClassTribIS}
     * @param base {@code vBCIS}
     * @param rate {@code pIS}
     * @param unitRate {@code adRemIS}
     * @param unit {@code uTrib}
     * @param quantity {@code qTrib}
     * @param amount {@code vIS}
     */
    public record Selective(
            @Element("CSTIS") String cst,
            @Element("cClassTribIS") String classification,
            @Element("vBCIS") Optional<Money> base,
            @Element("pIS") Optional<BigDecimal> rate,
            @Element("adRemIS") Optional<BigDecimal> unitRate,
            @Element("uTrib") Optional<String> unit,
            @Element("qTrib") Optional<BigDecimal> quantity,
            @Element("vIS") Optional<Money> amount) {}

    /**
     * IBS e CBS.
     *
     * @param cst {@code CST}
     * @param classification {@code cClassTrib}
     * @param donation {@code indDoacao}
     * @param amounts {@code gIBSCBS}
     * @param monophase {@code gIBSCBSMono}
     * @param creditTransfer {@code gTransfCred}
     * @param adjustment {@code gAjusteCompet}
     * @param reversal {@code gEstornoCred}
     * @param operationCredit {@code gCredPresOper}
     * @param freeZoneCredit {@code gCredPresIBSZFM}
     */
    public record IbsCbs(
            @Element("CST") String cst,
            @Element("cClassTrib") String classification,
            @Element("indDoacao") Optional<String> donation,
            @Element("gIBSCBS") Optional<Amounts> amounts,
            @Element("gIBSCBSMono") Optional<Monophase> monophase,
            @Element("gTransfCred") Optional<CreditTransfer> creditTransfer,
            @Element("gAjusteCompet") Optional<PeriodAdjustment> adjustment,
            @Element("gEstornoCred") Optional<Reversal> reversal,
            @Element("gCredPresOper") Optional<OperationCredit> operationCredit,
            @Element("gCredPresIBSZFM") Optional<FreeZoneCredit> freeZoneCredit) {}

    /**
     * Base and shares.
     *
     * @param base {@code vBC}
     * @param state {@code gIBSUF}
     * @param municipality {@code gIBSMun}
     * @param ibs {@code vIBS}
     * @param union {@code gCBS}
     * @param regular {@code gTribRegular}
     * @param government {@code gTribCompraGov}
     */
    public record Amounts(
            @Element("vBC") Money base,
            @Element("gIBSUF") State state,
            @Element("gIBSMun") Municipality municipality,
            @Element("vIBS") Optional<Money> ibs,
            @Element("gCBS") Union union,
            @Element("gTribRegular") Optional<Regular> regular,
            @Element("gTribCompraGov") Optional<Government> government) {}

    /**
     * IBS of the state.
     *
     * @param rate {@code pIBSUF}
     * @param deferral {@code gDif}
     * @param givenBack {@code gDevTrib}
     * @param reduction {@code gRed}
     * @param amount {@code vIBSUF}
     */
    public record State(
            @Element("pIBSUF") BigDecimal rate,
            @Element("gDif") Optional<Deferral> deferral,
            @Element("gDevTrib") Optional<GivenBack> givenBack,
            @Element("gRed") Optional<Reduction> reduction,
            @Element("vIBSUF") Money amount) {}

    /**
     * IBS of the municipality.
     *
     * @param rate {@code pIBSMun}
     * @param deferral {@code gDif}
     * @param givenBack {@code gDevTrib}
     * @param reduction {@code gRed}
     * @param amount {@code vIBSMun}
     */
    public record Municipality(
            @Element("pIBSMun") BigDecimal rate,
            @Element("gDif") Optional<Deferral> deferral,
            @Element("gDevTrib") Optional<GivenBack> givenBack,
            @Element("gRed") Optional<Reduction> reduction,
            @Element("vIBSMun") Money amount) {}

    /**
     * CBS.
     *
     * @param rate {@code pCBS}
     * @param deferral {@code gDif}
     * @param givenBack {@code gDevTrib}
     * @param reduction {@code gRed}
     * @param freeTradeArea {@code gALCZFMCBS}
     * @param amount {@code vCBS}
     */
    public record Union(
            @Element("pCBS") BigDecimal rate,
            @Element("gDif") Optional<Deferral> deferral,
            @Element("gDevTrib") Optional<GivenBack> givenBack,
            @Element("gRed") Optional<Reduction> reduction,
            @Element("gALCZFMCBS") Optional<FreeTradeArea> freeTradeArea,
            @Element("vCBS") Money amount) {}

    /**
     * Diferimento.
     *
     * @param percent {@code pDif}
     * @param amount {@code vDif}
     */
    public record Deferral(
            @Element("pDif") BigDecimal percent,
            @Element("vDif") Money amount) {}

    /**
     * Devolução.
     *
     * @param percent {@code pDevTrib}
     * @param amount {@code vDevTrib}
     */
    public record GivenBack(
            @Element("pDevTrib") Optional<BigDecimal> percent,
            @Element("vDevTrib") Money amount) {}

    /**
     * Redução de alíquota.
     *
     * @param percent {@code pRedAliq}
     * @param effectiveRate {@code pAliqEfet}
     */
    public record Reduction(
            @Element("pRedAliq") BigDecimal percent,
            @Element("pAliqEfet") BigDecimal effectiveRate) {}

    /**
     * Área de livre comércio or Zona Franca de Manaus.
     *
     * @param type {@code tpALCZFMCBS}
     * @param process {@code nProcSuframa}
     * @param regularRate {@code pAliqEfetRegCBS}
     * @param regular {@code vTribRegCBS}
     */
    public record FreeTradeArea(
            @Element("tpALCZFMCBS") String type,
            @Element("nProcSuframa") Optional<String> process,
            @Element("pAliqEfetRegCBS") BigDecimal regularRate,
            @Element("vTribRegCBS") Money regular) {}

    /**
     * Tributação regular.
     *
     * @param cst {@code CSTReg}
     * @param classification {@code cClassTribReg}
     * @param stateRate {@code pAliqEfetRegIBSUF}
     * @param state {@code vTribRegIBSUF}
     * @param municipalityRate {@code pAliqEfetRegIBSMun}
     * @param municipality {@code vTribRegIBSMun}
     * @param unionRate {@code pAliqEfetRegCBS}
     * @param union {@code vTribRegCBS}
     */
    public record Regular(
            @Element("CSTReg") String cst,
            @Element("cClassTribReg") String classification,
            @Element("pAliqEfetRegIBSUF") BigDecimal stateRate,
            @Element("vTribRegIBSUF") Money state,
            @Element("pAliqEfetRegIBSMun") BigDecimal municipalityRate,
            @Element("vTribRegIBSMun") Money municipality,
            @Element("pAliqEfetRegCBS") BigDecimal unionRate,
            @Element("vTribRegCBS") Money union) {}

    /**
     * Tributação de compra governamental.
     *
     * @param stateRate {@code pAliqIBSUF}
     * @param state {@code vTribIBSUF}
     * @param municipalityRate {@code pAliqIBSMun}
     * @param municipality {@code vTribIBSMun}
     * @param unionRate {@code pAliqCBS}
     * @param union {@code vTribCBS}
     */
    public record Government(
            @Element("pAliqIBSUF") BigDecimal stateRate,
            @Element("vTribIBSUF") Money state,
            @Element("pAliqIBSMun") BigDecimal municipalityRate,
            @Element("vTribIBSMun") Money municipality,
            @Element("pAliqCBS") BigDecimal unionRate,
            @Element("vTribCBS") Money union) {}

    /**
     * Tributação monofásica.
     *
     * @param own {@code gMonoPadrao}
     * @param withheld {@code gMonoReten}
     * @param before {@code gMonoRet}
     * @param deferred {@code gMonoDif}
     * @param ibs {@code vTotIBSMonoItem}
     * @param cbs {@code vTotCBSMonoItem}
     */
    public record Monophase(
            @Element("gMonoPadrao") Optional<MonophaseOwn> own,
            @Element("gMonoReten") Optional<MonophaseWithheld> withheld,
            @Element("gMonoRet") Optional<MonophaseBefore> before,
            @Element("gMonoDif") Optional<MonophaseDeferred> deferred,
            @Element("vTotIBSMonoItem") Money ibs,
            @Element("vTotCBSMonoItem") Money cbs) {}

    /**
     * The issuer's own monophase tax.
     *
     * @param quantity {@code qBCMono}
     * @param ibsRate {@code adRemIBS}
     * @param cbsRate {@code adRemCBS}
     * @param ibs {@code vIBSMono}
     * @param cbs {@code vCBSMono}
     */
    public record MonophaseOwn(
            @Element("qBCMono") BigDecimal quantity,
            @Element("adRemIBS") BigDecimal ibsRate,
            @Element("adRemCBS") BigDecimal cbsRate,
            @Element("vIBSMono") Money ibs,
            @Element("vCBSMono") Money cbs) {}

    /**
     * Monophase tax withheld.
     *
     * @param quantity {@code qBCMonoReten}
     * @param ibsRate {@code adRemIBSReten}
     * @param ibs {@code vIBSMonoReten}
     * @param cbsRate {@code adRemCBSReten}
     * @param cbs {@code vCBSMonoReten}
     */
    public record MonophaseWithheld(
            @Element("qBCMonoReten") BigDecimal quantity,
            @Element("adRemIBSReten") BigDecimal ibsRate,
            @Element("vIBSMonoReten") Money ibs,
            @Element("adRemCBSReten") BigDecimal cbsRate,
            @Element("vCBSMonoReten") Money cbs) {}

    /**
     * Monophase tax collected before.
     *
     * @param quantity {@code qBCMonoRet}
     * @param ibsRate {@code adRemIBSRet}
     * @param ibs {@code vIBSMonoRet}
     * @param cbsRate {@code adRemCBSRet}
     * @param cbs {@code vCBSMonoRet}
     */
    public record MonophaseBefore(
            @Element("qBCMonoRet") BigDecimal quantity,
            @Element("adRemIBSRet") BigDecimal ibsRate,
            @Element("vIBSMonoRet") Money ibs,
            @Element("adRemCBSRet") BigDecimal cbsRate,
            @Element("vCBSMonoRet") Money cbs) {}

    /**
     * Monophase tax deferred.
     *
     * @param ibsPercent {@code pDifIBS}
     * @param ibs {@code vIBSMonoDif}
     * @param cbsPercent {@code pDifCBS}
     * @param cbs {@code vCBSMonoDif}
     */
    public record MonophaseDeferred(
            @Element("pDifIBS") BigDecimal ibsPercent,
            @Element("vIBSMonoDif") Money ibs,
            @Element("pDifCBS") BigDecimal cbsPercent,
            @Element("vCBSMonoDif") Money cbs) {}

    /**
     * Transferência de crédito.
     *
     * @param ibs {@code vIBS}
     * @param cbs {@code vCBS}
     */
    public record CreditTransfer(
            @Element("vIBS") Money ibs, @Element("vCBS") Money cbs) {}

    /**
     * Ajuste de competência.
     *
     * @param month {@code competApur}
     * @param ibs {@code vIBS}
     * @param cbs {@code vCBS}
     */
    public record PeriodAdjustment(
            @Element("competApur") String month,
            @Element("vIBS") Money ibs,
            @Element("vCBS") Money cbs) {}

    /**
     * Estorno de crédito.
     *
     * @param ibs {@code vIBSEstCred}
     * @param cbs {@code vCBSEstCred}
     */
    public record Reversal(
            @Element("vIBSEstCred") Money ibs,
            @Element("vCBSEstCred") Money cbs) {}

    /**
     * Crédito presumido da operação.
     *
     * @param base {@code vBCCredPres}
     * @param code {@code cCredPres}
     * @param ibs {@code gIBSCredPres}
     * @param cbs {@code gCBSCredPres}
     */
    public record OperationCredit(
            @Element("vBCCredPres") Money base,
            @Element("cCredPres") String code,
            @Element("gIBSCredPres") Optional<Credit> ibs,
            @Element("gCBSCredPres") Optional<Credit> cbs) {}

    /**
     * Crédito presumido of one tax.
     *
     * @param rate {@code pCredPres}
     * @param amount {@code vCredPres}
     * @param pending {@code vCredPresCondSus}
     */
    public record Credit(
            @Element("pCredPres") BigDecimal rate,
            @Element("vCredPres") Optional<Money> amount,
            @Element("vCredPresCondSus") Optional<Money> pending) {}

    /**
     * Crédito presumido da Zona Franca de Manaus.
     *
     * @param month {@code competApur}
     * @param kind {@code tpCredPresIBSZFM}
     * @param amount {@code vCredPresIBSZFM}
     */
    public record FreeZoneCredit(
            @Element("competApur") String month,
            @Element("tpCredPresIBSZFM") String kind,
            @Element("vCredPresIBSZFM") Money amount) {}
}
