package dev.backoffice.fiscal.br.nfe.internal.rules;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The codes with which the authority answers, as {@code rejections.tsv} tells them. */
public final class Rejections {
    private static final Rejection UNKNOWN = new Rejection(Set.of(), "", "");
    private static final Map<String, Rejection> ALL = NfeTables.rows("rejections.tsv").stream()
            .skip(1)
            .collect(Collectors.toUnmodifiableMap(
                    cells -> cells[0],
                    cells -> new Rejection(
                            cells[1].isEmpty() ? Set.of() : Set.of(cells[1].split(" ")), cells[2], cells[3])));

    private Rejections() {}

    /**
     * What is known of a code.
     *
     * @param models the models it is for; empty when it is no rejection of notes by a rule
     * @param rule the rule's name in the manual or the technical note, where it is known
     * @param message the official text
     */
    public record Rejection(Set<String> models, String rule, String message) {}

    /** What is known of a code; nothing when it is not known. */
    public static Rejection of(String code) {
        return ALL.getOrDefault(code, UNKNOWN);
    }
}
