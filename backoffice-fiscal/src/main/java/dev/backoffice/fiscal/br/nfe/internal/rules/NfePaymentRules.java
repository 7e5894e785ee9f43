package dev.backoffice.fiscal.br.nfe.internal.rules;

import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.each;
import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.note;

import dev.backoffice.fiscal.br.nfe.internal.NoteXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Rules about payments, billing and carriage. */
public final class NfePaymentRules {
    private static final Set<String> WITHOUT_PAYMENT = Set.of("3", "4");

    private static final String PAYMENT = "pag/detPag";
    private static final String INSTALMENT = "cobr/dup";

    private NfePaymentRules() {}

    public static List<NfeRule> rules() {
        return List.of(
                each(
                        PAYMENT,
                        "871",
                        "tPag",
                        (note, payment) -> WITHOUT_PAYMENT.contains(note.root().text("ide/finNFe")) && paid(payment)),
                each(
                        PAYMENT,
                        "904",
                        "vPag",
                        (note, payment) ->
                                !paid(payment) && payment.amount("vPag").signum() != 0),
                note("866", "pag/vTroco", (note, root) -> over(root).signum() > 0 && !root.has("pag/vTroco")),
                note(
                        "869",
                        "pag/vTroco",
                        (note, root) -> root.has("pag/vTroco")
                                && root.amount("pag/vTroco")
                                                .compareTo(over(root).max(BigDecimal.ZERO))
                                        != 0),
                note("853", "cobr", (note, root) -> root.has("cobr") && paidAtOnce(root)),
                note(
                        "901",
                        "cobr/fat/vDesc",
                        (note, root) -> root.amount("cobr/fat/vDesc").compareTo(root.amount("cobr/fat/vOrig")) > 0),
                note(
                        "902",
                        "cobr/fat/vLiq",
                        (note, root) -> root.has("cobr/fat/vLiq")
                                && root.amount("cobr/fat/vOrig")
                                                .subtract(root.amount("cobr/fat/vDesc"))
                                                .compareTo(root.amount("cobr/fat/vLiq"))
                                        != 0),
                note("905", "cobr/fat/nFat", (note, root) -> root.has("cobr/fat") && !root.has("cobr/fat/nFat")),
                note(
                        "851",
                        "cobr/dup",
                        (note, root) -> root.has("cobr/dup")
                                && root.sum("cobr/dup/vDup").compareTo(root.amount("cobr/fat/vLiq")) != 0),
                each(
                        INSTALMENT,
                        "852",
                        "nDup",
                        (note, instalment) -> !instalment.text("nDup").equals(number(note.place(instalment)))),
                each(INSTALMENT, "850", "dVenc", NfePaymentRules::beforeTheOneBefore),
                each(
                        INSTALMENT,
                        "900",
                        "dVenc",
                        (note, instalment) -> instalment.text("dVenc").compareTo(note.date()) < 0),
                note("868", "transp/veicTransp", (note, root) -> note.interstate() && root.has("transp/veicTransp")),
                note("868", "transp/reboque", (note, root) -> note.interstate() && root.has("transp/reboque")));
    }

    private static boolean paid(XmlNode payment) {
        return !payment.text("tPag").equals("90");
    }

    /** What was paid beyond the total. */
    public static BigDecimal over(XmlNode root) {
        return root.sum("pag/detPag/vPag").subtract(root.amount("total/ICMSTot/vNF"));
    }

    private static boolean paidAtOnce(XmlNode root) {
        return root.all("pag/detPag").stream()
                .allMatch(payment -> payment.text("indPag").equals("0"));
    }

    private static String number(int place) {
        String digits = Integer.toString(place);
        return "0".repeat(Math.max(0, 3 - digits.length())) + digits;
    }

    private static boolean beforeTheOneBefore(NoteXml note, XmlNode instalment) {
        int place = note.place(instalment);
        String before =
                place == 1 ? "" : note.root().all(INSTALMENT).get(place - 2).text("dVenc");
        String due = instalment.text("dVenc");
        // Dates of this form stand in the order of their texts.
        return due.isEmpty() || due.compareTo(before) < 0;
    }
}
