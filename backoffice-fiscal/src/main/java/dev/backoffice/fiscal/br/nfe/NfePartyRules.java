package dev.backoffice.fiscal.br.nfe;

import static dev.backoffice.fiscal.br.nfe.NfeRule.note;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.br.MunicipalityCode;
import dev.backoffice.core.br.StateRegistration;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import java.util.List;
import java.util.Set;

/** Rules about the access key, the parties and where the goods go. */
final class NfePartyRules {
    private static final Set<String> REMOTE = Set.of("2", "3", "4", "9");

    private NfePartyRules() {}

    static List<NfeRule> rules() {
        return List.of(
                note(
                        "502",
                        (note, root) ->
                                !root.attributes().getOrDefault("Id", "").equals("NFe" + key(root))),
                note("253", (note, root) -> !digitRight(key(root))),
                note("897", (note, root) -> controlCodeForbidden(root)),
                note("226", (note, root) -> !stateOf(root.text("ide/cUF")).equals(note.issuerState())),
                note("207", (note, root) -> !Cnpj.isValid(root.text("emit/CNPJ"))),
                note("209", (note, root) -> !registered(note.issuerState(), root.text("emit/IE"))),
                note("208", (note, root) -> root.has("dest/CNPJ") && !Cnpj.isValid(root.text("dest/CNPJ"))),
                note("237", (note, root) -> root.has("dest/CPF") && !Cpf.isValid(root.text("dest/CPF"))),
                note(
                        "210",
                        (note, root) ->
                                root.has("dest/IE") && !registered(note.recipientState(), root.text("dest/IE"))),
                note("270", (note, root) -> !MunicipalityCode.isValid(root.text("ide/cMunFG"))),
                note("272", (note, root) -> !MunicipalityCode.isValid(root.text("emit/enderEmit/cMun"))),
                note("273", (note, root) -> !inState(root.text("emit/enderEmit/cMun"), note.issuerState())),
                note(
                        "275",
                        (note, root) -> root.has("dest/enderDest")
                                && !inState(root.text("dest/enderDest/cMun"), note.recipientState())),
                note(
                        "598",
                        (note, root) -> !note.receipt()
                                && root.text("ide/tpAmb").equals("2")
                                && !root.text("dest/xNome").equals(NfeXmlWriter.HOMOLOGATION_RECIPIENT)),
                note("696", (note, root) -> note.noTaxpayer() && !note.finalConsumer()),
                note(
                        "772",
                        (note, root) -> note.interstate() && goesTo(note, root).equals(note.issuerState())),
                note("773", NfePartyRules::leavesThoughInternal),
                note("434", (note, root) -> REMOTE.contains(root.text("ide/indPres")) && !root.has("ide/indIntermed")),
                note("436", (note, root) -> root.text("ide/indIntermed").equals("1") != root.has("infIntermed")));
    }

    /** The key that the note's own fields make. */
    private static String key(XmlNode root) {
        String at = root.text("ide/dhEmi");
        String issuer = root.has("emit/CNPJ") ? root.text("emit/CNPJ") : "000" + root.text("emit/CPF");
        return root.text("ide/cUF")
                + (at.length() < 7 ? "" : at.substring(2, 4) + at.substring(5, 7))
                + issuer
                + root.text("ide/mod")
                + padded(root.text("ide/serie"), 3)
                + padded(root.text("ide/nNF"), 9)
                + root.text("ide/tpEmis")
                + root.text("ide/cNF")
                + root.text("ide/cDV");
    }

    private static String padded(String digits, int width) {
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static boolean digitRight(String key) {
        try {
            NfeAccessKey.parse(key);
            return true;
        } catch (InvalidInput wrong) {
            return false;
        }
    }

    private static boolean controlCodeForbidden(XmlNode root) {
        String code = root.text("ide/cNF");
        String number = root.text("ide/nNF");
        return !code.isEmpty()
                && !number.isEmpty()
                && NfeControlCode.isForbidden(Integer.parseInt(code), Integer.parseInt(number));
    }

    private static String stateOf(String ibge) {
        for (Uf uf : Uf.values()) {
            if (Integer.toString(uf.ibge()).equals(ibge)) {
                return uf.name();
            }
        }
        return "";
    }

    private static boolean registered(String state, String number) {
        return Uf.find(state)
                .filter(uf -> StateRegistration.isValid(uf, number))
                .isPresent();
    }

    private static boolean inState(String municipality, String state) {
        return MunicipalityCode.isValid(municipality)
                && MunicipalityCode.of(municipality).uf().name().equals(state);
    }

    private static String goesTo(NoteXml note, XmlNode root) {
        return root.has("entrega") ? root.text("entrega/UF") : note.recipientState();
    }

    /** Does not hold for final consumers, who may fetch the goods, nor when the places told of lie in one state. */
    private static boolean leavesThoughInternal(NoteXml note, XmlNode root) {
        if (!root.text("ide/idDest").equals("1")
                || note.finalConsumer()
                || note.recipientState().equals(note.issuerState())) {
            return false;
        }
        boolean from = root.has("retirada");
        boolean to = root.has("entrega");
        if (from && to) {
            return !root.text("retirada/UF").equals(root.text("entrega/UF"));
        }
        return to ? !note.deliveredAtHome() : !from || !root.text("retirada/UF").equals(note.recipientState());
    }
}
