package dev.backoffice.fiscal.br.nfe.content;

import dev.backoffice.core.marking.Personal;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.internal.Element;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Conteúdo of a note ({@code infNFe} of layout 4.00) as its file tells it: every group, with the values the layout gives them and no judgement of them. {@link NfeReader} reads it, {@link NfeXmlWriter} writes it. Codes and documents are texts, for a file may hold ones that are not valid.
 *
 * @param id {@code Id}, {@code NFe} and the access key
 * @param version {@code versao}, {@code 4.00}
 * @param identification {@code ide}
 * @param issuer {@code emit}
 * @param agency {@code avulsa}, of a note that a state's office issued
 * @param recipient {@code dest}, empty on a consumer's note without one
 * @param pickup {@code retirada}
 * @param delivery {@code entrega}
 * @param mayDownload {@code autXML}, who else may fetch the file
 * @param items {@code det}
 * @param totals &lt;total&gt;
 * @param transport {@code transp}
 * @param billing {@code cobr}
 * @param payments {@code pag}
 * @param intermediary {@code infIntermed}
 * @param information {@code infAdic}
 * @param export &lt;exporta&gt;
 * @param purchase {@code compra}
 * @param cane &lt;cana&gt;
 * @param technicalContact {@code infRespTec}
 * @param simplifiedRequest {@code infSolicNFF}
 * @param agriculture {@code agropecuario}
 * @param provider {@code infPAA}
 */
