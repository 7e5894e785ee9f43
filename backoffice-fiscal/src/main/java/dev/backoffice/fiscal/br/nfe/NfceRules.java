package dev.backoffice.fiscal.br.nfe;

import java.util.List;
import java.util.Set;

/** Rules about receipts (model 65) alone. */
final class NfceRules {
    /** The operations a receipt may have (MOC 7.0, Anexo I, table of CFOP for model 65). */
    private static final Set<String> OPERATIONS =
            Set.of("5101", "5102", "5103", "5104", "5115", "5405", "5656", "5667", "5933");

    private static final Set<String> PRESENT = Set.of("1", "4", "5");
    private static final Set<String> PRINTS = Set.of("4", "5");

    private NfceRules() {}

    static List<NfeRule> rules() {
        return List.of(
                note("706", (note, root) -> !root.text("ide/tpNF").equals("1")),
                note("707", (note, root) -> !root.text("ide/idDest").equals("1")),
                note("708", (note, root) -> root.has("ide/NFref")),
                note("709", (note, root) -> !PRINTS.contains(root.text("ide/tpImp"))),
                note("716", (note, root) -> !note.finalConsumer()),
                note("717", (note, root) -> !PRESENT.contains(root.text("ide/indPres"))),
                note("789", (note, root) -> root.has("dest") && !note.noTaxpayer()),
                note(
                        "373",
                        (note, root) -> root.text("ide/tpAmb").equals("2")
                                && !root.text("det/prod/xProd").equals(NfeXmlWriter.HOMOLOGATION_ITEM)),
                item("725", (note, det) -> !OPERATIONS.contains(det.text("prod/CFOP"))),
                item("774", (note, det) -> !det.text("prod/indTot").equals("1")),
                note("754", (note, root) -> root.has("transp/transporta") && !delivered(root)),
                note("786", (note, root) -> delivered(root) && !root.has("transp/transporta")),
                note("787", (note, root) -> delivered(root) && !root.has("dest/enderDest")),
                note(
                        "857",
                        (note, root) -> root.all("pag/detPag/tPag").stream()
                                .anyMatch(method -> method.text().equals("14"))));
    }

    private static boolean delivered(XmlNode root) {
        return root.text("ide/indPres").equals("4");
    }

    private static NfeRule note(String rejection, NfeRule.Check broken) {
        return NfeRule.note(rejection, (note, root) -> note.receipt() && broken.of(note, root));
    }

    private static NfeRule item(String rejection, NfeRule.Check broken) {
        return NfeRule.item(rejection, (note, det) -> note.receipt() && broken.of(note, det));
    }
}
