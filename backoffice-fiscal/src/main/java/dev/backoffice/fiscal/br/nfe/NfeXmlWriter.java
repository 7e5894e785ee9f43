package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Gtin;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.joda.money.Money;

/**
 * Writes notes as layout 4.00 ({@code nfe_v4.00.xsd}, package PL_010e). Stateless and thread-safe.
 *
 * <p>The bytes are canonical by construction, so signing needs no XML parser. Amounts have two decimals, quantities and
 * prices no needless zeros, optional amounts are left out when zero, and in homologation the recipient's name is replaced by
 * the text the tax authority asks for.
 */
public final class NfeXmlWriter {
    /** What stands in place of the recipient's name in homologation (rejection 598). */
    public static final String HOMOLOGATION_RECIPIENT = "NF-E EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL";

    static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private NfeXmlWriter() {}

    /** The note's XML, ready to sign. */
    public static SignableXml write(Nfe note) {
        NfeAccessKey key = note.accessKey();
        CanonicalXml xml = new CanonicalXml();
        xml.open("infNFe", "Id", key.xmlId(), "versao", "4.00");
        header(xml, note, key);
        issuer(xml, note.issuer());
        recipient(xml, note);
        int number = 1;
        for (NfeItem item : note.items()) {
            item(xml, number++, item);
        }
        totals(xml, note.totals());
        transport(xml, note.transport());
        payments(xml, note);
        note.header()
                .marketplace()
                .ifPresent(marketplace -> xml.open("infIntermed")
                        .element("CNPJ", marketplace.cnpj().value())
                        .element("idCadIntTran", marketplace.sellerId())
                        .close("infIntermed"));
        note.information()
                .ifPresent(text -> xml.open("infAdic").element("infCpl", text).close("infAdic"));
        note.technicalContact()
                .ifPresent(contact -> xml.open("infRespTec")
                        .element("CNPJ", contact.cnpj().value())
                        .element("xContato", contact.contact())
                        .element("email", contact.email())
                        .element("fone", contact.phone())
                        .close("infRespTec"));
        xml.close("infNFe");
        return new SignableXml(key.xmlId(), "NFe", "", "infNFe", xml.toBytes());
    }

    /** The XML of a cancellation (event 110111, {@code leiauteEvento_v1.00.xsd}), ready to sign. */
    public static SignableXml write(NfeCancellation cancellation) {
        NfeAccessKey key = cancellation.accessKey();
        String id = "ID" + NfeCancellation.EVENT + key + "01";
        CanonicalXml xml = new CanonicalXml();
        xml.open("infEvento", "Id", id)
                .element("cOrgao", key.uf().ibge())
                .element("tpAmb", cancellation.environment().code())
                .element("CNPJ", cancellation.issuer().value())
                .element("chNFe", key.value())
                .element("dhEvento", DATE_TIME.format(cancellation.at()))
                .element("tpEvento", NfeCancellation.EVENT)
                .element("nSeqEvento", "1")
                .element("verEvento", "1.00")
                .open("detEvento", "versao", "1.00")
                .element("descEvento", "Cancelamento")
                .element("nProt", cancellation.protocol())
                .element("xJust", cancellation.reason())
                .close("detEvento")
                .close("infEvento");
        return new SignableXml(id, "evento", " versao=\"1.00\"", "infEvento", xml.toBytes());
    }

    private static void header(CanonicalXml xml, Nfe note, NfeAccessKey key) {
        NfeHeader header = note.header();
        xml.open("ide")
                .element("cUF", key.uf().ibge())
                .element("cNF", key.value().substring(35, 43))
                .element("natOp", header.operation())
                .element("mod", NfeModel.NFE.code())
                .element("serie", header.series())
                .element("nNF", header.number())
                .element("dhEmi", DATE_TIME.format(header.issuedAt()))
                .element("tpNF", "1")
                .element("idDest", "1")
                .element("cMunFG", note.issuer().address().municipalityCode().digits())
                .element("tpImp", "1")
                .element("tpEmis", header.emission().code())
                .element("cDV", Character.toString(key.checkDigit()))
                .element("tpAmb", header.environment().code())
                .element("finNFe", "1")
                .element("indFinal", "1")
                .element("indPres", header.presence().code());
        if (header.presence().remote()) {
            xml.element("indIntermed", header.marketplace().isPresent() ? "1" : "0");
        }
        xml.element("procEmi", "0").element("verProc", header.software()).close("ide");
    }

