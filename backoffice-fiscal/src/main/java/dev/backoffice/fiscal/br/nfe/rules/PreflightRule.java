package dev.backoffice.fiscal.br.nfe.rules;

import java.util.List;
import java.util.Set;

/**
 * A rule that {@link Preflight} asks.
 *
 * @param name under which {@link RuleTerm}s are given: the code, or the rule's own name where a code has several
 * @param code of the rejection
 * @param rule its name in the manual or technical note; empty where it is not known
 * @param models the models it is for
 * @param message the official text
 * @param terms when it holds, in production and in homologation
 */
public record PreflightRule(
        String name, String code, String rule, Set<String> models, String message, List<RuleTerm> terms) {
    public PreflightRule {
        models = Set.copyOf(models);
        terms = List.copyOf(terms);
    }
}
