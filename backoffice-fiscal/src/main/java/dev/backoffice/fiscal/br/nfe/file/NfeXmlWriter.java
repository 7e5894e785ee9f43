package dev.backoffice.fiscal.br.nfe.file;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.Gtin;
import dev.backoffice.fiscal.br.nfe.Nfce;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeAdditions;
import dev.backoffice.fiscal.br.nfe.NfeAddress;
import dev.backoffice.fiscal.br.nfe.NfeBilling;
import dev.backoffice.fiscal.br.nfe.NfeCard;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeHeader;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfeItem;
import dev.backoffice.fiscal.br.nfe.NfeModel;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfePlace;
import dev.backoffice.fiscal.br.nfe.NfeRecipient;
import dev.backoffice.fiscal.br.nfe.NfeTechnicalContact;
import dev.backoffice.fiscal.br.nfe.NfeTotals;
import dev.backoffice.fiscal.br.nfe.NfeTransport;
import dev.backoffice.fiscal.br.nfe.NfeUnusedNumbers;
import dev.backoffice.fiscal.br.nfe.TaxableUnit;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.internal.CanonicalXml;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeLayout;
import dev.backoffice.fiscal.br.nfe.internal.RecordXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.internal.XmlTree;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeRules;
import dev.backoffice.fiscal.br.nfe.signing.SignableXml;
import dev.backoffice.fiscal.br.nfe.tax.ContributionGroup;
import dev.backoffice.fiscal.br.nfe.tax.DestinationIcms;
import dev.backoffice.fiscal.br.nfe.tax.IbsCbsGroup;
import dev.backoffice.fiscal.br.nfe.tax.IcmsGroup;
import dev.backoffice.fiscal.br.nfe.tax.IpiGroup;
import dev.backoffice.fiscal.br.nfe.tax.IssqnGroup;
import dev.backoffice.fiscal.br.nfe.tax.ItemTaxation;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxpayer;
import dev.backoffice.fiscal.br.nfe.tax.OtherTaxes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Writes notes as layout 4.00 ({@code nfe_v4.00.xsd}, package PL_010e). Stateless and thread-safe.
 *
 * <p>The bytes are canonical by construction, so signing needs no XML parser. Amounts have two decimals, quantities and
 * prices no needless zeros, optional amounts are left out when zero, and in homologation the recipient's name is replaced by
 * the text the tax authority asks for.
 */