    private static void issuer(CanonicalXml xml, NfeIssuer issuer) {
        xml.open("emit").element("CNPJ", issuer.cnpj().value()).element("xNome", issuer.name());
        issuer.tradeName().ifPresent(name -> xml.element("xFant", name));
        address(xml, "enderEmit", issuer.address());
        xml.element("IE", issuer.stateRegistration().number())
                .element("CRT", issuer.regime().code())
                .close("emit");
    }

    private static void recipient(CanonicalXml xml, Nfe note) {
        NfeRecipient recipient = note.recipient();
        xml.open("dest");
        party(xml, recipient.id());
        xml.element(
                "xNome",
                note.header().environment() == NfeEnvironment.HOMOLOGATION ? HOMOLOGATION_RECIPIENT : recipient.name());
        address(xml, "enderDest", recipient.address());
        xml.element("indIEDest", "9");
        recipient.email().ifPresent(email -> xml.element("email", email));
        xml.close("dest");
    }

    private static void party(CanonicalXml xml, NfePartyId id) {
        if (id instanceof NfePartyId.Company company) {
            xml.element("CNPJ", company.cnpj().value());
        } else if (id instanceof NfePartyId.Person person) {
            xml.element("CPF", person.cpf().digits());
        }
    }

    private static void address(CanonicalXml xml, String name, NfeAddress address) {
        xml.open(name).element("xLgr", address.street()).element("nro", address.number());
        address.complement().ifPresent(text -> xml.element("xCpl", text));
        xml.element("xBairro", address.district())
                .element("cMun", address.municipalityCode().digits())
                .element("xMun", address.municipality())
                .element("UF", address.uf().name())
                .element("CEP", address.postalCode().digits())
                .element("cPais", "1058")
                .element("xPais", "Brasil");
        address.phone().ifPresent(phone -> xml.element("fone", phone));
        xml.close(name);
    }

    private static void item(CanonicalXml xml, int number, NfeItem item) {
        String gtin = item.gtin().map(Gtin::digits).orElse("SEM GTIN");
        String unit = item.quantity().unit().code();
        String quantity = NfeAmount.text(item.quantity().value(), 0);
        String price = NfeAmount.text(item.unitPrice().amount(), 2);
        xml.open("det", "nItem", Integer.toString(number))
                .open("prod")
                .element("cProd", item.code())
                .element("cEAN", gtin)
                .element("xProd", item.description())
                .element("NCM", item.ncm());
        item.cest().ifPresent(cest -> xml.element("CEST", cest));
        xml.element("CFOP", item.taxation().cfop())
                .element("uCom", unit)
                .element("qCom", quantity)
                .element("vUnCom", price);
        amount(xml, "vProd", item.gross());
        xml.element("cEANTrib", gtin)
                .element("uTrib", unit)
                .element("qTrib", quantity)
                .element("vUnTrib", price);
        optional(xml, "vFrete", item.freight());
        optional(xml, "vSeg", item.insurance());
        optional(xml, "vDesc", item.discount());
        optional(xml, "vOutro", item.other());
        xml.element("indTot", "1");
        item.buyerOrder().ifPresent(order -> xml.element("xPed", order));
        xml.close("prod").open("imposto").open("ICMS");
        icms(xml, item.taxation().icms());
        xml.close("ICMS");
        contribution(xml, "PIS", item.taxation().pis());
        contribution(xml, "COFINS", item.taxation().cofins());
        xml.close("imposto").close("det");
    }

