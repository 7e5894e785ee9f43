package dev.backoffice.fiscal.br.nfe;

import static dev.backoffice.fiscal.br.nfe.NfeRule.item;
import static dev.backoffice.fiscal.br.nfe.NfeRule.note;

import dev.backoffice.core.identity.Gtin;
import java.util.List;
import java.util.Set;

/** Rules about the goods of an item and its operation code. */
final class NfeItemRules {
    private static final String NO_GTIN = "SEM GTIN";
    private static final Set<String> SUBSTITUTION = Set.of("10", "30", "60", "70", "201", "202", "203", "500");

    private NfeItemRules() {}

    static List<NfeRule> rules() {
        return List.of(
                note("927", (note, root) -> numbersOutOfOrder(root)),
                item("777", (note, det) -> det.text("prod/NCM").length() != 8),
                item("806", (note, det) -> SUBSTITUTION.contains(NoteXml.icmsCode(det)) && !det.has("prod/CEST")),
                item("883", (note, det) -> det.text("prod/cEAN").isEmpty()),
                item("888", (note, det) -> det.text("prod/cEANTrib").isEmpty()),
                item("611", (note, det) -> wrongGtin(det.text("prod/cEAN"))),
                item("612", (note, det) -> wrongGtin(det.text("prod/cEANTrib"))),
                item("885", (note, det) -> numbered(det, "cEAN") && !numbered(det, "cEANTrib")),
                item("886", (note, det) -> !numbered(det, "cEAN") && numbered(det, "cEANTrib")),
                item("629", (note, det) -> !isProduct(det, "qCom", "vUnCom")),
                item("630", (note, det) -> !isProduct(det, "qTrib", "vUnTrib")),
                item("518", (note, det) -> note.outgoing() && "123".indexOf(cfop(det)) >= 0),
                item("519", (note, det) -> !note.outgoing() && "567".indexOf(cfop(det)) >= 0),
                item("731", (note, det) -> foreign(det) && !to(note, "3")),
                item("732", (note, det) -> "26".indexOf(cfop(det)) >= 0 && !to(note, "2")),
                item("733", (note, det) -> "15".indexOf(cfop(det)) >= 0 && !to(note, "1")));
    }

    private static boolean numbersOutOfOrder(XmlNode root) {
        int number = 1;
        for (XmlNode det : root.all("det")) {
            if (!det.attributes().getOrDefault("nItem", "").equals(Integer.toString(number++))) {
                return true;
            }
        }
        return false;
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
