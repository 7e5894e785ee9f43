package dev.backoffice.fiscal.br.piscofins;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** PIS or COFINS of a line: both have the same forms. */
public sealed interface Contribution extends TaxResult {
    /** Situation of what is taxed at the regime's own rate. */
    String TAXED = "01";

    /** Situations in which nothing is due. */
    Set<String> NOT_DUE = Set.of("04", "05", "06", "07", "08", "09", "49", "99");

    /** {@code CST} of the contribution, two digits (IN RFB 1.009/2010). */
    @Override
    String situation();

    /** What is due; empty for a situation in which nothing is. */
    Optional<TaxAmount> amount();

    @Override
    default List<TaxAmount> amounts() {
        return amount().stream().toList();
    }

    /**
     * PIS/Pasep.
     *
     * @param situation 01 (group {@code PISAliq}), 04 to 09 ({@code PISNT}) or 49 and 99 ({@code PISOutr}, with zeros)
     * @param amount present for 01, empty for all others
     */
    record Pis(String situation, Optional<TaxAmount> amount, Ground ground) implements Contribution {
        /** Name of the tax in {@link TaxAmount}. */
        public static final String TAX = "pis";

        /** @throws InvalidInput {@code tax.situation} */
        public Pis {
            requireSituation(TAX, situation, amount.isPresent());
        }
    }

    /**
     * COFINS.
     *
     * @param situation 01 (group {@code COFINSAliq}), 04 to 09 ({@code COFINSNT}) or 49 and 99 ({@code COFINSOutr}, with
     *     zeros)
     * @param amount present for 01, empty for all others
     */
    record Cofins(String situation, Optional<TaxAmount> amount, Ground ground) implements Contribution {
        /** Name of the tax in {@link TaxAmount}. */
        public static final String TAX = "cofins";

        /** @throws InvalidInput {@code tax.situation} */
        public Cofins {
            requireSituation(TAX, situation, amount.isPresent());
        }
    }

    private static void requireSituation(String tax, String situation, boolean due) {
        boolean known =
                Input.text(situation, tax + ".situation", 2).equals(TAXED) ? due : !due && NOT_DUE.contains(situation);
        if (!known) {
            throw InvalidInput.of("tax.situation", "tax", tax, "situation", situation);
        }
    }
}
