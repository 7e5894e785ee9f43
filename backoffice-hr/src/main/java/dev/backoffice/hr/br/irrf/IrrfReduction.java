package dev.backoffice.hr.br.irrf;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import java.math.BigDecimal;
import org.joda.money.Money;

/**
 * The reduction of the tax on lower incomes (Lei 9.250/1995 art. 3-A, as of Lei 15.270/2025). Income here is the
 * taxable gross before any deduction, not the base.
 *
 * @param fullUpTo income up to which the reduction is {@code full}; zero when no reduction is in force
 * @param full the reduction up to there
 * @param fadesUpTo income from which there is none
 * @param constant the constant of the fading part
 * @param factor what the fading part loses for each real of income
 * @param source the law
 */
public record IrrfReduction(Money fullUpTo, Money full, Money fadesUpTo, Money constant, Rate factor, String source) {
    public IrrfReduction {
        Input.text(source, "source", IrrfTable.MAX_SOURCE_LENGTH);
        Amounts.notNegative(fullUpTo, "fullUpTo");
        Amounts.notNegative(full, "full");
        Amounts.notNegative(fadesUpTo, "fadesUpTo");
        Amounts.notNegative(constant, "constant");
        IrrfTable.require(!fadesUpTo.isLessThan(fullUpTo), "fadesUpTo", fadesUpTo);
        IrrfTable.requireShare(factor, "factor");
    }

    /**
     * The most the tax on this income may be reduced by, rounded half up to cents; the tax itself is the other limit.
     *
     * @param income taxable gross of the month before deductions
     */
    public Money of(Money income) {
        if (!income.isGreaterThan(fullUpTo)) {
            return full;
        }
        if (income.isGreaterThan(fadesUpTo)) {
            return Money.zero(income.getCurrencyUnit());
        }
        BigDecimal faded = constant.getAmount().subtract(factor.of(income.getAmount()));
        Money cents = RoundingPolicy.HALF_UP_CENT.round(faded.max(BigDecimal.ZERO), income.getCurrencyUnit());
        return cents.isLessThan(full) ? cents : full;
    }
}
