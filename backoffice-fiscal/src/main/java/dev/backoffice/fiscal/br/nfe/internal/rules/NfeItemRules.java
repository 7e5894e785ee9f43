package dev.backoffice.fiscal.br.nfe.internal.rules;

import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.item;

import dev.backoffice.core.identity.Gtin;
import dev.backoffice.fiscal.br.nfe.internal.NoteXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.util.List;
import java.util.Set;

/** Rules about the goods of an item and its operation code. */
public final class NfeItemRules {
    private static final String NO_GTIN = "SEM GTIN";
    private static final Set<String> SUBSTITUTION = Set.of("10", "30", "60", "70", "201", "202", "203", "500");

    private static final Set<String> ORDINARY = Set.of("1", "3");
    private static final Set<String> OTHER_ENTRIES = Set.of("1949", "2949");

    /** Operations that the table of CFOP (Convênio s/nº de 1970) calls a return. */
    private static final Set<String> RETURNS = Set.copyOf(NfeTables.codes("returns.tsv"));

    private NfeItemRules() {}

    public static List<NfeRule> rules() {
        return List.of(
                item(
                        "927",
                        "@nItem",
                        (note, det) ->
                                !det.attributes().getOrDefault("nItem", "").equals(Integer.toString(note.place(det)))),
                item(
                        "777",
                        "prod/NCM",
                        (note, det) -> det.text("prod/NCM").length() != 8
                                && !(det.has("imposto/ISSQN")
                                        && det.text("prod/NCM").equals("00"))),
                item(
                        "806",
                        "prod/CEST",
                        (note, det) -> SUBSTITUTION.contains(NoteXml.icmsCode(det)) && !det.has("prod/CEST")),
                item("883", "prod/cEAN", (note, det) -> det.text("prod/cEAN").isEmpty()),
                item(
                        "888",
                        "prod/cEANTrib",
                        (note, det) -> det.text("prod/cEANTrib").isEmpty()),
                item("611", "prod/cEAN", (note, det) -> wrongGtin(det.text("prod/cEAN"))),
                item("612", "prod/cEANTrib", (note, det) -> wrongGtin(det.text("prod/cEANTrib"))),
                item("885", "prod/cEANTrib", (note, det) -> numbered(det, "cEAN") && !numbered(det, "cEANTrib")),
                item("886", "prod/cEAN", (note, det) -> !numbered(det, "cEAN") && numbered(det, "cEANTrib")),
                item("629", "prod/vProd", (note, det) -> !isProduct(det, "qCom", "vUnCom")),
                item("630", "prod/vProd", (note, det) -> !isProduct(det, "qTrib", "vUnTrib")),
                item("518", "prod/CFOP", (note, det) -> note.outgoing() && "123".indexOf(cfop(det)) >= 0),
                item("519", "prod/CFOP", (note, det) -> !note.outgoing() && "567".indexOf(cfop(det)) >= 0),
                item("882", "prod/cEAN", (note, det) -> restricted(det.text("prod/cEAN"))),
                item("328", "prod/CFOP", (note, det) -> ORDINARY.contains(note.purpose()) && returns(det)),
                item("327", "prod/CFOP", (note, det) -> note.purpose().equals("4") && !mayReturn(note, det)),
                item("731", "prod/CFOP", (note, det) -> foreign(det) && !to(note, "3")),
                item("732", "prod/CFOP", (note, det) -> "26".indexOf(cfop(det)) >= 0 && !to(note, "2")),
                item("733", "prod/CFOP", (note, det) -> "15".indexOf(cfop(det)) >= 0 && !to(note, "1")),
                item(
                        "520",
                        "prod/CFOP",
                        (note, det) -> foreign(det) && !note.recipientState().equals("EX") && !consumedIn(det, "EX")),
                item("521", "prod/CFOP", NfeItemRules::insideToTaxpayerOfOther),
                item("523", "prod/CFOP", NfeItemRules::outsideToSameState));
    }

    /** MOC 7.0 I08-70, with its exceptions. */
    private static boolean insideToTaxpayerOfOther(NoteXml note, XmlNode det) {
        XmlNode root = note.root();
        return to(note, "1")
                && root.text("dest/indIEDest").equals("1")
                && root.has("dest/enderDest")
                && !note.recipientState().equals(note.issuerState())
                && !consumedIn(det, note.issuerState())
                && !(root.text("ide/indPres").equals("1")
                        && root.text("transp/modFrete").equals("9"));
    }

    /** MOC 7.0 I08-90; goods that leave for another place are where rule E12-30 lets them be. */
    private static boolean outsideToSameState(NoteXml note, XmlNode det) {
        XmlNode root = note.root();
        return "26".indexOf(cfop(det)) >= 0
                && note.recipientState().equals(note.issuerState())
                && !(root.text("dest/CNPJ") + root.text("dest/CPF"))
                        .equals(root.text("emit/CNPJ") + root.text("emit/CPF"))
                && !root.has("retirada")
                && (!root.has("entrega") || note.deliveredAtHome())
                && (!det.has("prod/comb/UFCons") || consumedIn(det, note.issuerState()));
    }

    private static boolean consumedIn(XmlNode det, String state) {
        return det.text("prod/comb/UFCons").equals(state);
    }

    private static boolean returns(XmlNode det) {
        return RETURNS.contains(det.text("prod/CFOP"));
    }

    /** A return, or one of the other entries that take a sale to no taxpayer back. */
    private static boolean mayReturn(NoteXml note, XmlNode det) {
        return returns(det) || note.noTaxpayer() && OTHER_ENTRIES.contains(det.text("prod/CFOP"));
    }

    /** Numbers that a company gives within its own walls, which the authority's table of GS1 prefixes does not have. */
    private static boolean restricted(String text) {
        if (!Gtin.isValid(text) || text.length() < 12) {
            return false;
        }
        String prefix = "0".repeat(14 - text.length()) + text;
        return prefix.startsWith("02", 1) || prefix.startsWith("04", 1) || prefix.startsWith("2", 1);
    }

    private static boolean wrongGtin(String text) {
        return !text.isEmpty() && !text.equals(NO_GTIN) && !Gtin.isValid(text);
    }

    private static boolean numbered(XmlNode det, String field) {
        return !det.text("prod/" + field).equals(NO_GTIN);
    }

    private static boolean isProduct(XmlNode det, String quantity, String price) {
        XmlNode prod = det.at("prod");
        return NoteXml.near(prod.amount("vProd"), prod.amount(quantity).multiply(prod.amount(price)));
    }

    /** The first digit of the operation code; a blank when there is none. */
    private static char cfop(XmlNode det) {
        String code = det.text("prod/CFOP");
        return code.isEmpty() ? ' ' : code.charAt(0);
    }

    private static boolean foreign(XmlNode det) {
        return "37".indexOf(cfop(det)) >= 0;
    }

    private static boolean to(NoteXml note, String destination) {
        return note.root().text("ide/idDest").equals(destination);
    }
}
