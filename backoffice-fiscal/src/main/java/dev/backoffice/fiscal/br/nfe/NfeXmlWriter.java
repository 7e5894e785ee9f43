package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.identity.Gtin;
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

    /**
     * The note's XML, ready to sign.
     *
     * @throws dev.backoffice.core.error.RuleViolation {@code nfe.would-be-rejected} with the code of the rejection, when the
     *     tax authority would reject the note by a rule that can be checked before it is sent
     */
    public static SignableXml write(Nfe note) {
        NfeAccessKey key = note.accessKey();
        CanonicalXml xml = new CanonicalXml();
        xml.open("infNFe", "Id", key.xmlId(), "versao", "4.00");
        header(xml, note, key);
        issuer(xml, note.issuer());
        recipient(xml, note);
        note.handover().from().ifPresent(place -> place(xml, "retirada", place));
        note.handover().to().ifPresent(place -> place(xml, "entrega", place));
        int number = 1;
        for (NfeItem item : note.items()) {
            item(xml, number++, item);
        }
        totals(xml, note.totals(), NfeTotals.owesDestination(note.items()));
        transport(xml, note.transport());
        note.billing().ifPresent(billing -> billing(xml, billing, note.header().number()));
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
        NfeRules.require(xml.tree());
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
                .element("idDest", note.destination())
                .element("cMunFG", note.issuer().address().municipalityCode().digits())
                .element("tpImp", "1")
                .element("tpEmis", header.emission().code())
                .element("cDV", Character.toString(key.checkDigit()))
                .element("tpAmb", header.environment().code())
                .element("finNFe", "1")
                .element("indFinal", note.use().finalConsumer())
                .element("indPres", header.presence().code());
        if (header.presence().remote()) {
            xml.element("indIntermed", header.marketplace().isPresent() ? "1" : "0");
        }
        xml.element("procEmi", "0").element("verProc", header.software());
        for (NfeAccessKey reference : note.references()) {
            xml.open("NFref").element("refNFe", reference.value()).close("NFref");
        }
        xml.close("ide");
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
        xml.element("indIEDest", recipient.taxpayer().code());
        if (recipient.taxpayer() instanceof NfeTaxpayer.Registered registered) {
            xml.element("IE", registered.registration().number());
        }
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
        xml.open(name);
        street(xml, address);
        xml.close(name);
    }

    private static void street(CanonicalXml xml, NfeAddress address) {
        xml.element("xLgr", address.street()).element("nro", address.number());
        address.complement().ifPresent(text -> xml.element("xCpl", text));
        xml.element("xBairro", address.district())
                .element("cMun", address.municipalityCode().digits())
                .element("xMun", address.municipality())
                .element("UF", address.uf().name())
                .element("CEP", address.postalCode().digits())
                .element("cPais", "1058")
                .element("xPais", "Brasil");
        address.phone().ifPresent(phone -> xml.element("fone", phone));
    }

    private static void place(CanonicalXml xml, String name, NfePlace place) {
        xml.open(name);
        party(xml, place.id());
        place.name().ifPresent(text -> xml.element("xNome", text));
        street(xml, place.address());
        place.registration().ifPresent(number -> xml.element("IE", number.number()));
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
        item.taxation().benefitCode().ifPresent(code -> xml.element("cBenef", code));
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
        item.buyerOrderItem().ifPresent(order -> xml.element("nItemPed", order));
        xml.close("prod").open("imposto");
        item.taxation().approximateTaxes().ifPresent(taxes -> amount(xml, "vTotTrib", taxes));
        xml.open("ICMS");
        icms(xml, item.taxation().icms());
        xml.close("ICMS");
        contribution(xml, "PIS", item.taxation().pis());
        contribution(xml, "COFINS", item.taxation().cofins());
        item.taxation().destination().ifPresent(owed -> destination(xml, owed));
        item.taxation().ibsCbs().ifPresent(group -> ibsCbs(xml, group));
        xml.close("imposto");
        item.information().ifPresent(text -> xml.element("infAdProd", text));
        xml.close("det");
    }

    private static void icms(CanonicalXml xml, IcmsGroup icms) {
        String name = groupName(icms);
        xml.open(name).element("orig", icms.origin().code()).element(icms.simples() ? "CSOSN" : "CST", icms.code());
        icms.own().ifPresent(own -> ownIcms(xml, icms, own));
        icms.fcp().ifPresent(fcp -> {
            if (!(icms instanceof IcmsGroup.Taxed)) {
                amount(xml, "vBCFCP", fcp.base());
            }
            rate(xml, "pFCP", fcp.rate());
            amount(xml, "vFCP", fcp.amount());
        });
        icms.exempted().ifPresent(exempted -> {
            amount(xml, "vICMSDeson", exempted.amount());
            xml.element("motDesICMS", exempted.reason());
        });
        if (icms instanceof IcmsGroup.SimplesWithCredit credit) {
            credit(xml, credit.credit());
        } else if (icms instanceof IcmsGroup.SimplesOther other) {
            other.credit().ifPresent(credit -> credit(xml, credit));
        }
        xml.close(name);
    }

    /** ICMS and the CST, or ICMSSN and the CSOSN; codes that share a group go by its first. */
    private static String groupName(IcmsGroup icms) {
        if (icms instanceof IcmsGroup.NotTaxed) {
            return "ICMS40";
        }
        if (icms instanceof IcmsGroup.SimplesWithoutCredit) {
            return "ICMSSN102";
        }
        return (icms.simples() ? "ICMSSN" : "ICMS") + icms.code();
    }

    private static void ownIcms(CanonicalXml xml, IcmsGroup icms, IcmsGroup.OwnIcms own) {
        boolean reduced = icms instanceof IcmsGroup.Reduced;
        xml.element("modBC", "3");
        if (reduced) {
            rate(xml, "pRedBC", own.reduction());
        }
        amount(xml, "vBC", own.base());
        if (!reduced && own.reduction().signum() > 0) {
            rate(xml, "pRedBC", own.reduction());
        }
        rate(xml, "pICMS", own.rate());
        amount(xml, "vICMS", own.amount());
    }

    private static void credit(CanonicalXml xml, IcmsGroup.SimplesCredit credit) {
        rate(xml, "pCredSN", credit.rate());
        amount(xml, "vCredICMSSN", credit.amount());
    }

    private static void destination(CanonicalXml xml, DestinationIcms owed) {
        xml.open("ICMSUFDest");
        amount(xml, "vBCUFDest", owed.base());
        owed.fcp().ifPresent(fcp -> {
            amount(xml, "vBCFCPUFDest", fcp.base());
            rate(xml, "pFCPUFDest", fcp.rate());
        });
        rate(xml, "pICMSUFDest", owed.internalRate());
        rate(xml, "pICMSInter", owed.interstateRate());
        xml.element("pICMSInterPart", "100.00");
        owed.fcp().ifPresent(fcp -> amount(xml, "vFCPUFDest", fcp.amount()));
        amount(xml, "vICMSUFDest", owed.amount());
        xml.element("vICMSUFRemet", "0.00").close("ICMSUFDest");
    }

    private static void ibsCbs(CanonicalXml xml, IbsCbsGroup group) {
        xml.open("IBSCBS").element("CST", group.cst()).element("cClassTrib", group.classification());
        if (group.donation()) {
            xml.element("indDoacao", "1");
        }
        group.amounts().ifPresent(amounts -> {
            xml.open("gIBSCBS");
            amount(xml, "vBC", amounts.base());
            share(xml, "gIBSUF", "IBSUF", amounts.state());
            share(xml, "gIBSMun", "IBSMun", amounts.municipality());
            amount(xml, "vIBS", amounts.ibs());
            share(xml, "gCBS", "CBS", amounts.union());
            xml.close("gIBSCBS");
        });
        xml.close("IBSCBS");
    }

    private static void share(CanonicalXml xml, String name, String tax, IbsCbsGroup.Share share) {
        xml.open(name);
        rate(xml, "p" + tax, share.rate());
        share.deferral().ifPresent(deferral -> {
            xml.open("gDif");
            rate(xml, "pDif", deferral.percent());
            amount(xml, "vDif", deferral.amount());
            xml.close("gDif");
        });
        share.reduction().ifPresent(reduction -> {
            xml.open("gRed");
            rate(xml, "pRedAliq", reduction.percent());
            rate(xml, "pAliqEfet", reduction.effectiveRate());
            xml.close("gRed");
        });
        amount(xml, "v" + tax, share.amount());
        xml.close(name);
    }

    private static void contribution(CanonicalXml xml, String tax, ContributionGroup group) {
        xml.open(tax);
        String name = tax + suffix(group);
        xml.open(name).element("CST", group.cst());
        if (group instanceof ContributionGroup.AdValorem due) {
            contribution(xml, tax, due.base(), due.rate(), due.amount());
        } else if (group instanceof ContributionGroup.Other other) {
            contribution(xml, tax, other.base(), other.rate(), other.amount());
        }
        xml.close(name).close(tax);
    }

    private static String suffix(ContributionGroup group) {
        if (group instanceof ContributionGroup.AdValorem) {
            return "Aliq";
        }
        return group instanceof ContributionGroup.NotDue ? "NT" : "Outr";
    }

    private static void contribution(CanonicalXml xml, String tax, Money base, BigDecimal percent, Money due) {
        amount(xml, "vBC", base);
        rate(xml, "p" + tax, percent);
        amount(xml, "v" + tax, due);
    }

    private static void totals(CanonicalXml xml, NfeTotals totals, boolean owesDestination) {
        xml.open("total").open("ICMSTot");
        amount(xml, "vBC", totals.icmsBase());
        amount(xml, "vICMS", totals.icms());
        amount(xml, "vICMSDeson", totals.icmsExempted());
        if (owesDestination) {
            amount(xml, "vFCPUFDest", totals.fcpDestination());
            amount(xml, "vICMSUFDest", totals.icmsDestination());
            zeros(xml, "vICMSUFRemet");
        }
        amount(xml, "vFCP", totals.fcp());
        zeros(xml, "vBCST", "vST", "vFCPST", "vFCPSTRet");
        amount(xml, "vProd", totals.products());
        amount(xml, "vFrete", totals.freight());
        amount(xml, "vSeg", totals.insurance());
        amount(xml, "vDesc", totals.discount());
        zeros(xml, "vII", "vIPI", "vIPIDevol");
        amount(xml, "vPIS", totals.pis());
        amount(xml, "vCOFINS", totals.cofins());
        amount(xml, "vOutro", totals.other());
        amount(xml, "vNF", totals.invoice());
        totals.approximateTaxes().ifPresent(taxes -> amount(xml, "vTotTrib", taxes));
        xml.close("ICMSTot");
        totals.ibsCbs().ifPresent(sums -> ibsCbsTotals(xml, sums));
        xml.close("total");
    }

    private static void ibsCbsTotals(CanonicalXml xml, NfeTotals.IbsCbs sums) {
        xml.open("IBSCBSTot");
        amount(xml, "vBCIBSCBS", sums.base());
        if (sums.due()) {
            xml.open("gIBS");
            sphere(xml, "gIBSUF", "vIBSUF", sums.state());
            sphere(xml, "gIBSMun", "vIBSMun", sums.municipality());
            amount(xml, "vIBS", sums.ibs());
            zeros(xml, "vCredPres", "vCredPresCondSus");
            xml.close("gIBS").open("gCBS");
            amount(xml, "vDif", sums.union().deferred());
            zeros(xml, "vDevTrib");
            amount(xml, "vCBS", sums.union().due());
            zeros(xml, "vCredPres", "vCredPresCondSus");
            xml.close("gCBS");
        }
        xml.close("IBSCBSTot");
    }

    private static void sphere(CanonicalXml xml, String name, String value, NfeTotals.Sphere sphere) {
        xml.open(name);
        amount(xml, "vDif", sphere.deferred());
        zeros(xml, "vDevTrib");
        amount(xml, value, sphere.due());
        xml.close(name);
    }

    private static void transport(CanonicalXml xml, NfeTransport transport) {
        xml.open("transp").element("modFrete", transport.mode().code());
        transport.carrier().ifPresent(carrier -> {
            xml.open("transporta");
            party(xml, carrier.id());
            xml.element("xNome", carrier.name());
            carrier.registration().ifPresent(number -> xml.element("IE", number.number()));
            carrier.place()
                    .ifPresent(place -> xml.element("xEnder", place.street())
                            .element("xMun", place.city())
                            .element("UF", place.uf().name()));
            xml.close("transporta");
        });
        for (NfeTransport.Volumes volumes : transport.volumes()) {
            xml.open("vol").element("qVol", volumes.count()).element("esp", volumes.kind());
            volumes.mark().ifPresent(mark -> xml.element("marca", mark));
            volumes.numbering().ifPresent(numbers -> xml.element("nVol", numbers));
            xml.element("pesoL", weight(volumes.netWeight()))
                    .element("pesoB", weight(volumes.grossWeight()))
                    .close("vol");
        }
        xml.close("transp");
    }

    private static void billing(CanonicalXml xml, NfeBilling billing, int note) {
        xml.open("cobr").open("fat").element("nFat", billing.number().orElse(Integer.toString(note)));
        amount(xml, "vOrig", billing.original());
        amount(xml, "vDesc", billing.discount());
        amount(xml, "vLiq", billing.net());
        xml.close("fat");
        int number = 1;
        for (NfeBilling.Instalment instalment : billing.instalments()) {
            xml.open("dup")
                    .element("nDup", String.format(Locale.ROOT, "%03d", number++))
                    .element("dVenc", instalment.due().toString());
            amount(xml, "vDup", instalment.amount());
            xml.close("dup");
        }
        xml.close("cobr");
    }

    private static void payments(CanonicalXml xml, Nfe note) {
        xml.open("pag");
        for (NfePayment payment : note.payments()) {
            xml.open("detPag");
            payment.term().ifPresent(term -> xml.element("indPag", term.code()));
            xml.element("tPag", payment.method().code());
            payment.description().ifPresent(text -> xml.element("xPag", text));
            amount(xml, "vPag", payment.amount());
            if (payment.card().isPresent() || payment.method().card()) {
                card(xml, payment.card().orElseGet(NfeCard::beside));
            }
            xml.close("detPag");
        }
        optional(xml, "vTroco", note.change());
        xml.close("pag");
    }

    private static void card(CanonicalXml xml, NfeCard card) {
        xml.open("card").element("tpIntegra", card.integrated() ? "1" : "2");
        card.acquirer().ifPresent(cnpj -> xml.element("CNPJ", cnpj.value()));
        card.brand().ifPresent(brand -> xml.element("tBand", brand.code()));
        card.authorization().ifPresent(text -> xml.element("cAut", text));
        xml.close("card");
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