    private static void icms(CanonicalXml xml, IcmsGroup icms) {
        // The names of the groups: ICMSSN101, ICMSSN102 (for 102, 103, 300 and 400), ICMSSN500.
        String name = "ICMSSN" + (icms instanceof IcmsGroup.SimplesWithoutCredit ? "102" : icms.csosn());
        xml.open(name).element("orig", icms.origin().code()).element("CSOSN", icms.csosn());
        if (icms instanceof IcmsGroup.SimplesWithCredit credit) {
            rate(xml, "pCredSN", credit.creditRate());
            amount(xml, "vCredICMSSN", credit.credit());
        }
        xml.close(name);
    }

    private static void contribution(CanonicalXml xml, String tax, ContributionGroup group) {
        xml.open(tax);
        String name = tax + (group instanceof ContributionGroup.NotDue ? "NT" : "Outr");
        xml.open(name).element("CST", group.cst());
        if (group instanceof ContributionGroup.Other other) {
            amount(xml, "vBC", other.base());
            rate(xml, "p" + tax, other.rate());
            amount(xml, "v" + tax, other.amount());
        }
        xml.close(name).close(tax);
    }

    private static void totals(CanonicalXml xml, NfeTotals totals) {
        xml.open("total").open("ICMSTot");
        zeros(xml, "vBC", "vICMS", "vICMSDeson", "vFCP", "vBCST", "vST", "vFCPST", "vFCPSTRet");
        amount(xml, "vProd", totals.products());
        amount(xml, "vFrete", totals.freight());
        amount(xml, "vSeg", totals.insurance());
        amount(xml, "vDesc", totals.discount());
        zeros(xml, "vII", "vIPI", "vIPIDevol");
        amount(xml, "vPIS", totals.pis());
        amount(xml, "vCOFINS", totals.cofins());
        amount(xml, "vOutro", totals.other());
        amount(xml, "vNF", totals.invoice());
        xml.close("ICMSTot").close("total");
    }

    private static void transport(CanonicalXml xml, NfeTransport transport) {
        xml.open("transp").element("modFrete", transport.mode().code());
        transport.carrier().ifPresent(carrier -> {
            xml.open("transporta");
            party(xml, carrier.id());
            xml.element("xNome", carrier.name()).close("transporta");
        });
        for (NfeTransport.Volumes volumes : transport.volumes()) {
            xml.open("vol")
                    .element("qVol", volumes.count())
                    .element("esp", volumes.kind())
                    .element("pesoL", weight(volumes.netWeight()))
                    .element("pesoB", weight(volumes.grossWeight()))
                    .close("vol");
        }
        xml.close("transp");
    }

    private static void payments(CanonicalXml xml, Nfe note) {
        xml.open("pag");
        for (NfePayment payment : note.payments()) {
            xml.open("detPag").element("tPag", payment.method().code());
            payment.description().ifPresent(text -> xml.element("xPag", text));
            amount(xml, "vPag", payment.amount());
            if (payment.method().card()) {
                // Paid outside the issuing software, as in an online shop: nothing more has to be told.
                xml.open("card").element("tpIntegra", "2").close("card");
            }
            xml.close("detPag");
        }
        optional(xml, "vTroco", note.change());
        xml.close("pag");
    }

    private static void amount(CanonicalXml xml, String name, Money amount) {
        xml.element(name, amount.getAmount().toPlainString());
    }

    private static void optional(CanonicalXml xml, String name, Money amount) {
        if (!amount.isZero()) {
            amount(xml, name, amount);
        }
    }

    private static void rate(CanonicalXml xml, String name, BigDecimal percent) {
        xml.element(name, NfeAmount.text(percent, 2));
    }

    private static String weight(BigDecimal kilograms) {
        return NfeAmount.text(kilograms, 3);
    }

    private static void zeros(CanonicalXml xml, String... names) {
        for (String name : List.of(names)) {
            xml.element(name, "0.00");
        }
    }
}
