package dev.backoffice.fiscal.br.nfe;

import static dev.backoffice.fiscal.br.nfe.NfeRule.note;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Rules about payments, billing and carriage. */
final class NfePaymentRules {
    private static final Set<String> WITHOUT_PAYMENT = Set.of("3", "4");

    private NfePaymentRules() {}

    static List<NfeRule> rules() {
        return List.of(
                note("871", (note, root) -> WITHOUT_PAYMENT.contains(root.text("ide/finNFe")) && paidFor(root)),
                note(
                        "904",
                        (note, root) -> root.all("pag/detPag").stream()
                                .anyMatch(payment -> payment.text("tPag").equals("90")
                                        && payment.amount("vPag").signum() != 0)),
                note("866", (note, root) -> over(root).signum() > 0 && !root.has("pag/vTroco")),
                note(
                        "869",
                        (note, root) -> root.has("pag/vTroco")
                                && root.amount("pag/vTroco")
                                                .compareTo(over(root).max(BigDecimal.ZERO))
                                        != 0),
                note("853", (note, root) -> root.has("cobr") && paidAtOnce(root)),
                note("901", (note, root) -> root.amount("cobr/fat/vDesc").compareTo(root.amount("cobr/fat/vOrig")) > 0),
                note(
                        "902",
                        (note, root) -> root.has("cobr/fat/vLiq")
                                && root.amount("cobr/fat/vOrig")
                                                .subtract(root.amount("cobr/fat/vDesc"))
                                                .compareTo(root.amount("cobr/fat/vLiq"))
                                        != 0),
                note("905", (note, root) -> root.has("cobr/fat") && !root.has("cobr/fat/nFat")),
                note(
                        "851",
                        (note, root) -> root.has("cobr/dup")
                                && root.sum("cobr/dup/vDup").compareTo(root.amount("cobr/fat/vLiq")) != 0),
                note("852", (note, root) -> numbersWrong(root)),
                note("850", (note, root) -> datesOutOfOrder(root)),
                note(
                        "900",
                        (note, root) -> root.all("cobr/dup").stream()
                                .anyMatch(instalment -> instalment.text("dVenc").compareTo(note.date()) < 0)),
                note(
                        "868",
                        (note, root) ->
                                note.interstate() && (root.has("transp/veicTransp") || root.has("transp/reboque"))));
    }

    private static boolean paidFor(XmlNode root) {
        return root.all("pag/detPag/tPag").stream()
                .anyMatch(method -> !method.text().equals("90"));
    }

    /** What was paid beyond the total. */
    private static BigDecimal over(XmlNode root) {
        return root.sum("pag/detPag/vPag").subtract(root.amount("total/ICMSTot/vNF"));
    }

    private static boolean paidAtOnce(XmlNode root) {
        return root.all("pag/detPag").stream()
                .allMatch(payment -> payment.text("indPag").equals("0"));
    }

    private static boolean numbersWrong(XmlNode root) {
        int number = 1;
        for (XmlNode instalment : root.all("cobr/dup")) {
            String expected = Integer.toString(number++);
            if (!instalment.text("nDup").equals("0".repeat(Math.max(0, 3 - expected.length())) + expected)) {
                return true;
            }
        }
        return false;
    }

    private static boolean datesOutOfOrder(XmlNode root) {
        String before = "";
        for (XmlNode instalment : root.all("cobr/dup")) {
            String due = instalment.text("dVenc");
            // Dates of this form stand in the order of their texts.
            if (due.isEmpty() || due.compareTo(before) < 0) {
                return true;
            }
            before = due;
        }
        return false;
    }
}