public final class NfeXmlWriter {

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
        header(
                xml,
                note.header(),
                key,
                new Circumstances(
                        NfeModel.NFE,
                        note.destination(),
                        note.issuer(),
                        1,
                        note.use().finalConsumer(),
                        note.references()));
        issuer(xml, note.issuer());
        recipient(xml, note);
        note.handover().from().ifPresent(place -> place(xml, "retirada", place));
        note.handover().to().ifPresent(place -> place(xml, "entrega", place));
        int number = 1;
        for (NfeItem item : note.items()) {
            item(xml, number++, item, item.description());
        }
        totals(xml, note.totals(), NfeTotals.owesDestination(note.items()), note.header());
        transport(xml, note.transport());
        note.billing().ifPresent(billing -> billing(xml, billing, note.header().number()));
        payments(xml, note.payments(), note.change());
        closing(xml, note.header(), key, note.information(), note.technicalContact());
        return finished(xml.close("infNFe"), key.xmlId(), note.additions(), note.items());
    }

    /**
     * The receipt's XML, ready to sign.
     *
     * @throws dev.backoffice.core.error.RuleViolation {@code nfe.would-be-rejected} as for a note
     */
    public static SignableXml write(Nfce receipt) {
        NfeAccessKey key = receipt.accessKey();
        NfeHeader header = receipt.header();
        CanonicalXml xml = new CanonicalXml();
        xml.open("infNFe", "Id", key.xmlId(), "versao", "4.00");
        header(xml, header, key, new Circumstances(NfeModel.NFCE, 1, receipt.issuer(), 4, 1, List.of()));
        issuer(xml, receipt.issuer());
        receipt.consumer().ifPresent(consumer -> {
            xml.open("dest");
            party(xml, consumer.id());
            consumer.name()
                    .ifPresent(name -> xml.element(
                            "xNome",
                            header.environment() == NfeEnvironment.HOMOLOGATION
                                    ? NfeEnvironment.HOMOLOGATION_RECIPIENT
                                    : name));
            consumer.address().ifPresent(address -> address(xml, "enderDest", address));
            xml.element("indIEDest", "9").close("dest");
        });
        boolean trial = header.environment() == NfeEnvironment.HOMOLOGATION;
        int number = 1;
        for (NfeItem item : receipt.items()) {
            item(xml, number, item, trial && number == 1 ? NfeEnvironment.HOMOLOGATION_ITEM : item.description());
            number++;
        }
        totals(xml, receipt.totals(), NfeTotals.owesDestination(receipt.items()), header);
        transport(xml, receipt.transport());
        payments(xml, receipt.payments(), receipt.change());
        closing(xml, header, key, receipt.information(), receipt.technicalContact());
        return finished(xml.close("infNFe"), key.xmlId(), receipt.additions(), receipt.items());
    }

    private static void closing(
            CanonicalXml xml,
            NfeHeader header,
            NfeAccessKey key,
            Optional<String> information,
            Optional<NfeTechnicalContact> technicalContact) {
        header.marketplace()
                .ifPresent(marketplace -> xml.open("infIntermed")
                        .element("CNPJ", marketplace.cnpj().value())
                        .element("idCadIntTran", marketplace.sellerId())
                        .close("infIntermed"));
        information.ifPresent(
                text -> xml.open("infAdic").element("infCpl", text).close("infAdic"));
        technicalContact.ifPresent(contact -> {
            xml.open("infRespTec")
                    .element("CNPJ", contact.cnpj().value())
                    .element("xContato", contact.contact())
                    .element("email", contact.email())
                    .element("fone", contact.phone());
            contact.secret()
                    .ifPresent(
                            secret -> xml.element("idCSRT", secret.id()).element("hashCSRT", secret.hash(key.value())));
            xml.close("infRespTec");
        });
    }

    /**
     * The XML of a note given group by group, e.g. one of a kind that {@link Nfe} does not compose; the layout puts the groups in
     * their order.
     *
     * @throws dev.backoffice.core.error.RuleViolation {@code nfe.would-be-rejected}: with 225 and the place when the layout is not
     *     followed, or with the code of a rule
     */
    public static SignableXml write(NfeContent content) {
        return arranged(RecordXml.element("infNFe", content), content.id());
    }

    /** Most notes say nothing besides what is composed: their bytes are in order already. */
    private static SignableXml finished(CanonicalXml xml, String id, NfeAdditions more, List<NfeItem> items) {
        XmlNode note = xml.tree();
        if (more.isEmpty() && items.stream().allMatch(item -> item.additions().isEmpty())) {
            NfeRules.require(note);
            return new SignableXml(id, "NFe", "", "infNFe", xml.toBytes());
        }
        place(more, note, "infNFe");
        List<XmlNode> written = note.all("det");
        for (int i = 0; i < items.size(); i++) {
            place(items.get(i).additions(), written.get(i), "infNFe/det");
        }
        return arranged(note, id);
    }

    /** Puts what a note says besides into an element, in no order yet. */
    private static void place(NfeAdditions more, XmlNode element, String root) {
        for (NfeAdditions.Addition addition : more.all()) {
            XmlNode parent = element;
            String[] steps = addition.path().split("/");
            for (int i = 0; i < steps.length - 1; i++) {
                XmlNode next = parent.find(steps[i]);
                parent = next == null ? parent.group(steps[i]) : next;
            }
            XmlNode group = XmlTree.parse(addition.xml().getBytes(StandardCharsets.UTF_8), XmlTree.LIMIT);
            if (!NfeLayout.repeats(root + "/" + addition.path())) {
                parent.drop(group.name());
            }
            parent.add(group);
        }
    }

    private static SignableXml arranged(XmlNode note, String id) {
        NfeLayout.arrange(note, "infNFe");
        Optional<String> fault = NfeLayout.fault(note);
        if (fault.isPresent()) {
            throw RuleViolation.of(
                    "nfe.would-be-rejected", "rejection", "225", "item", "0", "message", fault.get(), "all", "225");
        }
        NfeRules.require(note);
        return new SignableXml(
                id, "NFe", "", "infNFe", new CanonicalXml().add(note).toBytes());
    }

    /** The XML that tells of numbers no note will have ({@code inutNFe_v4.00.xsd}), ready to sign. */
    public static SignableXml write(NfeUnusedNumbers numbers) {
        String id = numbers.xmlId();
        CanonicalXml xml = new CanonicalXml();
        xml.open("infInut", "Id", id)
                .element("tpAmb", numbers.environment().code())
                .element("xServ", "INUTILIZAR")
                .element("cUF", numbers.uf().ibge())
                .element("ano", id.substring(4, 6));
        party(xml, numbers.issuer());
        xml.element("mod", numbers.model().code())
                .element("serie", numbers.series())
                .element("nNFIni", numbers.first())
                .element("nNFFin", numbers.last())
                .element("xJust", numbers.reason())
                .close("infInut");
        return new SignableXml(id, "inutNFe", " versao=\"4.00\"", "infInut", xml.toBytes());
    }

    /**
     * What a header says besides itself.
     *
     * @param destination {@code idDest}
     * @param print {@code tpImp}
     * @param finalConsumer {@code indFinal}
     */
    private record Circumstances(
            NfeModel model,
            int destination,
            NfeIssuer issuer,
            int print,
            int finalConsumer,
            List<NfeAccessKey> references) {}

    private static void header(CanonicalXml xml, NfeHeader header, NfeAccessKey key, Circumstances note) {
        xml.open("ide")
                .element("cUF", key.uf().ibge())
                .element("cNF", key.value().substring(35, 43))
                .element("natOp", header.operation())
                .element("mod", note.model().code())
                .element("serie", header.series())
                .element("nNF", header.number())
                .element("dhEmi", CanonicalXml.DATE_TIME.format(header.issuedAt()))
                .element("tpNF", "1")
                .element("idDest", note.destination())
                .element("cMunFG", note.issuer().address().municipalityCode().digits())
                .element("tpImp", note.print())
                .element("tpEmis", header.emission().code())
                .element("cDV", Character.toString(key.checkDigit()))
                .element("tpAmb", header.environment().code())
                .element("finNFe", "1")
                .element("indFinal", note.finalConsumer())
                .element("indPres", header.presence().code());
        if (header.presence().remote()) {
            xml.element("indIntermed", header.marketplace().isPresent() ? "1" : "0");
        }
        xml.element("procEmi", "0").element("verProc", header.software());
        header.contingency()
                .ifPresent(contingency -> xml.element("dhCont", CanonicalXml.DATE_TIME.format(contingency.since()))
                        .element("xJust", contingency.reason()));
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
                note.header().environment() == NfeEnvironment.HOMOLOGATION
                        ? NfeEnvironment.HOMOLOGATION_RECIPIENT
                        : recipient.name());
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
        } else if (id instanceof NfePartyId.Foreigner foreigner) {
            xml.element("idEstrangeiro", foreigner.document());
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

    private static void item(CanonicalXml xml, int number, NfeItem item, String description) {
        String gtin = item.gtin().map(Gtin::digits).orElse("SEM GTIN");
        String unit = item.quantity().unit().code();
        String quantity = NfeAmount.text(item.quantity().value(), 0);
        String price = NfeAmount.text(item.unitPrice().amount(), 2);
        xml.open("det", "nItem", Integer.toString(number))
                .open("prod")
                .element("cProd", item.code())
                .element("cEAN", gtin)
                .element("xProd", description)
                .element("NCM", item.ncm());
        item.cest().ifPresent(cest -> xml.element("CEST", cest));
        item.taxation().benefitCode().ifPresent(code -> xml.element("cBenef", code));
        xml.element("CFOP", item.taxation().cfop())
                .element("uCom", unit)
                .element("qCom", quantity)
                .element("vUnCom", price);
        amount(xml, "vProd", item.gross());
        xml.element("cEANTrib", gtin)
                .element("uTrib", item.taxable().map(TaxableUnit::unit).orElse(unit))
                .element(
                        "qTrib",
                        item.taxable()
                                .map(taxed -> NfeAmount.text(taxed.quantity(), 0))
                                .orElse(quantity))
                .element(
                        "vUnTrib",
                        item.taxable()
                                .map(taxed -> NfeAmount.text(taxed.price(), 2))
                                .orElse(price));
        optional(xml, "vFrete", item.freight());
        optional(xml, "vSeg", item.insurance());
        optional(xml, "vDesc", item.discount());
        optional(xml, "vOutro", item.other());
        xml.element("indTot", "1");
        item.buyerOrder().ifPresent(order -> xml.element("xPed", order));
        item.buyerOrderItem().ifPresent(order -> xml.element("nItemPed", order));
        xml.close("prod").add(taxes(item.taxation()));
        item.taxation().other().returnedIpi().ifPresent(returned -> {
            xml.open("impostoDevol");
            rate(xml, "pDevol", returned.percent());
            xml.open("IPI");
            amount(xml, "vIPIDevol", returned.amount());
            xml.close("IPI").close("impostoDevol");
        });
        item.information().ifPresent(text -> xml.element("infAdProd", text));
        xml.close("det");
    }

    /** {@code imposto}: the layout puts the parts of its groups in order. */
    private static XmlNode taxes(ItemTaxation taxation) {
        XmlNode node = new XmlNode("imposto");
        taxation.approximateTaxes().ifPresent(taxes -> amount(node, "vTotTrib", taxes));
        taxation.service()
                .ifPresentOrElse(
                        issqn -> node.add(issqn(issqn)),
                        () -> node.group("ICMS").add(icms(taxation.icms())));
        OtherTaxes other = taxation.other();
        other.ipi().ifPresent(group -> node.add(ipi(group)));
        other.importDuty().ifPresent(group -> node.add(RecordXml.element("II", group)));
        if (!(taxation.pis() instanceof ContributionGroup.Ended)) {
            node.group("PIS").add(contribution("PIS", taxation.pis()));
        }
        other.pisSubstitution().ifPresent(group -> node.add(withheld("PIS", group)));
        if (!(taxation.cofins() instanceof ContributionGroup.Ended)) {
            node.group("COFINS").add(contribution("COFINS", taxation.cofins()));
        }
        other.cofinsSubstitution().ifPresent(group -> node.add(withheld("COFINS", group)));
        taxation.destination().ifPresent(owed -> node.add(destination(owed)));
        other.selective().ifPresent(group -> node.add(RecordXml.element("IS", group)));
        taxation.ibsCbs().ifPresent(group -> node.add(ibsCbs(group)));
        NfeLayout.arrange(node, "imposto");
        return node;
    }

    private static XmlNode issqn(IssqnGroup issqn) {
        XmlNode node = new XmlNode("ISSQN");
        amount(node, "vBC", issqn.base());
        rate(node, "vAliq", issqn.rate());
        amount(node, "vISSQN", issqn.amount());
        node.leaf("cMunFG", issqn.performed());
        node.leaf("cListServ", issqn.service());
        unlessZero(node, "vDeducao", issqn.deduction());
        unlessZero(node, "vDescIncond", issqn.discount());
        unlessZero(node, "vISSRet", issqn.retained());
        node.leaf("indISS", issqn.liability().code());
        issqn.due().ifPresent(municipality -> node.leaf("cMun", municipality));
        node.leaf("indIncentivo", issqn.incentive() ? "1" : "2");
        return node;
    }

    private static void unlessZero(XmlNode node, String name, Money amount) {
        if (!amount.isZero()) {
            amount(node, name, amount);
        }
    }

    private static void services(CanonicalXml xml, NfeTotals.Services services, NfeHeader header) {
        xml.open("ISSQNtot");
        optional(xml, "vServ", services.price());
        optional(xml, "vBC", services.base());
        optional(xml, "vISS", services.amount());
        optional(xml, "vPIS", services.pis());
        optional(xml, "vCOFINS", services.cofins());
        xml.element("dCompet", header.issuedAt().toLocalDate().toString());
        optional(xml, "vDeducao", services.deduction());
        optional(xml, "vDescIncond", services.discount());
        optional(xml, "vISSRet", services.retained());
        xml.close("ISSQNtot");
        IssqnGroup.Withheld withheld = services.withheld();
        if (!withheld.equals(IssqnGroup.Withheld.NONE)) {
            xml.open("retTrib");
            optional(xml, "vRetPIS", withheld.pis());
            optional(xml, "vRetCOFINS", withheld.cofins());
            optional(xml, "vRetCSLL", withheld.csll());
            optional(xml, "vBCIRRF", withheld.incomeTaxBase());
            optional(xml, "vIRRF", withheld.incomeTax());
            optional(xml, "vBCRetPrev", withheld.socialSecurityBase());
            optional(xml, "vRetPrev", withheld.socialSecurity());
            xml.close("retTrib");
        }
    }

    private static XmlNode icms(IcmsGroup icms) {
        XmlNode group = RecordXml.element(groupName(icms), (Record) icms);
        String code = icms.simples() ? "CSOSN" : "CST";
        if (!group.has(code)) {
            group.leaf(code, icms.code());
        }
        if (icms instanceof IcmsGroup.Taxed) {
            group.drop("vBCFCP");
        } else if ((icms instanceof IcmsGroup.Reduced || icms instanceof IcmsGroup.ReducedSubstituted)
                && !group.has("pRedBC")) {
            group.leaf("pRedBC", "0.00");
        }
        return group;
    }

    /** ICMS and the CST, or ICMSSN and the CSOSN; codes that share a group go by its first. */
    private static String groupName(IcmsGroup icms) {
        if (icms instanceof IcmsGroup.NotTaxed) {
            return "ICMS40";
        }
        if (icms instanceof IcmsGroup.Shared) {
            return "ICMSPart";
        }
        if (icms instanceof IcmsGroup.PassedOn) {
            return "ICMSST";
        }
        if (icms instanceof IcmsGroup.SimplesWithoutCredit) {
            return "ICMSSN102";
        }
        if (icms instanceof IcmsGroup.SimplesSubstituted) {
            return "ICMSSN202";
        }
        return (icms.simples() ? "ICMSSN" : "ICMS") + icms.code();
    }

    private static XmlNode ipi(IpiGroup group) {
        XmlNode node = new XmlNode("IPI");
        group.producer().ifPresent(cnpj -> node.leaf("CNPJProd", cnpj.value()));
        group.seal().ifPresent(code -> node.leaf("cSelo", code));
        group.seals().ifPresent(count -> node.leaf("qSelo", Integer.toString(count)));
        node.leaf("cEnq", group.framework());
        node.add(RecordXml.element(group.due() instanceof IpiGroup.NotDue ? "IPINT" : "IPITrib", (Record) group.due()));
        return node;
    }

    private static XmlNode withheld(String tax, OtherTaxes.WithheldContribution group) {
        XmlNode node = new XmlNode(tax + "ST");
        base(node, tax, group.base(), group.rate(), group.amount());
        node.leaf("indSoma" + tax + "ST", group.summed() ? "1" : "0");
        return node;
    }

    private static XmlNode destination(DestinationIcms owed) {
        XmlNode node = new XmlNode("ICMSUFDest");
        amount(node, "vBCUFDest", owed.base());
        owed.fcp().ifPresent(fcp -> {
            amount(node, "vBCFCPUFDest", fcp.base());
            rate(node, "pFCPUFDest", fcp.rate());
            amount(node, "vFCPUFDest", fcp.amount());
        });
        rate(node, "pICMSUFDest", owed.internalRate());
        rate(node, "pICMSInter", owed.interstateRate());
        node.leaf("pICMSInterPart", "100.00");
        amount(node, "vICMSUFDest", owed.amount());
        node.leaf("vICMSUFRemet", "0.00");
        return node;
    }

    private static XmlNode ibsCbs(IbsCbsGroup group) {
        XmlNode node = new XmlNode("IBSCBS");
        node.leaf("CST", group.cst());
        node.leaf("cClassTrib", group.classification());
        if (group.donation()) {
            node.leaf("indDoacao", "1");
        }
        group.amounts().ifPresent(amounts -> {
            XmlNode due = node.group("gIBSCBS");
            amount(due, "vBC", amounts.base());
            share(due.group("gIBSUF"), "IBSUF", amounts.state());
            share(due.group("gIBSMun"), "IBSMun", amounts.municipality());
            amount(due, "vIBS", amounts.ibs());
            share(due.group("gCBS"), "CBS", amounts.union());
            amounts.regular().ifPresent(regular -> due.add(RecordXml.element("gTribRegular", regular)));
            amounts.government().ifPresent(bought -> due.add(RecordXml.element("gTribCompraGov", bought)));
        });
        group.form().ifPresent(form -> node.add(RecordXml.element((Record) form)));
        group.reversal().ifPresent(reversal -> node.add(RecordXml.element("gEstornoCred", reversal)));
        group.presumed().ifPresent(credit -> node.add(RecordXml.element((Record) credit)));
        return node;
    }

    private static void share(XmlNode node, String tax, IbsCbsGroup.Share share) {
        rate(node, "p" + tax, share.rate());
        share.deferral().ifPresent(deferral -> node.add(RecordXml.element("gDif", deferral)));
        share.givenBack().ifPresent(returned -> node.add(RecordXml.element("gDevTrib", returned)));
        share.reduction().ifPresent(reduction -> node.add(RecordXml.element("gRed", reduction)));
        amount(node, "v" + tax, share.amount());
    }

    private static XmlNode contribution(String tax, ContributionGroup group) {
        XmlNode node = new XmlNode(tax + suffix(group));
        node.leaf("CST", group.cst());
        if (group instanceof ContributionGroup.AdValorem due) {
            base(node, tax, due.base(), due.rate(), due.amount());
        } else if (group instanceof ContributionGroup.Other other) {
            base(node, tax, other.base(), other.rate(), other.amount());
        } else if (group instanceof ContributionGroup.PerUnit due) {
            units(node, tax, due.quantity(), due.unitAmount(), due.amount());
        } else if (group instanceof ContributionGroup.OtherPerUnit other) {
            units(node, tax, other.quantity(), other.unitAmount(), other.amount());
        }
        return node;
    }

    private static void base(XmlNode node, String tax, Money base, BigDecimal percent, Money due) {
        amount(node, "vBC", base);
        rate(node, "p" + tax, percent);
        amount(node, "v" + tax, due);
    }

    private static void units(XmlNode node, String tax, BigDecimal quantity, BigDecimal each, Money due) {
        node.leaf("qBCProd", NfeAmount.text(quantity, 0));
        node.leaf("vAliqProd", NfeAmount.text(each, 0));
        amount(node, "v" + tax, due);
    }

    private static String suffix(ContributionGroup group) {
        if (group instanceof ContributionGroup.AdValorem) {
            return "Aliq";
        }
        if (group instanceof ContributionGroup.PerUnit) {
            return "Qtde";
        }
        return group instanceof ContributionGroup.NotDue ? "NT" : "Outr";
    }

    private static void totals(CanonicalXml xml, NfeTotals totals, boolean owesDestination, NfeHeader header) {
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
        all(xml, totals.substitution());
        totals.monophase().ifPresent(sums -> all(xml, sums));
        amount(xml, "vProd", totals.products());
        amount(xml, "vFrete", totals.freight());
        amount(xml, "vSeg", totals.insurance());
        amount(xml, "vDesc", totals.discount());
        amount(xml, "vII", totals.importDuty());
        amount(xml, "vIPI", totals.ipi());
        amount(xml, "vIPIDevol", totals.returnedIpi());
        amount(xml, "vPIS", totals.pis());
        amount(xml, "vCOFINS", totals.cofins());
        amount(xml, "vOutro", totals.other());
        amount(xml, "vNF", totals.invoice());
        totals.approximateTaxes().ifPresent(taxes -> amount(xml, "vTotTrib", taxes));
        xml.close("ICMSTot");
        totals.services().ifPresent(services -> services(xml, services, header));
        totals.selective().ifPresent(due -> {
            xml.open("ISTot");
            amount(xml, "vIS", due);
            xml.close("ISTot");
        });
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
            all(xml, sums.ibsCredit());
            xml.close("gIBS").open("gCBS");
            amount(xml, "vDif", sums.union().deferred());
            amount(xml, "vDevTrib", sums.union().givenBack());
            amount(xml, "vCBS", sums.union().due());
            all(xml, sums.cbsCredit());
            xml.close("gCBS");
        }
        sums.monophase().ifPresent(mono -> xml.add(RecordXml.element("gMono", mono)));
        sums.reversal().ifPresent(reversal -> xml.add(RecordXml.element("gEstornoCred", reversal)));
        xml.close("IBSCBSTot");
    }

    private static void sphere(CanonicalXml xml, String name, String value, NfeTotals.Sphere sphere) {
        xml.open(name);
        amount(xml, "vDif", sphere.deferred());
        amount(xml, "vDevTrib", sphere.givenBack());
        amount(xml, value, sphere.due());
        xml.close(name);
    }

    /** The components of a record, in their order. */
    private static void all(CanonicalXml xml, Record sums) {
        RecordXml.element("", sums).children().forEach(xml::add);
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

    private static void payments(CanonicalXml xml, List<NfePayment> payments, Money change) {
        xml.open("pag");
        for (NfePayment payment : payments) {
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
        optional(xml, "vTroco", change);
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

    private static void amount(XmlNode node, String name, Money amount) {
        node.leaf(name, amount.getAmount().toPlainString());
    }

    private static void rate(XmlNode node, String name, BigDecimal percent) {
        node.leaf(name, NfeAmount.text(percent, 2));
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
