package dev.backoffice.fiscal.br.nfe.internal.rules;

import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.each;
import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.item;
import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.note;

import dev.backoffice.fiscal.br.nfe.internal.NoteXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about what a note is for: returns, and the notes of credit and of debit (NT 2025.002). */
public final class NfePurposeRules {
    private static final String RETURN = "4";
    private static final String CREDIT = "5";
    private static final String DEBIT = "6";
    private static final String CLASS = "imposto/IBSCBS/cClassTrib";
    private static final String REFERENCE = "DFeReferenciado";
    private static final int MODEL_OF_KEY = 20;

    /** Which class a type of note asks for (UB14-70, UB14-80); types that are not here are free. */
    private static final Map<String, String> CLASS_OF_DEBIT =
            Map.of("01", "800002", "02", "811001", "03", "811002", "05", "800001", "07", "410030", "08", "811003");

    private static final Map<String, String> CLASS_OF_CREDIT = Map.of("02", "810001", "05", "800001");

    /** The classes that only such notes have (UB14-60). */
    private static final Set<String> RESERVED = Stream.of(CLASS_OF_DEBIT, CLASS_OF_CREDIT)
            .flatMap(map -> map.values().stream())
            .collect(Collectors.toUnmodifiableSet());

    /** Credit and debit by types that may have every tax (B25-80). */
    private static final Set<String> CREDIT_WITH_TAXES = Set.of("03", "04", "06");

    private static final Set<String> DEBIT_WITH_TAXES = Set.of("07");
    private static final String PREPAYMENT = "06";
    private static final Set<String> OF_PREPAYMENT = Set.of("IPI", "PIS", "PISST", "COFINS", "COFINSST");
    private static final Set<String> CREDIT_OF_RECEIPT = Set.of("03");
    private static final Set<String> DEBIT_OF_ITEMS = Set.of("03", "04");

    /** Elements of {@code imposto} that are no tax forbidden to such notes. */
    private static final Set<String> FREE = Set.of("vTotTrib", "IS", "IBSCBS");

    private NfePurposeRules() {}

    public static List<NfeRule> rules() {
        return List.of(
                note(
                        "321",
                        "ide/NFref",
                        (note, root) -> returns(note)
                                && !root.has("ide/NFref")
                                && root.all("det/" + REFERENCE).isEmpty()),
                item("321", REFERENCE, (note, det) -> returns(note) && !det.has(REFERENCE))
                        .named("VC02-14"),
                note("321", "ide/NFref", (note, root) -> returns(note) && root.has("ide/NFref/refNFe"))
                        .named("VC02-14"),
                item(
                        "1038",
                        REFERENCE,
                        (note, det) -> note.purpose().equals(DEBIT)
                                && DEBIT_OF_ITEMS.contains(debit(note))
                                && !det.has(REFERENCE)),
                note(
                        "1139",
                        "ide/tpNFDebito",
                        (note, root) ->
                                root.has("ide/tpNFDebito") && !note.purpose().equals(DEBIT)),
                note(
                        "1009",
                        "ide/tpNFDebito",
                        (note, root) ->
                                !root.has("ide/tpNFDebito") && note.purpose().equals(DEBIT)),
                note(
                        "1163",
                        "ide/tpNFCredito",
                        (note, root) ->
                                root.has("ide/tpNFCredito") && !note.purpose().equals(CREDIT)),
                note(
                        "1164",
                        "ide/tpNFCredito",
                        (note, root) ->
                                !root.has("ide/tpNFCredito") && note.purpose().equals(CREDIT)),
                note("1161", "ide/tpNF", (note, root) -> note.purpose().equals(CREDIT) && note.outgoing()),
                note("1162", "ide/tpNF", (note, root) -> note.purpose().equals(DEBIT) && !note.outgoing()),
                note(
                        "1145",
                        "ide/tpNFCredito",
                        (note, root) -> credit(note).equals("02") && note.date().compareTo("2029") < 0),
                each("ide/NFref", "1003", "refNFe", NfePurposeRules::ofOtherModel),
                item("1001", "imposto", NfePurposeRules::forbiddenTaxes),
                item(
                        "1200",
                        CLASS,
                        (note, det) -> note.purpose().equals(DEBIT) && misclassified(CLASS_OF_DEBIT, debit(note), det)),
                item(
                        "1201",
                        CLASS,
                        (note, det) ->
                                note.purpose().equals(CREDIT) && misclassified(CLASS_OF_CREDIT, credit(note), det)),
                item(
                        "1202",
                        CLASS,
                        (note, det) -> RESERVED.contains(det.text(CLASS))
                                && !det.text(CLASS).equals(CLASS_OF_DEBIT.get(debit(note)))
                                && !det.text(CLASS).equals(CLASS_OF_CREDIT.get(credit(note)))));
    }

    private static boolean returns(NoteXml note) {
        return note.purpose().equals(RETURN);
    }

    private static String debit(NoteXml note) {
        return note.root().text("ide/tpNFDebito");
    }

    private static String credit(NoteXml note) {
        return note.root().text("ide/tpNFCredito");
    }

    private static boolean misclassified(Map<String, String> classes, String type, XmlNode det) {
        String asked = classes.get(type);
        return asked != null && det.has("imposto/IBSCBS") && !det.text(CLASS).equals(asked);
    }

    private static boolean ofOtherModel(NoteXml note, XmlNode reference) {
        String key = reference.text("refNFe");
        return note.purpose().equals(CREDIT)
                && !key.isEmpty()
                && !key.startsWith("55", MODEL_OF_KEY)
                && !(key.startsWith("65", MODEL_OF_KEY) && CREDIT_OF_RECEIPT.contains(credit(note)));
    }

    /** Taxes from before IBS and CBS in a note that may not have them. */
    private static boolean forbiddenTaxes(NoteXml note, XmlNode det) {
        boolean credit = note.purpose().equals(CREDIT) && !CREDIT_WITH_TAXES.contains(credit(note));
        boolean debit = note.purpose().equals(DEBIT) && !DEBIT_WITH_TAXES.contains(debit(note));
        if (!credit && !debit) {
            return false;
        }
        if (det.has("impostoDevol")) {
            return true;
        }
        for (XmlNode tax : det.at("imposto").children()) {
            if (!FREE.contains(tax.name()) && !(debit && onPrepayment(note, tax.name()))) {
                return true;
            }
        }
        return false;
    }

    /** IPI, and PIS and COFINS for as long as there are any. */
    private static boolean onPrepayment(NoteXml note, String tax) {
        return debit(note).equals(PREPAYMENT)
                && OF_PREPAYMENT.contains(tax)
                && (tax.equals("IPI") || note.date().compareTo("2027") < 0);
    }
}
