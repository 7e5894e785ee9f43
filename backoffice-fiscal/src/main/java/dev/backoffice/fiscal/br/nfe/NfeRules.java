package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.RuleViolation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of the tax authority (MOC 7.0 and the technical notes) that the groups of these notes can break: one table, which a
 * note passes before it is signed, and the {@linkplain SimulatedAuthority simulator} asks again.
 */
final class NfeRules {
    /** Rules about sums, which hold whatever law a note was written under. */
    static final List<NfeRule> TOTALS = NfeTotalRules.rules();

    /** All rules, in the order in which they are asked. */
    static final List<NfeRule> ALL = Stream.of(
                    NfePartyRules.rules(),
                    NfeItemRules.rules(),
                    NfeIcmsRules.rules(),
                    NfeIbsCbsRules.rules(),
                    TOTALS,
                    NfePaymentRules.rules(),
                    NfceRules.rules())
            .flatMap(List::stream)
            .toList();

    private static final Map<String, String> MESSAGES = messages();

    private NfeRules() {}

    /** Every rule a note breaks. */
    static List<NfeFinding> findings(XmlNode note, List<NfeRule> rules) {
        NoteXml seen = new NoteXml(note);
        List<XmlNode> items = note.all("det");
        List<NfeFinding> found = new ArrayList<>();
        for (NfeRule rule : rules) {
            if (rule.scope() == NfeRule.Scope.NOTE) {
                if (rule.broken().of(seen, note)) {
                    found.add(finding(rule, 0));
                }
            } else {
                for (int i = 0; i < items.size(); i++) {
                    if (rule.broken().of(seen, items.get(i))) {
                        found.add(finding(rule, i + 1));
                    }
                }
            }
        }
        return found;
    }

    /**
     * Refuses a note that would be rejected.
     *
     * @throws RuleViolation {@code nfe.would-be-rejected} with the first rejection, its item and text, and all in short
     */
    static void require(XmlNode note) {
        List<NfeFinding> found = findings(note, ALL);
        if (!found.isEmpty()) {
            NfeFinding first = found.get(0);
            throw RuleViolation.of(
                    "nfe.would-be-rejected",
                    "rejection",
                    first.rejection(),
                    "item",
                    Integer.toString(first.item()),
                    "message",
                    first.message(),
                    "all",
                    found.stream().map(NfeFinding::brief).collect(Collectors.joining(", ")));
        }
    }

    /** The official text of a code; empty when it is not known. */
    static String message(String rejection) {
        return MESSAGES.getOrDefault(rejection, "");
    }

    private static NfeFinding finding(NfeRule rule, int item) {
        return new NfeFinding(rule.rejection(), message(rule.rejection()), item);
    }

    private static Map<String, String> messages() {
        Map<String, String> messages = new HashMap<>();
        try (InputStream file = Objects.requireNonNull(NfeRules.class.getResourceAsStream("rejections.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).forEach(line -> {
                int tab = line.indexOf('\t');
                messages.put(line.substring(0, tab), line.substring(tab + 1));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(messages);
    }
}
