package dev.backoffice.fiscal.br.icms;

import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.TaxTransition;
import dev.backoffice.fiscal.tax.SaleOperation;
import java.util.Optional;

/**
 * How ICMS bears on goods between two places, read from one row.
 *
 * @param reduction what is taken off the base
 * @param relief how the tax forgone is computed, where it is told
 * @param place the state, the pair of states, or {@code imported}
 */
record IcmsTerms(
        Rate rate,
        String situation,
        Rate reduction,
        Optional<ReliefMethod> relief,
        String reliefReason,
        Optional<String> benefit,
        String place,
        String key,
        String source) {

    /** The terms of an operation: those inside the state, of the pair of states, or of imported goods between states. */
    static IcmsTerms of(SaleOperation operation, SaleFacts facts) {
        if (operation.inside()) {
            return inside(facts, facts.from().name());
        }
        String route = facts.countsAsImported() ? "imported" : facts.from() + ":" + facts.to();
        return from(facts, route, facts.get(IcmsRule.INTERSTATE, route));
    }

    /** The terms inside a state. */
    static IcmsTerms inside(SaleFacts facts, String state) {
        return from(facts, state, facts.get(IcmsRule.INTERNAL, state));
    }

    static IcmsTerms from(SaleFacts facts, String place, ReferenceRow row) {
        TaxTransition left = facts.left(TaxTransition.ICMS);
        return new IcmsTerms(
                left.of(row.rate("rate")),
                row.text("situation"),
                row.isOpen("reduction") ? Rate.ZERO : row.rate("reduction"),
                row.isOpen("relief")
                        ? Optional.empty()
                        : Optional.of(row.as("relief", "simple or inside", ReliefMethod::of)),
                row.text("relief_reason"),
                Optional.of(row.text("benefit")).filter(code -> !code.isEmpty()),
                place,
                row.key(),
                left.whole() ? row.source() : row.source() + "; " + left.source());
    }
}