@Personal
public record NfeContent(
        @Element("@Id") String id,
        @Element("@versao") String version,
        @Element("ide") Identification identification,
        @Element("emit") Issuer issuer,
        @Element("avulsa") Optional<Agency> agency,
        @Element("dest") Optional<Recipient> recipient,
        @Element("retirada") Optional<Place> pickup,
        @Element("entrega") Optional<Place> delivery,
        @Element("autXML") List<Party> mayDownload,
        @Element("det") List<NfeContentItem> items,
        @Element("total") NfeContentTotals totals,
        @Element("transp") NfeContentClosing.Transport transport,
        @Element("cobr") Optional<NfeContentClosing.Billing> billing,
        @Element("pag") NfeContentClosing.Payments payments,
        @Element("infIntermed") Optional<NfeContentClosing.Intermediary> intermediary,
        @Element("infAdic") Optional<NfeContentClosing.Information> information,
        @Element("exporta") Optional<NfeContentClosing.Export> export,
        @Element("compra") Optional<NfeContentClosing.Purchase> purchase,
        @Element("cana") Optional<NfeContentClosing.Cane> cane,
        @Element("infRespTec") Optional<NfeContentClosing.TechnicalContact> technicalContact,
        @Element("infSolicNFF") Optional<NfeContentClosing.SimplifiedRequest> simplifiedRequest,
        @Element("agropecuario") Optional<NfeContentClosing.Agriculture> agriculture,
        @Element("infPAA") Optional<NfeContentClosing.Provider> provider) {

    /**
     * Identificação.
     *
     * @param state {@code cUF}, of the issuer, two digits of the IBGE
     * @param controlCode {@code cNF}
     * @param operation {@code natOp}
     * @param model {@code mod}, 55 or 65
     * @param series &lt;serie&gt;
     * @param number {@code nNF}
     * @param issuedAt {@code dhEmi}
     * @param movedAt {@code dhSaiEnt}, when the goods leave or arrive
     * @param deliveryExpectedOn {@code dPrevEntrega}
     * @param direction {@code tpNF}, 0 in, 1 out
     * @param destination {@code idDest}, 1 inside the state, 2 to another, 3 abroad
     * @param municipality {@code cMunFG}, where the tax arises
     * @param ibsMunicipality {@code cMunFGIBS}
     * @param print {@code tpImp}
     * @param emission {@code tpEmis}
     * @param checkDigit {@code cDV}
     * @param environment {@code tpAmb}
     * @param purpose {@code finNFe}, 1 normal, 2 complement, 3 adjustment, 4 return, 5 credit, 6 debit
     * @param debitType {@code tpNFDebito}
     * @param creditType {@code tpNFCredito}
     * @param finalConsumer {@code indFinal}
     * @param presence {@code indPres}
     * @param intermediated {@code indIntermed}
     * @param operationIndicator {@code cIndOp}
     * @param process {@code procEmi}
     * @param software {@code verProc}
     * @param contingencySince {@code dhCont}
     * @param contingencyReason {@code xJust}
     * @param references {@code NFref}
     * @param governmentPurchase {@code gCompraGov}
     * @param prepayment {@code gPagAntecipado}
     */
    public record Identification(
            @Element("cUF") String state,
            @Element("cNF") String controlCode,
            @Element("natOp") String operation,
            @Element("mod") String model,
            @Element("serie") String series,
            @Element("nNF") String number,
            @Element("dhEmi") OffsetDateTime issuedAt,
            @Element("dhSaiEnt") Optional<OffsetDateTime> movedAt,
            @Element("dPrevEntrega") Optional<LocalDate> deliveryExpectedOn,
            @Element("tpNF") String direction,
            @Element("idDest") Optional<String> destination,
            @Element("cMunFG") String municipality,
            @Element("cMunFGIBS") Optional<String> ibsMunicipality,
            @Element("tpImp") String print,
            @Element("tpEmis") String emission,
            @Element("cDV") Optional<String> checkDigit,
            @Element("tpAmb") String environment,
            @Element("finNFe") String purpose,
            @Element("tpNFDebito") Optional<String> debitType,
            @Element("tpNFCredito") Optional<String> creditType,
            @Element("indFinal") Optional<String> finalConsumer,
            @Element("indPres") Optional<String> presence,
            @Element("indIntermed") Optional<String> intermediated,
            @Element("cIndOp") Optional<String> operationIndicator,
            @Element("procEmi") String process,
            @Element("verProc") String software,
            @Element("dhCont") Optional<OffsetDateTime> contingencySince,
            @Element("xJust") Optional<String> contingencyReason,
            @Element("NFref") List<Reference> references,
            @Element("gCompraGov") Optional<GovernmentPurchase> governmentPurchase,
            @Element("gPagAntecipado") Optional<Prepayment> prepayment) {}

    /**
     * Documento fiscal referenciado: one of its components.
     *
     * @param note {@code refNFe}, an access key
     * @param maskedNote {@code refNFeSig}, a key whose control code is not told
     * @param paper {@code refNF}
     * @param farmer {@code refNFP}
     * @param freight {@code refCTe}
     * @param coupon {@code refECF}
     */
    public record Reference(
            @Element("refNFe") Optional<String> note,
            @Element("refNFeSig") Optional<String> maskedNote,
            @Element("refNF") Optional<PaperNote> paper,
            @Element("refNFP") Optional<FarmerNote> farmer,
            @Element("refCTe") Optional<String> freight,
            @Element("refECF") Optional<CouponPrinter> coupon) {}

    /**
     * Nota em papel, model 1 or 2.
     *
     * @param state {@code cUF}
     * @param month {@code AAMM}
     * @param cnpj {@code CNPJ}
     * @param model {@code mod}
     * @param series &lt;serie&gt;
     * @param number {@code nNF}
     */
    public record PaperNote(
            @Element("cUF") String state,
            @Element("AAMM") String month,
            @Element("CNPJ") String cnpj,
            @Element("mod") String model,
            @Element("serie") String series,
            @Element("nNF") String number) {}

    /**
     * Nota de produtor rural.
     *
     * @param state {@code cUF}
     * @param month {@code AAMM}
     * @param cnpj {@code CNPJ}
     * @param cpf {@code CPF}
     * @param registration {@code IE}
     * @param model {@code mod}
     * @param series &lt;serie&gt;
     * @param number {@code nNF}
     */
    public record FarmerNote(
            @Element("cUF") String state,
            @Element("AAMM") String month,
            @Element("CNPJ") Optional<String> cnpj,
            @Element("CPF") Optional<String> cpf,
            @Element("IE") String registration,
            @Element("mod") String model,
            @Element("serie") String series,
            @Element("nNF") String number) {}

    /**
     * Cupom fiscal.
     *
     * @param model {@code mod}
     * @param printer {@code nECF}
     * @param number {@code nCOO}
     */
    public record CouponPrinter(
            @Element("mod") String model,
            @Element("nECF") String printer,
            @Element("nCOO") String number) {}

    /**
     * Compra governamental.
     *
     * @param entity {@code tpEnteGov}
     * @param reducer {@code pRedutor}
     * @param operation {@code tpOperGov}
     * @param earlierNotes {@code refDFeAnt}
     */
    public record GovernmentPurchase(
            @Element("tpEnteGov") String entity,
            @Element("pRedutor") BigDecimal reducer,
            @Element("tpOperGov") String operation,
            @Element("refDFeAnt") List<String> earlierNotes) {}

    /**
     * Pagamento antecipado.
     *
     * @param notes {@code refNFe}, keys of the notes of the prepayments
     */
    public record Prepayment(@Element("refNFe") List<String> notes) {}

    /**
     * Emitente.
     *
     * @param cnpj {@code CNPJ}
     * @param cpf {@code CPF}
     * @param name {@code xNome}
     * @param tradeName {@code xFant}
     * @param address {@code enderEmit}
     * @param registration {@code IE}
     * @param substituteRegistration {@code IEST}
     * @param municipalRegistration {@code IM}
     * @param activity {@code CNAE}
     * @param regime {@code CRT}
     * @param suframa {@code ISUFEmit}
     */
    public record Issuer(
            @Element("CNPJ") Optional<String> cnpj,
            @Element("CPF") Optional<String> cpf,
            @Element("xNome") String name,
            @Element("xFant") Optional<String> tradeName,
            @Element("enderEmit") Address address,
            @Element("IE") Optional<String> registration,
            @Element("IEST") Optional<String> substituteRegistration,
            @Element("IM") Optional<String> municipalRegistration,
            @Element("CNAE") Optional<String> activity,
            @Element("CRT") String regime,
            @Element("ISUFEmit") Optional<String> suframa) {}

    /**
     * Fisco emitente of a nota avulsa.
     *
     * @param cnpj {@code CNPJ}
     * @param office {@code xOrgao}
     * @param officer {@code matr}
     * @param officerName {@code xAgente}
     * @param phone {@code fone}
     * @param state {@code UF}
     * @param guide {@code nDAR}
     * @param guideIssuedOn {@code dEmi}
     * @param guideAmount {@code vDAR}
     * @param place {@code repEmi}
     * @param paidOn {@code dPag}
     */
    public record Agency(
            @Element("CNPJ") String cnpj,
            @Element("xOrgao") String office,
            @Element("matr") String officer,
            @Element("xAgente") String officerName,
            @Element("fone") Optional<String> phone,
            @Element("UF") String state,
            @Element("nDAR") Optional<String> guide,
            @Element("dEmi") Optional<LocalDate> guideIssuedOn,
            @Element("vDAR") Optional<Money> guideAmount,
            @Element("repEmi") String place,
            @Element("dPag") Optional<LocalDate> paidOn) {}

    /**
     * Destinatário.
     *
     * @param cnpj {@code CNPJ}
     * @param cpf {@code CPF}
     * @param foreignId {@code idEstrangeiro}, empty text for a foreigner without a document
     * @param name {@code xNome}
     * @param address {@code enderDest}
     * @param taxpayer {@code indIEDest}, 1 registered, 2 exempt from registration, 9 none
     * @param registration {@code IE}
     * @param suframa {@code ISUF}
     * @param municipalRegistration {@code IM}
     * @param email {@code email}
     */
    public record Recipient(
            @Element("CNPJ") Optional<String> cnpj,
            @Element("CPF") Optional<String> cpf,
            @Element("idEstrangeiro") Optional<String> foreignId,
            @Element("xNome") Optional<String> name,
            @Element("enderDest") Optional<Address> address,
            @Element("indIEDest") Optional<String> taxpayer,
            @Element("IE") Optional<String> registration,
            @Element("ISUF") Optional<String> suframa,
            @Element("IM") Optional<String> municipalRegistration,
            @Element("email") Optional<String> email) {}

    /**
     * Endereço.
     *
     * @param street {@code xLgr}
     * @param number {@code nro}
     * @param complement {@code xCpl}
     * @param district {@code xBairro}
     * @param municipalityCode {@code cMun}, seven digits of the IBGE; 9999999 abroad
     * @param municipality {@code xMun}
     * @param state {@code UF}, {@code EX} abroad
     * @param postalCode {@code CEP}
     * @param countryCode {@code cPais}
     * @param country {@code xPais}
     * @param phone {@code fone}
     */
    public record Address(
            @Element("xLgr") String street,
            @Element("nro") String number,
            @Element("xCpl") Optional<String> complement,
            @Element("xBairro") String district,
            @Element("cMun") String municipalityCode,
            @Element("xMun") String municipality,
            @Element("UF") String state,
            @Element("CEP") Optional<String> postalCode,
            @Element("cPais") Optional<String> countryCode,
            @Element("xPais") Optional<String> country,
            @Element("fone") Optional<String> phone) {}

    /**
     * Local de retirada or de entrega.
     *
     * @param cnpj {@code CNPJ}
     * @param cpf {@code CPF}
     * @param name {@code xNome}
     * @param address {@code xLgr} to {@code fone}
     * @param email {@code email}
     * @param registration {@code IE}
     */
    public record Place(
            @Element("CNPJ") Optional<String> cnpj,
            @Element("CPF") Optional<String> cpf,
            @Element("xNome") Optional<String> name,
            Address address,
            @Element("email") Optional<String> email,
            @Element("IE") Optional<String> registration) {}

    /**
     * A company or a person.
     *
     * @param cnpj {@code CNPJ}
     * @param cpf {@code CPF}
     */
    public record Party(
            @Element("CNPJ") Optional<String> cnpj,
            @Element("CPF") Optional<String> cpf) {}
}
