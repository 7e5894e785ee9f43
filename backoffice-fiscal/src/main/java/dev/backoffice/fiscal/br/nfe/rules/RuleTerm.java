package dev.backoffice.fiscal.br.nfe.rules;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import java.time.LocalDate;
import java.util.Optional;

/**
 * From when until when a rule of the authority holds in an environment, and whether it rejects a note or is only pointed out.
 *
 * @param rule the rejection, or the rule's own name where {@link Preflight#rules} tells one, e.g. {@code VC02-14}
 * @param environment the environment it is for
 * @param since first day of emission; empty for always
 * @param until last day of emission; empty for no end
 * @param severity what breaking it means
 */
public record RuleTerm(
        String rule,
        NfeEnvironment environment,
        Optional<LocalDate> since,
        Optional<LocalDate> until,
        Severity severity) {
    /** What breaking a rule means. */
    public enum Severity {
        /** The authority rejects the note. */
        REJECTION,
        /** The authority may reject it: some states do, or the rule is announced, or what decides is not known here. */
        WARNING
    }

    /** @throws InvalidInput {@code nfe.term-invalid} when it ends before it begins; {@code input.blank} and the like */
    public RuleTerm {
        Input.text(rule, "rule", 20);
        Input.required(environment, "environment");
        Input.required(severity, "severity");
        if (since.isPresent() && until.isPresent() && until.get().isBefore(since.get())) {
            throw InvalidInput.of(
                    "nfe.term-invalid",
                    "rule",
                    rule,
                    "since",
                    since.get().toString(),
                    "until",
                    until.get().toString());
        }
    }

    /** A term without end. */
    public static RuleTerm since(String rule, NfeEnvironment environment, LocalDate since, Severity severity) {
        return new RuleTerm(rule, environment, Optional.of(since), Optional.empty(), severity);
    }

    /** A term without beginning and end. */
    public static RuleTerm always(String rule, NfeEnvironment environment, Severity severity) {
        return new RuleTerm(rule, environment, Optional.empty(), Optional.empty(), severity);
    }

    /** Whether it holds for a note; days are compared as texts, for those of a note need not be days. */
    public boolean holds(NfeEnvironment where, String day) {
        return environment == where
                && since.filter(first -> first.toString().compareTo(day) > 0).isEmpty()
                && until.filter(last -> last.toString().compareTo(day) < 0).isEmpty();
    }
}
