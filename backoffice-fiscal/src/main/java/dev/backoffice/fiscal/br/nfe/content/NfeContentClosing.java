package dev.backoffice.fiscal.br.nfe.content;

import dev.backoffice.fiscal.br.nfe.internal.Element;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** What follows the items and totals of a note, as its file tells it: transport, billing, payments, texts and what few notes have. */
public final class NfeContentClosing {
    private NfeContentClosing() {}

    /**
     * Transporte.
     *
     * @param mode {@code modFrete}
     * @param carrier {@code transporta}
     * @param withheld {@code retTransp}
     * @param vehicle {@code veicTransp}
     * @param trailers {@code reboque}
     * @param wagon {@code vagao}
     * @param ferry {@code balsa}
     * @param volumes {@code vol}
     */
    public record Transport(
            @Element("modFrete") String mode,
            @Element("transporta") Optional<Carrier> carrier,
            @Element("retTransp") Optional<Withheld> withheld,
            @Element("veicTransp") Optional<Vehicle> vehicle,
            @Element("reboque") List<Vehicle> trailers,
            @Element("vagao") Optional<String> wagon,
            @Element("balsa") Optional<String> ferry,
            @Element("vol") List<Volume> volumes) {}

    /**
     * Transportador.
     *
     * @param cnpj {@code CNPJ}
     * @param cpf {@code CPF}
     * @param name {@code xNome}
     * @param registration {@code IE}
     * @param address {@code xEnder}
     * @param municipality {@code xMun}
     * @param state {@code UF}
     */
    public record Carrier(
            @Element("CNPJ") Optional<String> cnpj,
            @Element("CPF") Optional<String> cpf,
            @Element("xNome") Optional<String> name,
            @Element("IE") Optional<String> registration,
            @Element("xEnder") Optional<String> address,
            @Element("xMun") Optional<String> municipality,
            @Element("UF") Optional<String> state) {}

    /**
     * ICMS retido of the carriage.
     *
     * @param service {@code vServ}
     * @param base {@code vBCRet}
     * @param rate {@code pICMSRet}
     * @param amount {@code vICMSRet}
     * @param cfop {@code CFOP}
     * @param municipality {@code cMunFG}
     */
    public record Withheld(
            @Element("vServ") Money service,
            @Element("vBCRet") Money base,
            @Element("pICMSRet") BigDecimal rate,
            @Element("vICMSRet") Money amount,
            @Element("CFOP") String cfop,
            @Element("cMunFG") String municipality) {}

    /**
     * Veículo or reboque.
     *
     * @param plate {@code placa}
     * @param state {@code UF}
     * @param registry {@code RNTC}
     */
    public record Vehicle(
            @Element("placa") String plate,
            @Element("UF") Optional<String> state,
            @Element("RNTC") Optional<String> registry) {}

    /**
     * Volumes of one kind.
     *
     * @param count {@code qVol}
     * @param kind {@code esp}
     * @param mark {@code marca}
     * @param numbering {@code nVol}
     * @param netWeight {@code pesoL}
     * @param grossWeight {@code pesoB}
     * @param seals {@code lacres}
     */
    public record Volume(
            @Element("qVol") Optional<String> count,
            @Element("esp") Optional<String> kind,
            @Element("marca") Optional<String> mark,
            @Element("nVol") Optional<String> numbering,
            @Element("pesoL") Optional<BigDecimal> netWeight,
            @Element("pesoB") Optional<BigDecimal> grossWeight,
            @Element("lacres") List<Seal> seals) {}

    /**
     * Lacre.
     *
     * @param number {@code nLacre}
     */
    public record Seal(@Element("nLacre") String number) {}

    /**
     * Cobrança.
     *
     * @param invoice {@code fat}
     * @param instalments {@code dup}
     */
    public record Billing(
            @Element("fat") Optional<Invoice> invoice,
            @Element("dup") List<Instalment> instalments) {}

