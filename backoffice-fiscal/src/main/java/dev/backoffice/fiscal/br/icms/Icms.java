package dev.backoffice.fiscal.br.icms;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Rate;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** The issuer's own ICMS on a line, one form for each family of situation codes (CST of Convênio s/nº de 1970, CSOSN). */
public sealed interface Icms extends TaxResult {
    /** Name of the tax in {@link TaxAmount}. */
    String TAX = "icms";

    /** Name in {@link TaxAmount} of what goes to the poverty fund of the issuer's own state. */
    String FUND = "fcp";

    /** Where the goods come from. */
    GoodsOrigin origin();

    /**
     * CST 00, and CST 20 where the base is reduced.
     *
     * @param reduction {@code pRedBC}, what is taken off the base; zero for CST 00
     * @param icms {@code vBC}, {@code pICMS}, {@code vICMS}
     * @param fund {@code pFCP}, {@code vFCP}, on the same base; only inside a state
     * @param relief the tax forgone by the reduction, where the state wants it told
     * @param benefit {@code cBenef}, the state's code of the benefit
     */
    record Taxed(
            GoodsOrigin origin,
            Rate reduction,
            TaxAmount icms,
            Optional<TaxAmount> fund,
            Optional<Relief> relief,
            Optional<String> benefit,
            Ground ground)
            implements Icms {
        @Override
        public String situation() {
            return reduction.isZero() ? "00" : "20";
        }

        @Override
        public List<TaxAmount> amounts() {
            List<TaxAmount> amounts = new ArrayList<>(List.of(icms));
            fund.ifPresent(amounts::add);
            return List.copyOf(amounts);
        }
    }

    /**
     * CST 40 (exempt), 41 (not taxed) or 50 (suspended).
     *
     * @param situation one of these
     * @param relief {@code vICMSDeson}, {@code motDesICMS}, where the state wants it told
     * @param benefit {@code cBenef}, the state's code of the benefit
     */
    record NotTaxed(
            GoodsOrigin origin, String situation, Optional<Relief> relief, Optional<String> benefit, Ground ground)
            implements Icms {
        static final Set<String> SITUATIONS = Set.of("40", "41", "50");

        /** @throws InvalidInput {@code tax.situation} for another situation */
        public NotTaxed {
            requireSituation(situation, SITUATIONS);
        }

        @Override
        public List<TaxAmount> amounts() {
            return List.of();
        }
    }

    /**
     * CSOSN 101: paid in the DAS; the buyer may take the credit shown (LC 123/2006 art. 23).
     *
     * @param base what the credit is computed on
     * @param rate {@code pCredSN}
     * @param credit {@code vCredICMSSN}; told, not due
     */
    record SimplesWithCredit(GoodsOrigin origin, Money base, Rate rate, Money credit, Ground ground) implements Icms {
        @Override
        public String situation() {
            return "101";
        }

        @Override
        public List<TaxAmount> amounts() {
            return List.of();
        }
    }

    /**
     * CSOSN 102 (without credit), 103 (exempt by the band of revenue), 300 (immune) or 400 (no revenue of the Simples).
     *
     * @param situation one of these
     */
    record SimplesWithoutCredit(GoodsOrigin origin, String situation, Ground ground) implements Icms {
        static final Set<String> SITUATIONS = Set.of("102", "103", "300", "400");

        /** @throws InvalidInput {@code tax.situation} for another situation */
        public SimplesWithoutCredit {
            requireSituation(situation, SITUATIONS);
        }

        @Override
        public List<TaxAmount> amounts() {
            return List.of();
        }
    }

    /**
     * ICMS desonerado: the tax forgone by a benefit.
     *
     * @param amount {@code vICMSDeson}
     * @param reason {@code motDesICMS}, the layout's code, e.g. {@code 9} for others
     */
    record Relief(Money amount, String reason) {
        public Relief {
            Input.required(amount, "relief.amount");
            Input.text(reason, "relief.reason", 2);
        }
    }

    private static void requireSituation(String situation, Set<String> known) {
        if (!known.contains(Input.text(situation, "icms.situation", 3))) {
            throw InvalidInput.of("tax.situation", "tax", TAX, "situation", situation);
        }
    }
}
