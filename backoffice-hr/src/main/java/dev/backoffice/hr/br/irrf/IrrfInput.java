package dev.backoffice.hr.br.irrf;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import org.joda.money.Money;

/**
 * What tax is computed on for one person and one separate calculation.
 *
 * <p>Several payments in one month (or, for profit sharing, one year) are computed together: {@code income} and
 * {@code deductions} hold the sum of all of them and {@code withheldBefore} what the earlier ones withheld.
 *
 * @param regime which separate calculation
 * @param income taxable gross before any deduction, in reais, zero or more
 * @param deductions what may be taken from it
 * @param withheldBefore tax already withheld on the earlier payments in {@code income}
 * @param policy readings on which payrolls differ
 */
public record IrrfInput(
        IrrfRegime regime, Money income, IrrfDeductions deductions, Money withheldBefore, IrrfPolicy policy) {

    public IrrfInput {
        Input.required(regime, "regime");
        Input.required(deductions, "deductions");
        Input.required(policy, "policy");
        IrrfDeductions.requireReais(income, "income");
        IrrfDeductions.requireReais(withheldBefore, "withheldBefore");
        if (regime == IrrfRegime.PROFIT_SHARING
                && !deductions.equals(IrrfDeductions.none().withAlimony(deductions.alimony()))) {
            throw InvalidInput.of("irrf.profit-sharing-deduction");
        }
    }

    /** A first payment under the default policy. */
    public static IrrfInput of(IrrfRegime regime, Money income, IrrfDeductions deductions) {
        return new IrrfInput(regime, income, deductions, Money.zero(IrrfTable.BRL), IrrfPolicy.DEFAULT);
    }

    /** A first payment of the month under the default policy. */
    public static IrrfInput monthly(Money income, IrrfDeductions deductions) {
        return of(IrrfRegime.MONTHLY, income, deductions);
    }

    /** The same input after earlier payments withheld this much. */
    public IrrfInput withWithheldBefore(Money withheldBefore) {
        return new IrrfInput(regime, income, deductions, withheldBefore, policy);
    }

    /** The same input under another policy. */
    public IrrfInput withPolicy(IrrfPolicy policy) {
        return new IrrfInput(regime, income, deductions, withheldBefore, policy);
    }
}
