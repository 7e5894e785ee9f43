package dev.backoffice.fiscal.br.nfe.rules;

/**
 * One thing for which the authority would reject a note, or may.
 *
 * @param code of the rejection, e.g. {@code 528}
 * @param message its official text
 * @param rule the rule's name in the manual or technical note, e.g. {@code I11-10}; empty where it is not known
 * @param path what is wrong, from {@code infNFe}, e.g. {@code det[3]/imposto/ICMS/ICMS00/vICMS}; elements that may stand more than
 *     once are counted from 1, {@code @} begins an attribute, and what is missing is named where it should be
 * @param item the item, from 1; 0 for what is no item's
 * @param note the note of a message of several, from 1; 0 for what is no note's
 * @param term how the rule holds for this note: its severity, and from when until when
 */
public record PreflightFinding(
        String code, String message, String rule, String path, int item, int note, RuleTerm term) {
    /** Whether the authority rejects it. */
    public boolean rejects() {
        return term.severity() == RuleTerm.Severity.REJECTION;
    }

    /** E.g. {@code 528 det[3]/imposto/ICMS/ICMS00/vICMS: Valor do ICMS difere do produto BC e Alíquota}. */
    @Override
    public String toString() {
        return code + " " + path + ": " + message + (rejects() ? "" : " (warning)");
    }
}
