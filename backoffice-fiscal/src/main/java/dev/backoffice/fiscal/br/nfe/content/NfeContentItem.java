package dev.backoffice.fiscal.br.nfe.content;

import dev.backoffice.fiscal.br.nfe.internal.Element;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Item ({@code det}) of a note as its file tells it.
 *
 * @param number {@code nItem}
 * @param product {@code prod}
 * @param taxes {@code imposto}
 * @param returned {@code impostoDevol}
 * @param information {@code infAdProd}
 * @param notes {@code obsItem}
 * @param total {@code vItem}
 * @param reference {@code DFeReferenciado}
 */
public record NfeContentItem(
        @Element("@nItem") String number,
        @Element("prod") Product product,
        @Element("imposto") NfeContentTaxes taxes,
        @Element("impostoDevol") Optional<Returned> returned,
        @Element("infAdProd") Optional<String> information,
        @Element("obsItem") Optional<ItemNotes> notes,
        @Element("vItem") Optional<Money> total,
        @Element("DFeReferenciado") Optional<ReferredItem> reference) {

    /**
     * Produto.
     *
     * @param code {@code cProd}
     * @param gtin {@code cEAN}, empty, or {@code SEM GTIN}, for none
     * @param barcode {@code cBarra}
     * @param description {@code xProd}
     * @param ncm {@code NCM}
     * @param nve {@code NVE}
     * @param cest {@code CEST}
     * @param atScale {@code indEscala}
     * @param maker {@code CNPJFab}
     * @param benefitCode {@code cBenef}
     * @param presumedCredits {@code gCred}
     * @param freeZoneCredit {@code tpCredPresIBSZFM}
     * @param tipiException {@code EXTIPI}
     * @param cfop {@code CFOP}
     * @param unit {@code uCom}
     * @param quantity {@code qCom}
     * @param unitPrice {@code vUnCom}
     * @param gross {@code vProd}
     * @param taxGtin {@code cEANTrib}
     * @param taxBarcode {@code cBarraTrib}
     * @param taxUnit {@code uTrib}
     * @param taxQuantity {@code qTrib}
     * @param taxUnitPrice {@code vUnTrib}
     * @param freight {@code vFrete}
     * @param insurance {@code vSeg}
     * @param discount {@code vDesc}
     * @param other {@code vOutro}
     * @param counted {@code indTot}, 1 when the gross amount is part of the total
     * @param used {@code indBemMovelUsado}
     * @param imports {@code DI}
     * @param exports {@code detExport}
     * @param buyerOrder {@code xPed}
     * @param buyerOrderItem {@code nItemPed}
     * @param importContent {@code nFCI}
     * @param lots {@code rastro}
     * @param simplified {@code infProdNFF}
     * @param packaging {@code infProdEmb}
     * @param vehicle {@code veicProd}
     * @param medicine {@code med}
     * @param weapons {@code arma}
     * @param fuel {@code comb}
     * @param paper {@code nRECOPI}
     */
    public record Product(
            @Element("cProd") String code,
            @Element("cEAN") String gtin,
            @Element("cBarra") Optional<String> barcode,
            @Element("xProd") String description,
            @Element("NCM") String ncm,
            @Element("NVE") List<String> nve,
            @Element("CEST") Optional<String> cest,
            @Element("indEscala") Optional<String> atScale,
            @Element("CNPJFab") Optional<String> maker,
            @Element("cBenef") Optional<String> benefitCode,
            @Element("gCred") List<PresumedCredit> presumedCredits,
            @Element("tpCredPresIBSZFM") Optional<String> freeZoneCredit,
            @Element("EXTIPI") Optional<String> tipiException,
            @Element("CFOP") String cfop,
            @Element("uCom") String unit,
            @Element("qCom") BigDecimal quantity,
            @Element("vUnCom") BigDecimal unitPrice,
            @Element("vProd") Money gross,
            @Element("cEANTrib") Optional<String> taxGtin,
            @Element("cBarraTrib") Optional<String> taxBarcode,
            @Element("uTrib") String taxUnit,
            @Element("qTrib") BigDecimal taxQuantity,
            @Element("vUnTrib") BigDecimal taxUnitPrice,
            @Element("vFrete") Optional<Money> freight,
            @Element("vSeg") Optional<Money> insurance,
            @Element("vDesc") Optional<Money> discount,
            @Element("vOutro") Optional<Money> other,
            @Element("indTot") String counted,
            @Element("indBemMovelUsado") Optional<String> used,
            @Element("DI") List<ImportDeclaration> imports,
            @Element("detExport") List<Drawback> exports,
            @Element("xPed") Optional<String> buyerOrder,
            @Element("nItemPed") Optional<String> buyerOrderItem,
            @Element("nFCI") Optional<String> importContent,
            @Element("rastro") List<Lot> lots,
            @Element("infProdNFF") Optional<SimplifiedProduct> simplified,
            @Element("infProdEmb") Optional<Packaging> packaging,
            @Element("veicProd") Optional<Vehicle> vehicle,
            @Element("med") Optional<Medicine> medicine,
            @Element("arma") List<Weapon> weapons,
            @Element("comb") Optional<Fuel> fuel,
            @Element("nRECOPI") Optional<String> paper) {}

    /**
     * Crédito presumido of ICMS.
     *
     * @param code {@code cCredPresumido}
     * @param rate {@code pCredPresumido}
     * @param amount {@code vCredPresumido}
     */
    public record PresumedCredit(
            @Element("cCredPresumido") String code,
            @Element("pCredPresumido") BigDecimal rate,
            @Element("vCredPresumido") Money amount) {}

    /**
     * Declaração de importação.
     *
     * @param number {@code nDI}
     * @param registeredOn {@code dDI}
     * @param place {@code xLocDesemb}
     * @param state {@code UFDesemb}
     * @param clearedOn {@code dDesemb}
     * @param transport {@code tpViaTransp}
     * @param marineFee {@code vAFRMM}
     * @param intermediation {@code tpIntermedio}
     * @param cnpj {@code CNPJ}
     * @param cpf {@code CPF}
     * @param thirdPartyState {@code UFTerceiro}
     * @param exporter {@code cExportador}
     * @param additions {@code adi}
     */
    public record ImportDeclaration(
            @Element("nDI") String number,
            @Element("dDI") LocalDate registeredOn,
            @Element("xLocDesemb") String place,
            @Element("UFDesemb") String state,
            @Element("dDesemb") LocalDate clearedOn,
            @Element("tpViaTransp") String transport,
            @Element("vAFRMM") Optional<Money> marineFee,
            @Element("tpIntermedio") String intermediation,
            @Element("CNPJ") Optional<String> cnpj,
            @Element("CPF") Optional<String> cpf,
            @Element("UFTerceiro") Optional<String> thirdPartyState,
            @Element("cExportador") String exporter,
            @Element("adi") List<Addition> additions) {}

    /**
     * Adição of an import declaration.
     *
     * @param number {@code nAdicao}
     * @param sequence {@code nSeqAdic}
     * @param maker {@code cFabricante}
     * @param discount {@code vDescDI}
     * @param drawback {@code nDraw}
     */
    public record Addition(
            @Element("nAdicao") Optional<String> number,
            @Element("nSeqAdic") String sequence,
            @Element("cFabricante") String maker,
            @Element("vDescDI") Optional<Money> discount,
            @Element("nDraw") Optional<String> drawback) {}

    /**
     * Exportação of the item.
     *
     * @param drawback {@code nDraw}
     * @param indirect {@code exportInd}
     */
    public record Drawback(
            @Element("nDraw") Optional<String> drawback,
            @Element("exportInd") Optional<IndirectExport> indirect) {}

    /**
     * Exportação indireta.
     *
     * @param registry {@code nRE}
     * @param note {@code chNFe}
     * @param quantity {@code qExport}
     */
    public record IndirectExport(
            @Element("nRE") String registry,
            @Element("chNFe") String note,
            @Element("qExport") BigDecimal quantity) {}

    /**
     * Rastreabilidade.
     *
     * @param number {@code nLote}
     * @param quantity {@code qLote}
     * @param madeOn {@code dFab}
     * @param usableUntil {@code dVal}
     * @param aggregation {@code cAgreg}
     */
    public record Lot(
            @Element("nLote") String number,
            @Element("qLote") BigDecimal quantity,
            @Element("dFab") LocalDate madeOn,
            @Element("dVal") LocalDate usableUntil,
            @Element("cAgreg") Optional<String> aggregation) {}

    /**
     * Produto of the simplified regime NFF.
     *
     * @param product {@code cProdFisco}
     * @param operation {@code cOperNFF}
     */
    public record SimplifiedProduct(
            @Element("cProdFisco") String product,
            @Element("cOperNFF") String operation) {}

    /**
     * Embalagem of the simplified regime NFF.
     *
     * @param packaging {@code xEmb}
     * @param volume {@code qVolEmb}
     * @param unit {@code uEmb}
     */
    public record Packaging(
            @Element("xEmb") String packaging,
            @Element("qVolEmb") BigDecimal volume,
            @Element("uEmb") String unit) {}

    /**
     * Veículo novo.
     *
     * @param operation {@code tpOp}
     * @param chassis &lt;chassi&gt;
     * @param colour {@code cCor}
     * @param colourName {@code xCor}
     * @param power {@code pot}
     * @param displacement {@code cilin}
     * @param netWeight {@code pesoL}
     * @param grossWeight {@code pesoB}
     * @param serial {@code nSerie}
     * @param fuel {@code tpComb}
     * @param engine {@code nMotor}
     * @param traction {@code CMT}
     * @param wheelbase {@code dist}
     * @param modelYear {@code anoMod}
     * @param builtIn {@code anoFab}
     * @param paint {@code tpPint}
     * @param type {@code tpVeic}
     * @param species {@code espVeic}
     * @param vin {@code VIN}
     * @param condition {@code condVeic}
     * @param model {@code cMod}
     * @param officialColour {@code cCorDENATRAN}
     * @param seats {@code lota}
     * @param restriction {@code tpRest}
     */
    public record Vehicle(
            @Element("tpOp") String operation,
            @Element("chassi") String chassis,
            @Element("cCor") String colour,
            @Element("xCor") String colourName,
            @Element("pot") String power,
            @Element("cilin") String displacement,
            @Element("pesoL") String netWeight,
            @Element("pesoB") String grossWeight,
            @Element("nSerie") String serial,
            @Element("tpComb") String fuel,
            @Element("nMotor") String engine,
            @Element("CMT") String traction,
            @Element("dist") String wheelbase,
            @Element("anoMod") String modelYear,
            @Element("anoFab") String builtIn,
            @Element("tpPint") String paint,
            @Element("tpVeic") String type,
            @Element("espVeic") String species,
            @Element("VIN") String vin,
            @Element("condVeic") String condition,
            @Element("cMod") String model,
            @Element("cCorDENATRAN") String officialColour,
            @Element("lota") String seats,
            @Element("tpRest") String restriction) {}

    /**
     * Medicamento.
     *
     * @param registration {@code cProdANVISA}
     * @param exemption {@code xMotivoIsencao}
     * @param maximumPrice {@code vPMC}
     */
    public record Medicine(
            @Element("cProdANVISA") String registration,
            @Element("xMotivoIsencao") Optional<String> exemption,
            @Element("vPMC") Money maximumPrice) {}

    /**
     * Arma.
     *
     * @param type {@code tpArma}
     * @param serial {@code nSerie}
     * @param barrel {@code nCano}
     * @param description {@code descr}
     */
    public record Weapon(
            @Element("tpArma") String type,
            @Element("nSerie") String serial,
            @Element("nCano") String barrel,
            @Element("descr") String description) {}

    /**
     * Combustível.
     *
     * @param anp {@code cProdANP}
     * @param description {@code descANP}
     * @param petroleumGas {@code pGLP}
     * @param nationalGas {@code pGNn}
     * @param importedGas {@code pGNi}
     * @param startingPrice {@code vPart}
     * @param codif {@code CODIF}
     * @param quantityAtTemperature {@code qTemp}
     * @param consumptionState {@code UFCons}
     * @param cide {@code CIDE}
     * @param meter {@code encerrante}
     * @param biodiesel {@code pBio}
     * @param origins {@code origComb}
     */
    public record Fuel(
            @Element("cProdANP") String anp,
            @Element("descANP") String description,
            @Element("pGLP") Optional<BigDecimal> petroleumGas,
            @Element("pGNn") Optional<BigDecimal> nationalGas,
            @Element("pGNi") Optional<BigDecimal> importedGas,
            @Element("vPart") Optional<Money> startingPrice,
            @Element("CODIF") Optional<String> codif,
            @Element("qTemp") Optional<BigDecimal> quantityAtTemperature,
            @Element("UFCons") String consumptionState,
            @Element("CIDE") Optional<Cide> cide,
            @Element("encerrante") Optional<Meter> meter,
            @Element("pBio") Optional<BigDecimal> biodiesel,
            @Element("origComb") List<FuelOrigin> origins) {}

    /**
     * CIDE.
     *
     * @param quantity {@code qBCProd}
     * @param rate {@code vAliqProd}
     * @param amount {@code vCIDE}
     */
    public record Cide(
            @Element("qBCProd") BigDecimal quantity,
            @Element("vAliqProd") BigDecimal rate,
            @Element("vCIDE") Money amount) {}

    /**
     * Encerrante of a pump.
     *
     * @param nozzle {@code nBico}
     * @param pump {@code nBomba}
     * @param tank {@code nTanque}
     * @param before {@code vEncIni}
     * @param after {@code vEncFin}
     */
    public record Meter(
            @Element("nBico") String nozzle,
            @Element("nBomba") Optional<String> pump,
            @Element("nTanque") String tank,
            @Element("vEncIni") BigDecimal before,
            @Element("vEncFin") BigDecimal after) {}

    /**
     * Origem of a fuel.
     *
     * @param imported {@code indImport}
     * @param state {@code cUFOrig}
     * @param share {@code pOrig}
     */
    public record FuelOrigin(
            @Element("indImport") String imported,
            @Element("cUFOrig") String state,
            @Element("pOrig") BigDecimal share) {}

    /**
     * Tributos devolvidos.
     *
     * @param percent {@code pDevol}
     * @param ipi {@code IPI}
     */
    public record Returned(
            @Element("pDevol") BigDecimal percent,
            @Element("IPI") ReturnedIpi ipi) {}

    /**
     * IPI devolvido.
     *
     * @param amount {@code vIPIDevol}
     */
    public record ReturnedIpi(@Element("vIPIDevol") Money amount) {}

    /**
     * Observações of the item.
     *
     * @param issuer {@code obsCont}
     * @param authority {@code obsFisco}
     */
    public record ItemNotes(
            @Element("obsCont") Optional<ItemNote> issuer,
            @Element("obsFisco") Optional<ItemNote> authority) {}

    /**
     * A named text.
     *
     * @param field {@code xCampo}
     * @param text {@code xTexto}
     */
    public record ItemNote(
            @Element("@xCampo") String field,
            @Element("xTexto") String text) {}

    /**
     * Item of another document that this one refers to.
     *
     * @param key {@code chaveAcesso}
     * @param item {@code nItem}
     */
    public record ReferredItem(
            @Element("chaveAcesso") String key,
            @Element("nItem") Optional<String> item) {}
}
