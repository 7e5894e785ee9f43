package dev.backoffice.fiscal.br.nfe.internal.rules;

import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.each;
import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.item;
import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.note;

import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.util.List;
import java.util.Set;

/** Rules about receipts (model 65) alone. */
public final class NfceRules {
    /** The operations a receipt may have (MOC 7.0, Anexo I, table of CFOP for model 65). */
    private static final Set<String> OPERATIONS =
            Set.of("5101", "5102", "5103", "5104", "5115", "5405", "5656", "5667", "5933");

    private static final Set<String> PRESENT = Set.of("1", "4", "5");
    private static final Set<String> PRINTS = Set.of("4", "5");

    private static final Set<String> CARDS = Set.of("03", "04");
    /** Pagamento posterior: what is not paid yet may be missing. */
    private static final String LATER = "91";

    private static final String PAYMENT = "pag/detPag";

    private NfceRules() {}

    public static List<NfeRule> rules() {
        return List.of(
                note("706", "ide/tpNF", (note, root) -> !root.text("ide/tpNF").equals("1")),
                note(
                        "707",
                        "ide/idDest",
                        (note, root) -> !root.text("ide/idDest").equals("1")),
                note("708", "ide/NFref", (note, root) -> root.has("ide/NFref")),
                note("709", "ide/tpImp", (note, root) -> !PRINTS.contains(root.text("ide/tpImp"))),
                note("716", "ide/indFinal", (note, root) -> !note.finalConsumer()),
                note("717", "ide/indPres", (note, root) -> !PRESENT.contains(root.text("ide/indPres"))),
                note("789", "dest/indIEDest", (note, root) -> root.has("dest") && !note.noTaxpayer()),
                item(
                        "373",
                        "prod/xProd",
                        (note, det) -> note.onTrial()
                                && note.place(det) == 1
                                && !det.text("prod/xProd").equals(NfeEnvironment.HOMOLOGATION_ITEM)),
                item("725", "prod/CFOP", (note, det) -> !OPERATIONS.contains(det.text("prod/CFOP"))),
                item(
                        "774",
                        "prod/indTot",
                        (note, det) -> !det.text("prod/indTot").equals("1")),
                note("754", "transp/transporta", (note, root) -> root.has("transp/transporta") && !delivered(root)),
                note("786", "transp/transporta", (note, root) -> delivered(root) && !root.has("transp/transporta")),
                note("787", "dest/enderDest", (note, root) -> delivered(root) && !root.has("dest/enderDest")),
                each(
                        PAYMENT,
                        "857",
                        "tPag",
                        (note, payment) -> payment.text("tPag").equals("14")),
                each(
                        PAYMENT,
                        "899",
                        "tPag",
                        (note, payment) -> payment.text("tPag").equals("90")),
                each(
                        PAYMENT,
                        "391",
                        "card",
                        (note, payment) -> CARDS.contains(payment.text("tPag")) && !payment.has("card")),
                note(
                        "865",
                        "pag/detPag",
                        (note, root) -> NfePaymentRules.over(root).signum() < 0
                                && root.all("pag/detPag/tPag").stream()
                                        .noneMatch(method -> method.text().equals(LATER))),
                note(
                        "220",
                        "dest/CNPJ",
                        (note, root) ->
                                root.has("dest/CNPJ") && root.text("dest/CNPJ").equals(root.text("emit/CNPJ"))),
                note("1099", "ide/cIndOp", (note, root) -> root.has("ide/cIndOp")),
                item("1049", "imposto/IBSCBS/gCredPresOper", (note, det) -> det.has("imposto/IBSCBS/gCredPresOper")));
    }

    private static boolean delivered(XmlNode root) {
        return root.text("ide/indPres").equals("4");
    }
}