    /**
     * Fatura.
     *
     * @param number {@code nFat}
     * @param original {@code vOrig}
     * @param discount {@code vDesc}
     * @param net {@code vLiq}
     */
    public record Invoice(
            @Element("nFat") Optional<String> number,
            @Element("vOrig") Optional<Money> original,
            @Element("vDesc") Optional<Money> discount,
            @Element("vLiq") Optional<Money> net) {}

    /**
     * Duplicata.
     *
     * @param number {@code nDup}
     * @param due {@code dVenc}
     * @param amount {@code vDup}
     */
    public record Instalment(
            @Element("nDup") Optional<String> number,
            @Element("dVenc") Optional<LocalDate> due,
            @Element("vDup") Money amount) {}

    /**
     * Pagamento.
     *
     * @param payments {@code detPag}
     * @param change {@code vTroco}
     */
    public record Payments(
            @Element("detPag") List<Payment> payments,
            @Element("vTroco") Optional<Money> change) {}

    /**
     * Um pagamento.
     *
     * @param term {@code indPag}
     * @param method {@code tPag}
     * @param description {@code xPag}
     * @param amount {@code vPag}
     * @param paidOn {@code dPag}
     * @param payer {@code CNPJPag}
     * @param payerState {@code UFPag}
     * @param card {@code card}
     */
    public record Payment(
            @Element("indPag") Optional<String> term,
            @Element("tPag") String method,
            @Element("xPag") Optional<String> description,
            @Element("vPag") Money amount,
            @Element("dPag") Optional<LocalDate> paidOn,
            @Element("CNPJPag") Optional<String> payer,
            @Element("UFPag") Optional<String> payerState,
            @Element("card") Optional<Card> card) {}

    /**
     * Cartão, PIX and other electronic means.
     *
     * @param integrated {@code tpIntegra}
     * @param institution {@code CNPJ}
     * @param brand {@code tBand}
     * @param authorization {@code cAut}
     * @param receiver {@code CNPJReceb}
     * @param terminal {@code idTermPag}
     */
    public record Card(
            @Element("tpIntegra") Optional<String> integrated,
            @Element("CNPJ") Optional<String> institution,
            @Element("tBand") Optional<String> brand,
            @Element("cAut") Optional<String> authorization,
            @Element("CNPJReceb") Optional<String> receiver,
            @Element("idTermPag") Optional<String> terminal) {}

    /**
     * Intermediador.
     *
     * @param cnpj {@code CNPJ}
     * @param sellerId {@code idCadIntTran}
     */
    public record Intermediary(
            @Element("CNPJ") String cnpj,
            @Element("idCadIntTran") String sellerId) {}

    /**
     * Informações adicionais.
     *
     * @param authority {@code infAdFisco}
     * @param text {@code infCpl}
     * @param issuerNotes {@code obsCont}
     * @param authorityNotes {@code obsFisco}
     * @param processes {@code procRef}
     */
    public record Information(
            @Element("infAdFisco") Optional<String> authority,
            @Element("infCpl") Optional<String> text,
            @Element("obsCont") List<Note> issuerNotes,
            @Element("obsFisco") List<Note> authorityNotes,
            @Element("procRef") List<ReferredProcess> processes) {}

    /**
     * A named text.
     *
     * @param field {@code xCampo}
     * @param text {@code xTexto}
     */
    public record Note(
            @Element("@xCampo") String field,
            @Element("xTexto") String text) {}

    /**
     * Processo referenciado.
     *
     * @param number {@code nProc}
     * @param origin {@code indProc}
     * @param act {@code tpAto}
     */
    public record ReferredProcess(
            @Element("nProc") String number,
            @Element("indProc") String origin,
            @Element("tpAto") Optional<String> act) {}

    /**
     * Exportação.
     *
     * @param state {@code UFSaidaPais}
     * @param place {@code xLocExporta}
     * @param dispatchPlace {@code xLocDespacho}
     */
    public record Export(
            @Element("UFSaidaPais") String state,
            @Element("xLocExporta") String place,
            @Element("xLocDespacho") Optional<String> dispatchPlace) {}

    /**
     * Compra.
     *
     * @param commitment {@code xNEmp}
     * @param order {@code xPed}
     * @param contract {@code xCont}
     */
    public record Purchase(
            @Element("xNEmp") Optional<String> commitment,
            @Element("xPed") Optional<String> order,
            @Element("xCont") Optional<String> contract) {}

