package dev.backoffice.fiscal.br.icms;

import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.tax.SaleOperation;
import java.util.Optional;

/**
 * How ICMS bears on goods between two places, read from one row.
 *
 * @param reduction what is taken off the base
 * @param relief how the tax forgone is computed, where it is told
 */
record IcmsTerms(
        Rate rate,
        String situation,
        Rate reduction,
        Optional<ReliefMethod> relief,
        String reliefReason,
        Optional<String> benefit,
        String key,
        String source) {

    /** The terms of an operation: those inside the state, of the pair of states, or of imported goods between states. */
    static IcmsTerms of(SaleOperation operation, SaleFacts facts) {
        if (operation.inside()) {
            return inside(facts, facts.from().name());
        }
        String route = countsAsImported(facts.origin()) ? "imported" : facts.from() + ":" + facts.to();
        return from(facts.get(IcmsRule.INTERSTATE, route));
    }

    /** The terms inside a state. */
    static IcmsTerms inside(SaleFacts facts, String state) {
        return from(facts.get(IcmsRule.INTERNAL, state));
    }

    private static IcmsTerms from(ReferenceRow row) {
        return new IcmsTerms(
                row.rate("rate"),
                row.text("situation"),
                row.isOpen("reduction") ? Rate.ZERO : row.rate("reduction"),
                row.isOpen("relief")
                        ? Optional.empty()
                        : Optional.of(row.as("relief", "simple or inside", ReliefMethod::of)),
                row.text("relief_reason"),
                Optional.of(row.text("benefit")).filter(code -> !code.isEmpty()),
                row.key(),
                row.source());
    }

    /** Resolução SF 13/2012: imported, or with more than 40 per cent of imported content, and with a national equivalent. */
    private static boolean countsAsImported(GoodsOrigin origin) {
        return switch (origin) {
            case IMPORTED_DIRECTLY, IMPORTED_BOUGHT_INSIDE, NATIONAL_IMPORTED_OVER_40, NATIONAL_IMPORTED_OVER_70 ->
                true;
            case NATIONAL,
                    NATIONAL_BASIC_PROCESS,
                    NATIONAL_IMPORTED_UP_TO_40,
                    IMPORTED_DIRECTLY_NO_EQUIVALENT,
                    IMPORTED_BOUGHT_INSIDE_NO_EQUIVALENT -> false;
        };
    }
}
