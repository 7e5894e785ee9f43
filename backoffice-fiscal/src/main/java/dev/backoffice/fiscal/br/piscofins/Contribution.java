package dev.backoffice.fiscal.br.piscofins;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.tax.Ground;
import dev.backoffice.fiscal.tax.QuantityTax;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxResult;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** PIS or COFINS of a line: both have the same forms. */
public sealed interface Contribution extends TaxResult {
    /** Situation of what is taxed at the regime's own rate. */
    String TAXED = "01";

    /** Situations in which nothing is due. */
    Pattern NOT_DUE = Pattern.compile("0[4-9]");

    /** Situations of other operations. */
    Pattern OTHER = Pattern.compile("49|5[0-6]|6[0-7]|7[0-5]|98|99");

    /** {@code CST} of the contribution, two digits (IN RFB 1.009/2010). */
    @Override
    String situation();

    /** What is due on the value; empty where nothing is, and for a tax by quantity. */
    Optional<TaxAmount> amount();

    /** What is due by quantity; empty where nothing is, and for a tax on the value. */
    Optional<QuantityTax> byQuantity();

    /**
     * PIS/Pasep.
     *
     * @param situation 01 and 02 ({@code PISAliq}), 03 ({@code PISQtde}), 04 to 09 ({@code PISNT}), or 49 to 56, 60 to 67, 70 to
     *     75, 98 and 99 ({@code PISOutr}, with zeros where nothing is due)
     * @param amount {@code vBC}, {@code pPIS}, {@code vPIS}; present for 01 and 02
     * @param byQuantity {@code qBCProd}, {@code vAliqProd}, {@code vPIS}; present for 03
     */
    record Pis(String situation, Optional<TaxAmount> amount, Optional<QuantityTax> byQuantity, Ground ground)
            implements Contribution {
        /** Name of the tax in {@link TaxAmount}. */
        public static final String TAX = "pis";

        /** @throws InvalidInput {@code tax.situation} */
        public Pis {
            requireSituation(TAX, situation, amount.isPresent(), byQuantity.isPresent());
        }

        /** On the value, or nothing. */
        public Pis(String situation, Optional<TaxAmount> amount, Ground ground) {
            this(situation, amount, Optional.empty(), ground);
        }

        @Override
        public List<TaxAmount> amounts() {
            return Contribution.amounts(TAX, this);
        }
    }

    /**
     * COFINS.
     *
     * @param situation as of PIS
     * @param amount {@code vBC}, {@code pCOFINS}, {@code vCOFINS}; present for 01 and 02
     * @param byQuantity {@code qBCProd}, {@code vAliqProd}, {@code vCOFINS}; present for 03
     */
    record Cofins(String situation, Optional<TaxAmount> amount, Optional<QuantityTax> byQuantity, Ground ground)
            implements Contribution {
        /** Name of the tax in {@link TaxAmount}. */
        public static final String TAX = "cofins";

        /** @throws InvalidInput {@code tax.situation} */
        public Cofins {
            requireSituation(TAX, situation, amount.isPresent(), byQuantity.isPresent());
        }

        /** On the value, or nothing. */
        public Cofins(String situation, Optional<TaxAmount> amount, Ground ground) {
            this(situation, amount, Optional.empty(), ground);
        }

        @Override
        public List<TaxAmount> amounts() {
            return Contribution.amounts(TAX, this);
        }
    }

    private static List<TaxAmount> amounts(String tax, Contribution decided) {
        return decided
                .amount()
                .or(() -> decided.byQuantity().map(unit -> TaxAmount.byQuantity(tax, unit.amount())))
                .stream()
                .toList();
    }

    private static void requireSituation(String tax, String situation, boolean byValue, boolean byQuantity) {
        Input.text(situation, tax + ".situation", 2);
        boolean fits;
        if (situation.equals(TAXED) || situation.equals("02")) {
            fits = byValue && !byQuantity;
        } else if (situation.equals("03")) {
            fits = byQuantity && !byValue;
        } else if (NOT_DUE.matcher(situation).matches()) {
            fits = !byValue && !byQuantity;
        } else {
            fits = OTHER.matcher(situation).matches() && !(byValue && byQuantity);
        }
        if (!fits) {
            throw InvalidInput.of("tax.situation", "tax", tax, "situation", situation);
        }
    }
}
