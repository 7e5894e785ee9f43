package dev.backoffice.fiscal.br.nfe.internal.rules;

import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.note;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.br.MunicipalityCode;
import dev.backoffice.core.br.StateRegistration;
import dev.backoffice.core.br.Uf;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.internal.NoteXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.util.List;
import java.util.Set;

/** Rules about the parties and where the goods go. */
public final class NfePartyRules {
    private static final Set<String> REMOTE = Set.of("2", "3", "4", "9");

    private static final String BRAZIL = "1058";

    private NfePartyRules() {}

    public static List<NfeRule> rules() {
        return List.of(
                note(
                        "226",
                        "ide/cUF",
                        (note, root) -> !stateOf(root.text("ide/cUF")).equals(note.issuerState())),
                note("207", "emit/CNPJ", (note, root) -> !Cnpj.isValid(root.text("emit/CNPJ"))),
                note("209", "emit/IE", (note, root) -> !registered(note.issuerState(), root.text("emit/IE"))),
                note(
                        "208",
                        "dest/CNPJ",
                        (note, root) -> root.has("dest/CNPJ") && !Cnpj.isValid(root.text("dest/CNPJ"))),
                note("237", "dest/CPF", (note, root) -> root.has("dest/CPF") && !Cpf.isValid(root.text("dest/CPF"))),
                note(
                        "210",
                        "dest/IE",
                        (note, root) ->
                                root.has("dest/IE") && !registered(note.recipientState(), root.text("dest/IE"))),
                note(
                        "925",
                        "dest/IE",
                        (note, root) -> !root.text("dest/idEstrangeiro").isEmpty() && root.has("dest/IE")),
                note(
                        "926",
                        "dest/enderDest/cPais",
                        (note, root) -> note.recipientState().equals("EX")
                                && root.text("dest/enderDest/cPais")
                                        .replaceFirst("^0+", "")
                                        .equals(BRAZIL)),
                note("270", "ide/cMunFG", (note, root) -> !MunicipalityCode.isValid(root.text("ide/cMunFG"))),
                note(
                        "272",
                        "emit/enderEmit/cMun",
                        (note, root) -> !MunicipalityCode.isValid(root.text("emit/enderEmit/cMun"))),
                note(
                        "273",
                        "emit/enderEmit/cMun",
                        (note, root) -> !inState(root.text("emit/enderEmit/cMun"), note.issuerState())),
                note(
                        "275",
                        "dest/enderDest/cMun",
                        (note, root) -> root.has("dest/enderDest")
                                && !inState(root.text("dest/enderDest/cMun"), note.recipientState())),
                note(
                        "598",
                        "dest/xNome",
                        (note, root) -> !note.receipt()
                                && root.text("ide/tpAmb").equals("2")
                                && !root.text("dest/xNome").equals(NfeEnvironment.HOMOLOGATION_RECIPIENT)),
                note("696", "ide/indFinal", (note, root) -> note.noTaxpayer() && !note.finalConsumer()),
                note(
                        "772",
                        "ide/idDest",
                        (note, root) -> note.interstate() && goesTo(note, root).equals(note.issuerState())),
                note("773", "ide/idDest", NfePartyRules::leavesThoughInternal),
                note(
                        "434",
                        "ide/indIntermed",
                        (note, root) -> REMOTE.contains(root.text("ide/indPres")) && !root.has("ide/indIntermed")),
                note(
                        "436",
                        "infIntermed",
                        (note, root) -> root.text("ide/indIntermed").equals("1") != root.has("infIntermed")));
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