    /**
     * Aquisição de cana.
     *
     * @param harvest {@code safra}
     * @param month {@code ref}
     * @param days {@code forDia}
     * @param monthTotal {@code qTotMes}
     * @param earlierTotal {@code qTotAnt}
     * @param total {@code qTotGer}
     * @param deductions {@code deduc}
     * @param supplied {@code vFor}
     * @param deducted {@code vTotDed}
     * @param net {@code vLiqFor}
     */
    public record Cane(
            @Element("safra") String harvest,
            @Element("ref") String month,
            @Element("forDia") List<CaneDay> days,
            @Element("qTotMes") BigDecimal monthTotal,
            @Element("qTotAnt") BigDecimal earlierTotal,
            @Element("qTotGer") BigDecimal total,
            @Element("deduc") List<CaneDeduction> deductions,
            @Element("vFor") Money supplied,
            @Element("vTotDed") Money deducted,
            @Element("vLiqFor") Money net) {}

    /**
     * Fornecimento of a day.
     *
     * @param day {@code dia}
     * @param quantity {@code qtde}
     */
    public record CaneDay(
            @Element("@dia") String day, @Element("qtde") BigDecimal quantity) {}

    /**
     * Dedução.
     *
     * @param text {@code xDed}
     * @param amount {@code vDed}
     */
    public record CaneDeduction(
            @Element("xDed") String text, @Element("vDed") Money amount) {}

    /**
     * Responsável técnico.
     *
     * @param cnpj {@code CNPJ}
     * @param contact {@code xContato}
     * @param email {@code email}
     * @param phone {@code fone}
     * @param secretId {@code idCSRT}
     * @param secretHash {@code hashCSRT}
     */
    public record TechnicalContact(
            @Element("CNPJ") Optional<String> cnpj,
            @Element("xContato") Optional<String> contact,
            @Element("email") Optional<String> email,
            @Element("fone") Optional<String> phone,
            @Element("idCSRT") Optional<String> secretId,
            @Element("hashCSRT") Optional<String> secretHash) {}

    /**
     * Solicitação da NFF.
     *
     * @param text {@code xSolic}
     */
    public record SimplifiedRequest(@Element("xSolic") String text) {}

    /**
     * Agropecuário.
     *
     * @param pesticides {@code defensivo}
     * @param guide {@code guiaTransito}
     */
    public record Agriculture(
            @Element("defensivo") List<Pesticide> pesticides,
            @Element("guiaTransito") Optional<TransitGuide> guide) {}

    /**
     * Receituário.
     *
     * @param prescription {@code nReceituario}
     * @param prescriber {@code CPFRespTec}
     */
    public record Pesticide(
            @Element("nReceituario") String prescription,
            @Element("CPFRespTec") String prescriber) {}

    /**
     * Guia de trânsito.
     *
     * @param type {@code tpGuia}
     * @param state {@code UFGuia}
     * @param series {@code serieGuia}
     * @param number {@code nGuia}
     */
    public record TransitGuide(
            @Element("tpGuia") String type,
            @Element("UFGuia") String state,
            @Element("serieGuia") Optional<String> series,
            @Element("nGuia") String number) {}

    /**
     * Provedor de assinatura e autorização.
     *
     * @param cnpj {@code CNPJPAA}
     * @param signature {@code PAASignature}
     */
    public record Provider(
            @Element("CNPJPAA") String cnpj,
            @Element("PAASignature") ProviderSignature signature) {}

    /**
     * Assinatura of the provider.
     *
     * @param value {@code SignatureValue}
     * @param key {@code RSAKeyValue}
     */
    public record ProviderSignature(
            @Element("SignatureValue") String value,
            @Element("RSAKeyValue") RsaKey key) {}

    /**
     * Chave pública.
     *
     * @param modulus {@code Modulus}
     * @param exponent {@code Exponent}
     */
    public record RsaKey(
            @Element("Modulus") String modulus,
            @Element("Exponent") String exponent) {}
}
