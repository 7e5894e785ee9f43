package dev.backoffice.hr.br.irrf;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import java.math.BigDecimal;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The table in force on a day of payment, with the law that published it (Lei 11.482/2007 art. 1; Lei 9.250/1995
 * art. 4; Lei 10.101/2000 art. 3 for profit sharing).
 *
 * @param brackets in rising order, the last one without limit
 * @param perDependant what each dependant takes from the base; zero where the table knows no dependants
 * @param simplified the flat deduction that may stand in for all others ({@code desconto simplificado}); zero where
 *     there is none
 * @param source the law
 */
public record IrrfTable(List<IrrfBracket> brackets, Money perDependant, Money simplified, String source) {
    /** Longest name of a law. */
    public static final int MAX_SOURCE_LENGTH = 200;

    static final CurrencyUnit BRL = CurrencyUnit.of("BRL");

    public IrrfTable {
        brackets = List.copyOf(Input.required(brackets, "brackets"));
        require(!brackets.isEmpty(), "brackets", 0);
        Input.text(source, "source", MAX_SOURCE_LENGTH);
        Amounts.notNegative(perDependant, "perDependant");
        Amounts.notNegative(simplified, "simplified");
        int last = brackets.size() - 1;
        for (int i = 0; i <= last; i++) {
            IrrfBracket bracket = brackets.get(i);
            require(bracket.upTo().isEmpty() == (i == last), "upTo", i);
            require(bracket.deduction().getCurrencyUnit().equals(BRL), "currency", bracket.deduction());
            if (i > 0) {
                IrrfBracket below = brackets.get(i - 1);
                require(bracket.rate().percent().compareTo(below.rate().percent()) > 0, "rate", bracket.rate());
                if (i < last) {
                    require(
                            bracket.upTo()
                                    .orElseThrow()
                                    .isGreaterThan(below.upTo().orElseThrow()),
                            "upTo",
                            bracket.upTo().orElseThrow());
                }
            }
        }
    }

    /** The largest base that bears no tax. */
    public Money exemptUpTo() {
        IrrfBracket first = brackets.get(0);
        return first.rate().isZero() && first.upTo().isPresent() ? first.upTo().get() : Money.zero(BRL);
    }

    /** The bracket a base falls in. */
    public IrrfBracket bracket(Money base) {
        for (IrrfBracket bracket : brackets) {
            if (bracket.upTo().isEmpty() || !base.isGreaterThan(bracket.upTo().get())) {
                return bracket;
            }
        }
        throw new IllegalStateException("the last bracket has no limit");
    }

    /** Base times rate less the bracket's deduction, rounded half up to cents, never below zero. */
    public Money tax(Money base) {
        IrrfBracket bracket = bracket(base);
        BigDecimal tax =
                bracket.rate().of(base.getAmount()).subtract(bracket.deduction().getAmount());
        return RoundingPolicy.HALF_UP_CENT.round(tax.max(BigDecimal.ZERO), BRL);
    }

    static void requireShare(Rate rate, String field) {
        Rate share = Input.required(rate, field);
        require(share.percent().compareTo(Rate.WHOLE.percent()) < 0, field, share);
    }

    static void require(boolean holds, String field, Object value) {
        if (!holds) {
            throw InvalidInput.of("irrf.table-invalid", "field", field, "value", value.toString());
        }
    }
}
