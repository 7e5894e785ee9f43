package dev.backoffice.fiscal.br.nfe.internal.rules;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.fiscal.br.nfe.internal.NoteXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the tax authority (MOC 7.0 and the technical notes) that the groups of these notes can break: one table, which a
 * note passes before it is signed, and the {@linkplain SimulatedAuthority simulator} asks again.
 */
public final class NfeRules {
    /** Rules about sums, which hold whatever law a note was written under. */
    public static final List<NfeRule> TOTALS = NfeTotalRules.rules();

    /** All rules, in the order in which they are asked. */
    public static final List<NfeRule> ALL = Stream.of(
                    NfeKeyRules.rules(),
                    NfePartyRules.rules(),
                    NfePurposeRules.rules(),
                    NfeItemRules.rules(),
                    NfeIcmsRules.rules(),
                    NfeIbsCbsRules.rules(),
                    TOTALS,
                    NfePaymentRules.rules(),
                    NfceRules.rules())
            .flatMap(List::stream)
            .toList();

    private NfeRules() {}

    /** Every rule a note breaks, by the terms this library carries. */
    public static List<NfeFinding> findings(XmlNode note, List<NfeRule> rules) {
        return findings(new NoteXml(note), rules, RuleTerms.standard());
    }

    /** Every rule a note breaks. */
    public static List<NfeFinding> findings(NoteXml note, List<NfeRule> rules, RuleTerms terms) {
        String model = note.root().text("ide/mod");
        List<NfeFinding> found = new ArrayList<>();
        for (NfeRule rule : rules) {
            if (!rule.models().contains(model)) {
                continue;
            }
            if (rule.over().isEmpty()) {
                if (rule.broken().of(note, note.root())) {
                    finding(note, rule, terms, 0, note.root().named(rule.path()))
                            .ifPresent(found::add);
                }
                continue;
            }
            List<XmlNode> each = note.all(rule.over());
            List<? extends @Nullable XmlNode> groups = rule.group().isEmpty() ? each : note.groups(rule.group());
            for (int i = 0; i < each.size(); i++) {
                XmlNode part = groups.get(i);
                if (part != null && rule.broken().of(note, part)) {
                    String path =
                            rule.over() + "[" + (i + 1) + "]/" + each.get(i).named(rule.path());
                    finding(note, rule, terms, rule.over().equals(NfeRule.ITEM) ? i + 1 : 0, path)
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** A broken rule, when it holds for the note. */
    private static Optional<NfeFinding> finding(NoteXml note, NfeRule rule, RuleTerms terms, int item, String path) {
        return terms.inForce(rule.id(), note.environment(), note.date())
                .map(term -> new NfeFinding(rule, term, message(rule.rejection()), item, path));
    }

    /**
     * Refuses a note that would be rejected.
     *
     * @throws RuleViolation {@code nfe.would-be-rejected} with the first rejection, its item and text, and all in short
     */
    public static void require(XmlNode note) {
        List<NfeFinding> found =
                findings(note, ALL).stream().filter(NfeFinding::rejects).toList();
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
                    "path",
                    first.path(),
                    "all",
                    found.stream().map(NfeFinding::brief).collect(Collectors.joining(", ")));
        }
    }

    /** The official text of a code; empty when it is not known. */
    public static String message(String rejection) {
        return Rejections.of(rejection).message();
    }
}
