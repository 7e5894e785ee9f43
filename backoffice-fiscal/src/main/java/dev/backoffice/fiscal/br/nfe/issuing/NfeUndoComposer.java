package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.NfeAddress;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeHeader;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfeModel;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfeRecipient;
import dev.backoffice.fiscal.br.nfe.NfeTechnicalContact;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.content.NfeContentItem;
import dev.backoffice.fiscal.br.nfe.internal.CanonicalXml;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.RecordXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxpayer;
import dev.backoffice.fiscal.br.operation.Destination;
import dev.backoffice.fiscal.br.operation.FiscalOperations;
import dev.backoffice.fiscal.br.operation.LegalText;
import dev.backoffice.fiscal.br.operation.LegalTexts;
import dev.backoffice.fiscal.br.operation.OperationCase;
import dev.backoffice.fiscal.br.operation.OperationNote;
import dev.backoffice.fiscal.br.operation.Substitution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the note that undoes another one: parties and items of the original, its taxes in proportion to what is undone (by the law
 * of its own day, to the cent over all such notes), and codes, purpose and references by the table of operations. Pure, stateless
 * and thread-safe.
 */
public final class NfeUndoComposer {
    private static final Set<String> WITHHELD = Set.of("60", "61", "500");
    private static final String OUTGOING = "1";
    private static final Optional<String> TOTAL_REFUSAL = Optional.of("03");
    private static final int PERCENT_DECIMALS = 2;

    private NfeUndoComposer() {}

    /**
     * The note and why it is so.
     *
     * @param header number, day and environment; the nature of the operation is the table's
     * @param draft what is undone
     * @param operations the tables
     * @param technicalContact who answers for the issuing software; empty where the state does not ask for it
     * @throws InvalidInput {@code nfe.undo-operation} for an operation that undoes nothing, or whose note another party writes,
     *     for an original that is an entry note, and for a total refusal (credit note of type 03) of a part;
     *     {@code nfe.undo-party} when the issuer is no party of the original, or the other party is not known
     */
    public static Explained<NfeContent> compose(
            NfeHeader header,
            NfeUndoDraft draft,
            FiscalOperations operations,
            Optional<NfeTechnicalContact> technicalContact) {
        NfeContent original = NfeUndoDraft.content(draft.original());
        if (!original.identification().direction().equals(OUTGOING)) {
            // Each of these notes takes back what left somebody: what came in is not undone by coming in once more.
            throw notUndone(draft.operation(), "entry-note");
        }
        Parties parties = Parties.of(original, draft);
        List<Reason> reasons = new ArrayList<>();
        XmlNode note = new XmlNode("infNFe");
        List<XmlNode> items = items(original, draft.lines());
        List<OperationNote> rules = new ArrayList<>();
        for (XmlNode det : items) {
            String item = number(det);
            Explained<OperationNote> answer = operations.note(parties.asked(header, draft, operations, det));
            rules.add(required(answer.value(), parties));
            answer.reasons().forEach(reason -> reasons.add(reason.with("item", item)));
            note.add(item(det, rules.size(), answer.value(), original, draft, parties));
        }
        if (rules.get(0).creditType().equals(TOTAL_REFUSAL) && !whole(original, draft.lines())) {
            throw notUndone(draft.operation(), "partial");
        }
        NfeAccessKey key = NfeAccessKey.of(
                draft.issuer().address().uf(),
                YearMonth.from(header.issuedAt()),
                draft.issuer().cnpj(),
                NfeModel.NFE,
                header.series(),
                header.number(),
                header.emission(),
                header.controlCode());
        note.attribute("versao", "4.00");
        note.attribute("Id", key.xmlId());
        identification(note.group("ide"), header, key, rules.get(0), original, parties);
        issuer(note.group("emit"), draft.issuer());
        XmlNode dest = RecordXml.element("dest", parties.other());
        if (header.environment() == NfeEnvironment.HOMOLOGATION) {
            dest.at("xNome").say(NfeEnvironment.HOMOLOGATION_RECIPIENT);
        }
        note.add(dest);
        if (parties.own() && original.identification().model().equals("55")) {
            // The places decide which state's tax it was: they are told as the original told them (rules 693, 772,
            // 773).
            original.pickup().ifPresent(from -> note.add(RecordXml.element("retirada", from)));
            original.delivery().ifPresent(to -> note.add(RecordXml.element("entrega", to)));
        }
        UndoneTotals.write(note);
        note.group("transp").leaf("modFrete", Integer.toString(draft.freight().code()));
        XmlNode payment = note.group("pag").group("detPag");
        payment.leaf("tPag", "90");
        payment.leaf("vPag", "0.00");
        XmlNode information = note.group("infAdic");
        if (rules.get(0).creditType().isPresent()) {
            // The authority reads why a credit is given in a field of its own (Ajuste SINIEF 49/2025).
            information.leaf("infAdFisco", draft.reason());
        }
        information.leaf("infCpl", text(header, original, draft));
        technicalContact.ifPresent(contact -> contact(note.group("infRespTec"), contact, key));
        return new Explained<>(RecordXml.read(note, NfeContent.class), reasons);
    }

