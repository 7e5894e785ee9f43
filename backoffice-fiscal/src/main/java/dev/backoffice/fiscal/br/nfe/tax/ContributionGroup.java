package dev.backoffice.fiscal.br.nfe.tax;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.joda.money.Money;

/** Group of PIS or of COFINS of an item: both have the same forms. They end on 31/12/2026 (ADCT art. 126). */
public sealed interface ContributionGroup {
    /** {@code CST}, two digits; empty where the contribution has {@linkplain Ended ended}. */
    String cst();

    /** What the item adds to the note's total of the contribution. */
    Money amount();

    /**
     * CST 01 and 02: a rate on the value.
     *
     * @param base {@code vBC}, in reais
     * @param rate percent, up to 4 decimals
     */
    record AdValorem(String cst, Money base, BigDecimal rate, Money amount) implements ContributionGroup {
        private static final Pattern CODES = Pattern.compile("0[12]");

        public AdValorem {
            requireCst(cst, CODES);
            NfeAmount.require("contribution.vBC", base);
            NfeAmount.decimal("contribution.p", rate, 3, 4);
            NfeAmount.require("contribution.v", amount);
        }
    }

    /**
     * CST 03: reais per unit.
     *
     * @param quantity {@code qBCProd}, up to 4 decimals
     * @param unitAmount {@code vAliqProd}, reais per unit, up to 4 decimals
     */
    record PerUnit(String cst, BigDecimal quantity, BigDecimal unitAmount, Money amount) implements ContributionGroup {
        private static final Pattern CODES = Pattern.compile("03");

        public PerUnit {
            requireCst(cst, CODES);
            requireUnits(quantity, unitAmount, amount);
        }
    }

    /**
     * The codes of {@link Other} with reais per unit.
     *
     * @param quantity {@code qBCProd}, up to 4 decimals
     * @param unitAmount {@code vAliqProd}, reais per unit, up to 4 decimals
     */
    record OtherPerUnit(String cst, BigDecimal quantity, BigDecimal unitAmount, Money amount)
            implements ContributionGroup {
        public OtherPerUnit {
            requireCst(cst, Other.CODES);
            requireUnits(quantity, unitAmount, amount);
        }
    }

    /** CST 04 to 09: nothing is due on the operation. */
    record NotDue(String cst) implements ContributionGroup {
        private static final Pattern CODES = Pattern.compile("0[4-9]");

        public NotDue {
            requireCst(cst, CODES);
        }

        @Override
        public Money amount() {
            return NfeAmount.ZERO;
        }
    }

    /**
     * CST 49 to 56, 60 to 67, 70 to 75, 98 and 99, other operations: base, rate and amount, all zero for an issuer of the Simples Nacional.
     *
     * @param base {@code vBC}, in reais
     * @param rate percent, up to 4 decimals
     */
    record Other(String cst, Money base, BigDecimal rate, Money amount) implements ContributionGroup {
        private static final Pattern CODES = Pattern.compile("49|5[0-6]|6[0-7]|7[0-5]|98|99");

        public Other {
            requireCst(cst, CODES);
            NfeAmount.require("contribution.vBC", base);
            NfeAmount.decimal("contribution.p", rate, 3, 4);
            NfeAmount.require("contribution.v", amount);
        }
    }

    /** No group at all: the contribution has ended (from 2027 on). */
    record Ended() implements ContributionGroup {
        /** None. */
        @Override
        public String cst() {
            return "";
        }

        @Override
        public Money amount() {
            return NfeAmount.ZERO;
        }
    }

    /** CST 49 with zeros, the usual form of an issuer of the Simples Nacional. */
    static ContributionGroup otherOutgoing() {
        return new Other("49", NfeAmount.ZERO, BigDecimal.ZERO, NfeAmount.ZERO);
    }

    private static void requireUnits(BigDecimal quantity, BigDecimal unitAmount, Money amount) {
        NfeAmount.decimal("qBCProd", quantity, 12, 4);
        NfeAmount.decimal("vAliqProd", unitAmount, 11, 4);
        NfeAmount.require("contribution.v", amount);
    }

    private static void requireCst(String cst, Pattern codes) {
        if (!codes.matcher(cst).matches()) {
            throw InvalidInput.of("nfe.code-invalid", "field", "CST", "value", cst);
        }
    }
}
