package dev.backoffice.fiscal.br.nfe.internal.rules;

import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.group;
import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.item;

import dev.backoffice.fiscal.br.nfe.internal.NoteXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Rules about the ICMS of an item, also what is owed to the state of destination. */
public final class NfeIcmsRules {
    /** Rule N16-20 is of normal sales only; a return has the rate of the note it returns. */
    private static final String NORMAL = "1";

    private static final String ICMS = "imposto/ICMS/*";
    private static final BigDecimal FOUR = BigDecimal.valueOf(4);
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** Not taxed by the operation's own law, so that nothing is owed to the state of destination either. */
    private static final Set<String> NOT_TAXED = Set.of("40", "41", "50", "60");

    /** Transfer of an asset, invoice of a future delivery, entry of a counter receipt. */
    private static final Set<String> NOT_A_SALE = Set.of("6552", "6922", "6929");

    /** Gifts, samples and other remittances to another state (the table of CFOP says {@code indRemes} 1). */
    private static final Set<String> REMITTANCES = Set.of(
            "6901", "6904", "6905", "6908", "6910", "6911", "6912", "6914", "6915", "6917", "6920", "6923", "6924",
            "6934", "6949");

    private static final String DEFERRED = "51";
    private static final List<String> DEFERRAL = List.of("vICMSOp", "pDif", "vICMSDif");

    private NfeIcmsRules() {}

    public static List<NfeRule> rules() {
        return List.of(
                group(ICMS, "590", "CST", (note, icms) -> note.simples() && icms.has("CST")),
                group(ICMS, "591", "CSOSN", (note, icms) -> !note.simples() && icms.has("CSOSN")),
                group(ICMS, "528", "vICMS", (note, icms) -> icmsNotBaseTimesRate(icms)),
                item(
                        "663",
                        "imposto/ICMS/*/pICMS",
                        (note, det) -> note.interstate()
                                && NoteXml.imported(det)
                                && NoteXml.icms(det).amount("pICMS").compareTo(FOUR) > 0),
                item(
                        "693",
                        "imposto/ICMS/*/pICMS",
                        (note, det) -> note.interstate()
                                && note.outgoing()
                                && note.purpose().equals(NORMAL)
                                && NoteXml.icms(det).amount("pICMS").compareTo(note.interstateRate(det)) > 0),
                group(
                        ICMS,
                        "880",
                        "pFCP",
                        (note, icms) -> icms.has("pFCP") && icms.amount("pFCP").signum() == 0),
                group(ICMS, "874", "pFCP", NfeIcmsRules::fcpBeyondLimit),
                item(
                        "929",
                        "imposto/ICMS/*",
                        (note, det) -> note.outgoing()
                                && NoteXml.icmsCode(det).equals(DEFERRED)
                                && DEFERRAL.stream()
                                        .anyMatch(field -> !NoteXml.icms(det).has(field))),
                group(ICMS, "860", "vFCP", (note, icms) -> fcpNotBaseTimesRate(icms)),
                group(
                        ICMS,
                        "876",
                        "vFCP",
                        (note, icms) -> note.interstate()
                                && note.finalConsumer()
                                && icms.amount("vFCP").signum() > 0),
                item(
                        "694",
                        "imposto/ICMSUFDest",
                        (note, det) -> owesDestination(note, det) && !det.has("imposto/ICMSUFDest")),
                item(
                        "695",
                        "imposto/ICMSUFDest",
                        (note, det) -> det.has("imposto/ICMSUFDest")
                                && !(note.interstate() && note.finalConsumer() && note.noTaxpayer())),
                item(
                        "697",
                        "imposto/ICMSUFDest/pICMSInter",
                        (note, det) -> det.has("imposto/ICMSUFDest")
                                && NoteXml.imported(det)
                                && interstateRate(det).compareTo(FOUR) != 0),
                item(
                        "698",
                        "imposto/ICMSUFDest/pICMSInter",
                        (note, det) -> det.has("imposto/ICMSUFDest")
                                && !NoteXml.imported(det)
                                && interstateRate(det).compareTo(note.interstateRate(det)) != 0),
                item(
                        "699",
                        "imposto/ICMSUFDest/pICMSInterPart",
                        (note, det) -> det.has("imposto/ICMSUFDest")
                                && det.amount("imposto/ICMSUFDest/pICMSInterPart")
                                                .compareTo(WHOLE)
                                        != 0));
    }

    private static BigDecimal interstateRate(XmlNode det) {
        return det.amount("imposto/ICMSUFDest/pICMSInter");
    }

    /** ADCT art. 82 § 1; Rio de Janeiro takes two points more. */
    private static boolean fcpBeyondLimit(NoteXml note, XmlNode icms) {
        return icms.amount("pFCP").compareTo(note.issuerState().equals("RJ") ? FOUR : BigDecimal.valueOf(2)) > 0;
    }

    private static boolean icmsNotBaseTimesRate(XmlNode icms) {
        // What is deferred is not in vICMS; vICMSOp is the whole.
        String whole = icms.has("vICMSOp") ? "vICMSOp" : "vICMS";
        return icms.has(whole)
                && !NoteXml.near(icms.amount(whole), NoteXml.percent(icms.amount("vBC"), icms.amount("pICMS")));
    }

    private static boolean fcpNotBaseTimesRate(XmlNode icms) {
        return icms.has("vFCP")
                && !NoteXml.near(
                        icms.amount("vFCP"),
                        NoteXml.percent(icms.amount(icms.has("vBCFCP") ? "vBCFCP" : "vBC"), icms.amount("pFCP")));
    }

    /** Rule NA01-20 with those of its exceptions that notes of goods can meet. */
    private static boolean owesDestination(NoteXml note, XmlNode det) {
        String cfop = det.text("prod/CFOP");
        return note.interstate()
                && note.finalConsumer()
                && note.noTaxpayer()
                && note.outgoing()
                && !note.simples()
                && !note.deliveredAtHome()
                && !NOT_TAXED.contains(NoteXml.icmsCode(det))
                && !NOT_A_SALE.contains(cfop)
                && !REMITTANCES.contains(cfop);
    }
}