    /** The parts of the items that lines name. */
    static List<XmlNode> items(NfeContent original, List<NfeUndoLine> lines) {
        List<XmlNode> items = new ArrayList<>(lines.size());
        for (NfeUndoLine line : lines) {
            NfeContentItem item = original.items().stream()
                    .filter(each -> each.number().equals(Integer.toString(line.item())))
                    .findFirst()
                    .orElseThrow(() -> NfeUndoLine.invalid(line.item(), "unknown"));
            items.add(UndoneItem.of(RecordXml.element("det", item), line));
        }
        return items;
    }

    /** Whether all there was of every item is undone at once. */
    private static boolean whole(NfeContent original, List<NfeUndoLine> lines) {
        return lines.size() == original.items().size()
                && lines.stream()
                        .allMatch(line -> original.items().stream()
                                .filter(item -> item.number().equals(Integer.toString(line.item())))
                                .map(item -> line.measure() == NfeUndoLine.Measure.QUANTITY
                                        ? item.product().quantity()
                                        : item.product().gross().getAmount())
                                .allMatch(all -> all.compareTo(line.now()) == 0));
    }

    private static String number(XmlNode det) {
        return det.attributes().getOrDefault("nItem", "");
    }

    static BigDecimal goods(NfeContent original, List<NfeUndoLine> lines) {
        XmlNode note = new XmlNode("infNFe");
        items(original, lines).forEach(note::add);
        UndoneTotals.write(note);
        return UndoneTotals.goods(note.at("total/ICMSTot"));
    }

    static InvalidInput notUndone(String operation, String reason) {
        return InvalidInput.of("nfe.undo-operation", "operation", operation, "reason", reason);
    }

    /** Only an operation that goes back on another note, and that the issuer writes itself. */
    private static OperationNote required(OperationNote rule, Parties parties) {
        boolean undoes = !rule.reference().equals("none")
                && (rule.icms().equals("original") || rule.oldTaxes().equals("original"));
        if (!undoes) {
            throw notUndone(rule.operation(), "undoes-nothing");
        }
        if (!rule.issuer().equals("seller")) {
            throw notUndone(rule.operation(), "written-by-" + rule.issuer());
        }
        if (rule.outgoing() == parties.own()) {
            throw notUndone(rule.operation(), parties.own() ? "own-note" : "note-of-other");
        }
        return rule;
    }

    private static XmlNode item(
            XmlNode det, int place, OperationNote rule, NfeContent original, NfeUndoDraft draft, Parties parties) {
        String item = number(det);
        det.at("prod/CFOP").say(rule.cfop());
        if (rule.reference().equals("DFeReferenciado")) {
            XmlNode reference = det.group("DFeReferenciado");
            reference.leaf("chaveAcesso", keyOf(original));
            reference.leaf("nItem", item);
        }
        IcmsCodes.fit(det, draft.issuer().regime());
        if (parties.own()) {
            enter(det);
        } else if (!draft.paysIpi()) {
            giveIpiBack(det, original, draft, item);
        }
        det.attribute("nItem", Integer.toString(place));
        return det;
    }

    /** CST of IPI for what comes in (00 to 49) say the same as those for what goes out (50 to 99). */
    private static void enter(XmlNode det) {
        for (String form : List.of("IPITrib", "IPINT")) {
            XmlNode cst = det.find("imposto/IPI/" + form + "/CST");
            if (cst != null) {
                cst.say(
                        switch (cst.text()) {
                            case "50" -> "00";
                            case "51" -> "01";
                            case "52" -> "02";
                            case "53" -> "03";
                            case "54" -> "04";
                            case "55" -> "05";
                            case "99" -> "49";
                            default -> cst.text();
                        });
            }
        }
    }

