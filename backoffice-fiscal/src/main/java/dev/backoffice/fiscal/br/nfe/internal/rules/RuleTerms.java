package dev.backoffice.fiscal.br.nfe.internal.rules;

import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.rules.RuleTerm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The terms of the rules that have some; the others reject always. Immutable. */
public final class RuleTerms {
    private static final RuleTerms STANDARD = new RuleTerms(read());

    private final Map<String, List<RuleTerm>> terms;

    private RuleTerms(Map<String, List<RuleTerm>> terms) {
        this.terms = terms;
    }

    /** Those of {@code rule-terms.tsv}. */
    public static RuleTerms standard() {
        return STANDARD;
    }

    /** The same, where these terms are the only ones of their rules in their environments. */
    public RuleTerms with(List<RuleTerm> others) {
        Map<String, List<RuleTerm>> all = new HashMap<>(terms);
        for (RuleTerm other : others) {
            List<RuleTerm> left = new ArrayList<>();
            for (NfeEnvironment environment : NfeEnvironment.values()) {
                if (environment != other.environment()) {
                    left.addAll(of(other.rule(), environment));
                }
            }
            all.put(other.rule(), List.copyOf(left));
        }
        for (RuleTerm other : others) {
            List<RuleTerm> longer = new ArrayList<>(all.get(other.rule()));
            longer.add(other);
            all.put(other.rule(), List.copyOf(longer));
        }
        return new RuleTerms(Map.copyOf(all));
    }

    /** The terms of a rule in an environment. */
    public List<RuleTerm> of(String rule, NfeEnvironment environment) {
        List<RuleTerm> own = terms.get(rule);
        if (own == null) {
            return List.of(RuleTerm.always(rule, environment, RuleTerm.Severity.REJECTION));
        }
        return own.stream().filter(term -> term.environment() == environment).toList();
    }

    /** How a rule holds for notes of a day; empty when it does not. */
    public Optional<RuleTerm> inForce(String rule, NfeEnvironment environment, String day) {
        return of(rule, environment).stream()
                .filter(term -> term.holds(environment, day))
                .findFirst();
    }

    private static Map<String, List<RuleTerm>> read() {
        Map<String, List<RuleTerm>> all = new HashMap<>();
        for (String[] cells : NfeTables.rows("rule-terms.tsv")) {
            for (NfeEnvironment environment : NfeEnvironment.values()) {
                if (cells[1].equals("*") || cells[1].equals(Integer.toString(environment.code()))) {
                    all.computeIfAbsent(cells[0], rule -> new ArrayList<>())
                            .add(new RuleTerm(
                                    cells[0],
                                    environment,
                                    day(cells[2]),
                                    day(cells[3]),
                                    cells[4].equals("warning")
                                            ? RuleTerm.Severity.WARNING
                                            : RuleTerm.Severity.REJECTION));
                }
            }
        }
        all.replaceAll((rule, list) -> List.copyOf(list));
        return Map.copyOf(all);
    }

    private static Optional<LocalDate> day(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(cell));
    }
}