    /** Who does not owe IPI cannot charge it: it goes back as an amount of the note (RIPI; MOC 7.0, group UA). */
    private static void giveIpiBack(XmlNode det, NfeContent original, NfeUndoDraft draft, String item) {
        BigDecimal ipi = det.amount("imposto/IPI/IPITrib/vIPI");
        det.at("imposto").drop("IPI");
        if (ipi.signum() == 0) {
            return;
        }
        NfeUndoLine line = draft.lines().stream()
                .filter(each -> Integer.toString(each.item()).equals(item))
                .findFirst()
                .orElseThrow();
        NfeContentItem whole = original.items().stream()
                .filter(each -> each.number().equals(item))
                .findFirst()
                .orElseThrow();
        BigDecimal of = line.measure() == NfeUndoLine.Measure.QUANTITY
                ? whole.product().quantity()
                : whole.product().gross().getAmount();
        XmlNode group = det.group("impostoDevol");
        group.leaf(
                "pDevol",
                line.now()
                        .multiply(BigDecimal.valueOf(100))
                        .divide(of, PERCENT_DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString());
        group.group("IPI").leaf("vIPIDevol", NfeAmount.text(ipi, PERCENT_DECIMALS));
    }

    private static void identification(
            XmlNode ide, NfeHeader header, NfeAccessKey key, OperationNote rule, NfeContent original, Parties parties) {
        ide.leaf("cUF", Integer.toString(key.uf().ibge()));
        ide.leaf("cNF", key.value().substring(35, 43));
        ide.leaf("natOp", rule.nature());
        ide.leaf("mod", "55");
        ide.leaf("serie", Integer.toString(header.series()));
        ide.leaf("nNF", Integer.toString(header.number()));
        ide.leaf("dhEmi", CanonicalXml.DATE_TIME.format(header.issuedAt()));
        ide.leaf("tpNF", rule.outgoing() ? "1" : "0");
        ide.leaf("idDest", original.identification().destination().orElse("1"));
        ide.leaf("cMunFG", parties.issuer().address().municipalityCode().digits());
        ide.leaf("tpImp", "1");
        ide.leaf("tpEmis", Integer.toString(header.emission().code()));
        ide.leaf("cDV", Character.toString(key.checkDigit()));
        ide.leaf("tpAmb", Integer.toString(header.environment().code()));
        ide.leaf("finNFe", Integer.toString(rule.purpose()));
        rule.debitType().ifPresent(type -> ide.leaf("tpNFDebito", type));
        rule.creditType().ifPresent(type -> ide.leaf("tpNFCredito", type));
        ide.leaf(
                "indFinal",
                parties.own() ? original.identification().finalConsumer().orElse("0") : "0");
        ide.leaf("indPres", "0");
        ide.leaf("procEmi", "0");
        ide.leaf("verProc", header.software());
        header.contingency().ifPresent(contingency -> {
            ide.leaf("dhCont", CanonicalXml.DATE_TIME.format(contingency.since()));
            ide.leaf("xJust", contingency.reason());
        });
        if (rule.reference().equals("NFref")) {
            ide.group("NFref").leaf("refNFe", keyOf(original));
        }
    }

    private static void issuer(XmlNode emit, NfeIssuer issuer) {
        emit.leaf("CNPJ", issuer.cnpj().value());
        emit.leaf("xNome", issuer.name());
        issuer.tradeName().ifPresent(name -> emit.leaf("xFant", name));
        emit.add(RecordXml.element("enderEmit", address(issuer.address())));
        emit.leaf("IE", issuer.stateRegistration().number());
        emit.leaf("CRT", Integer.toString(issuer.regime().code()));
    }

    private static void contact(XmlNode group, NfeTechnicalContact contact, NfeAccessKey key) {
        group.leaf("CNPJ", contact.cnpj().value());
        group.leaf("xContato", contact.contact());
        group.leaf("email", contact.email());
        group.leaf("fone", contact.phone());
        contact.secret().ifPresent(secret -> {
            group.leaf("idCSRT", secret.id());
            group.leaf("hashCSRT", secret.hash(key.value()));
        });
    }

    private static String text(NfeHeader header, NfeContent original, NfeUndoDraft draft) {
        NfeContent.Identification ide = original.identification();
        List<LegalText> texts = new ArrayList<>();
        texts.add(LegalText.reference(
                keyOf(original),
                Integer.parseInt(ide.series()),
                Integer.parseInt(ide.number()),
                ide.issuedAt().toLocalDate(),
                draft.reason()));
        if (draft.issuer().regime().usesCsosn()) {
            texts.add(LegalText.simples());
        }
        return LegalTexts.standard()
                .write(header.issuedAt().toLocalDate(), texts)
                .value();
    }

    private static String keyOf(NfeContent original) {
        return original.id().startsWith("NFe") ? original.id().substring(3) : original.id();
    }

    private static NfeContent.Address address(NfeAddress address) {
        return new NfeContent.Address(
                address.street(),
                address.number(),
                address.complement(),
                address.district(),
                address.municipalityCode().digits(),
                address.municipality(),
                address.uf().name(),
                Optional.of(address.postalCode().digits()),
                Optional.of("1058"),
                Optional.of("Brasil"),
                address.phone());
    }

    /**
     * Who the note is between.
     *
     * @param own whether the issuer wrote the original too; else it got it
     */
    private record Parties(NfeIssuer issuer, NfeContent.Recipient other, boolean own) {
        static Parties of(NfeContent original, NfeUndoDraft draft) {
            Optional<String> cnpj = Optional.of(draft.issuer().cnpj().value());
            if (original.issuer().cnpj().equals(cnpj)) {
                return new Parties(
                        draft.issuer(),
                        draft.recipient()
                                .map(Parties::recipient)
                                .or(() -> original.recipient()
                                        .filter(party -> party.address().isPresent()))
                                .orElseThrow(() -> InvalidInput.of("nfe.undo-party", "reason", "recipient-unknown")),
                        true);
            }
            if (original.recipient().flatMap(NfeContent.Recipient::cnpj).equals(cnpj)) {
                return new Parties(draft.issuer(), supplier(original.issuer()), false);
            }
            throw InvalidInput.of("nfe.undo-party", "reason", "issuer-no-party");
        }

        private static NfeContent.Recipient supplier(NfeContent.Issuer supplier) {
            return new NfeContent.Recipient(
                    supplier.cnpj(),
                    supplier.cpf(),
                    Optional.empty(),
                    Optional.of(supplier.name()),
                    Optional.of(supplier.address()),
                    Optional.of(supplier.registration().isPresent() ? "1" : "9"),
                    supplier.registration(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private static NfeContent.Recipient recipient(NfeRecipient party) {
            return new NfeContent.Recipient(
                    party.id() instanceof NfePartyId.Company company
                            ? Optional.of(company.cnpj().value())
                            : Optional.empty(),
                    party.id() instanceof NfePartyId.Person person
                            ? Optional.of(person.cpf().digits())
                            : Optional.empty(),
                    party.id() instanceof NfePartyId.Foreigner foreigner
                            ? Optional.of(foreigner.document())
                            : Optional.empty(),
                    Optional.of(party.name()),
                    Optional.of(NfeUndoComposer.address(party.address())),
                    Optional.of(Integer.toString(party.taxpayer().code())),
                    party.taxpayer() instanceof NfeTaxpayer.Registered registered
                            ? Optional.of(registered.registration().number())
                            : Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    party.email());
        }

        /** What the table is asked for an item. */
        OperationCase asked(NfeHeader header, NfeUndoDraft draft, FiscalOperations operations, XmlNode det) {
            XmlNode icms = det.at("imposto/ICMS").children().isEmpty()
                    ? new XmlNode("")
                    : det.at("imposto/ICMS").children().get(0);
            String code = icms.text("CST") + icms.text("CSOSN");
            Substitution substitution = icms.has("vICMSST")
                    ? own ? Substitution.SUBSTITUTE : Substitution.WITHHELD
                    : WITHHELD.contains(code) ? Substitution.WITHHELD : Substitution.PLAIN;
            String cfop = det.text("prod/CFOP");
            OperationCase asked = OperationCase.of(
                            draft.operation(),
                            issuer.address().uf(),
                            header.issuedAt().toLocalDate())
                    .with(issuer.regime())
                    .with(substitution)
                    .with(
                            switch (cfop.isEmpty() ? '5' : cfop.charAt(0)) {
                                case '6', '2' -> Destination.INTERSTATE;
                                case '7', '3' -> Destination.ABROAD;
                                default -> Destination.INSIDE;
                            });
            if (own && substitution != Substitution.WITHHELD) {
                // Goods whose tax was withheld before were bought.
                asked = asked.with(operations.supplyOf(cfop, header.issuedAt().toLocalDate()));
            }
            return other.taxpayer().orElse("9").equals("9") ? asked.toConsumer() : asked;
        }
    }
}
