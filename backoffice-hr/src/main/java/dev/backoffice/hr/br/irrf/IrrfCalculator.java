package dev.backoffice.hr.br.irrf;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.RoundingPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * Computes the income tax a payer withholds ({@code imposto sobre a renda retido na fonte}, Lei 7.713/1988 art. 7; Lei
 * 9.250/1995 arts. 3-A and 4). Pure and stateless.
 *
 * <p>Tables are chosen by the day of payment, whatever month the pay is for: a thirteenth salary of 2025 paid in
 * January 2026 gets the reduction of 2026. Example, paid on 2026-03-05:
 *
 * <pre>{@code
 * var input = IrrfInput.monthly(Money.parse("BRL 6000.00"), IrrfDeductions.none());
 * IrrfCalculator.explain(input, tables, LocalDate.of(2026, 3, 5)).value().withheld();   // BRL 394.54
 * }</pre>
 */
public final class IrrfCalculator {
    private static final Money ZERO = Money.zero(IrrfTable.BRL);

    private IrrfCalculator() {}

    /**
     * The tax with its working: a reason for each deduction, the bracket, the reduction and what is not withheld. The
     * values named {@code amount} sum to what is withheld, where nothing was withheld in excess before.
     *
     * @throws dev.backoffice.core.error.NotFound when no table is known for the day
     */
    public static Explained<IrrfTax> explain(IrrfInput input, IrrfTables tables, LocalDate paidOn) {
        Rules rules = Rules.of(input, tables, paidOn);
        IrrfTax tax = tax(input, rules);
        return new Explained<>(tax, reasons(input, rules, tax));
    }

    /**
     * The same value without sentences, for runs of millions.
     *
     * @throws dev.backoffice.core.error.NotFound when no table is known for the day
     */
    public static IrrfTax tax(IrrfInput input, IrrfTables tables, LocalDate paidOn) {
        return tax(input, Rules.of(input, tables, paidOn));
    }

    private record Rules(IrrfTable table, IrrfReduction reduction, IrrfWaiver waiver) {
        static Rules of(IrrfInput input, IrrfTables tables, LocalDate paidOn) {
            return new Rules(
                    input.regime() == IrrfRegime.PROFIT_SHARING ? tables.profitSharing(paidOn) : tables.monthly(paidOn),
                    tables.reduction(paidOn),
                    tables.waiver(paidOn));
        }
    }

    private static IrrfTax tax(IrrfInput input, Rules rules) {
        Money legal = legal(input, rules.table());
        Money simplified = rules.table().simplified();
        boolean flat = simplified.isGreaterThan(legal);
        Money deducted = flat ? simplified : legal;
        Money base = atLeastZero(input.income().minus(deducted));
        Money tax = rules.table().tax(base);
        // Profit sharing is outside art. 3-A, which speaks of the monthly table and the thirteenth salary only.
        Money reduction = input.regime() == IrrfRegime.PROFIT_SHARING
                ? ZERO
                : least(tax, rules.reduction().of(input.income()));
        Money due = tax.minus(reduction);
        boolean waive = input.policy().waiveSmallTax()
                && !input.regime().exclusive()
                && !due.isGreaterThan(rules.waiver().upTo());
        Money waived = waive ? atLeastZero(due.minus(input.withheldBefore())) : ZERO;
        Money withheld = atLeastZero(due.minus(waived).minus(input.withheldBefore()));
        return new IrrfTax(
                flat ? IrrfTax.Method.SIMPLIFIED : IrrfTax.Method.LEGAL,
                deducted,
                base,
                tax,
                reduction,
                waived,
                input.withheldBefore(),
                withheld);
    }

    private static Money legal(IrrfInput input, IrrfTable table) {
        IrrfDeductions deductions = input.deductions();
        return deductions
                .inss()
                .plus(dependants(deductions, table))
                .plus(deductions.alimony())
                .plus(pension(input));
    }

    private static Money dependants(IrrfDeductions deductions, IrrfTable table) {
        return table.perDependant().multipliedBy(deductions.dependants());
    }

    /** The pension contributions as far as the policy admits them; the cap is cut to cents. */
    private static Money pension(IrrfInput input) {
        Money paid = input.deductions().pension();
        return input.policy()
                .pensionCap()
                .map(cap -> least(paid, cap.of(input.income(), RoundingPolicy.TRUNCATE)))
                .orElse(paid);
    }

    private static List<Reason> reasons(IrrfInput input, Rules rules, IrrfTax tax) {
        List<Reason> reasons = new ArrayList<>();
        String table = rules.table().source();
        reasons.add(Reason.of("irrf.income", "Taxable income: " + plain(input.income()))
                .with("income", plain(input.income()))
                .with("regime", input.regime().name()));
        IrrfDeductions deductions = input.deductions();
        if (tax.method() == IrrfTax.Method.SIMPLIFIED) {
            reasons.add(Reason.of(
                            "irrf.simplified-deduction",
                            "The simplified deduction of " + plain(tax.deducted()) + " stands in for deductions of "
                                    + plain(legal(input, rules.table())))
                    .with("deducted", plain(tax.deducted()))
                    .with("legal", plain(legal(input, rules.table())))
                    .by(table));
        } else {
            deduction(reasons, "irrf.inss-deduction", "Social security", deductions.inss(), "Lei 9.250/1995 art. 4 IV");
            if (deductions.dependants() > 0) {
                Money all = dependants(deductions, rules.table());
                reasons.add(Reason.of(
                                "irrf.dependants-deduction",
                                deductions.dependants() + " dependants at "
                                        + plain(rules.table().perDependant()) + " = " + plain(all))
                        .with("dependants", deductions.dependants())
                        .with("each", plain(rules.table().perDependant()))
                        .with("deducted", plain(all))
                        .by(table));
            }
            deduction(reasons, "irrf.alimony-deduction", "Alimony", deductions.alimony(), "Lei 9.250/1995 art. 4 II");
            deduction(reasons, "irrf.pension-deduction", "Pension plan", pension(input), "Lei 9.250/1995 art. 4 V");
        }
        reasons.add(Reason.of("irrf.base", "Base: " + plain(tax.base())).with("base", plain(tax.base())));
        IrrfBracket bracket = rules.table().bracket(tax.base());
        reasons.add(Reason.of(
                        "irrf.bracket",
                        bracket.rate() + " of " + plain(tax.base()) + " less " + plain(bracket.deduction()) + " = "
                                + plain(tax.tax()))
                .with("base", plain(tax.base()))
                .with("rate", bracket.rate())
                .with("deduction", plain(bracket.deduction()))
                .with("amount", plain(tax.tax()))
                .by(table));
        if (tax.reduction().isPositive()) {
            reasons.add(Reason.of(
                            "irrf.reduction",
                            "An income of " + plain(input.income()) + " reduces the tax by " + plain(tax.reduction()))
                    .with("income", plain(input.income()))
                    .with("limit", plain(rules.reduction().of(input.income())))
                    .with("amount", plain(tax.reduction().negated()))
                    .by(rules.reduction().source()));
        }
        if (tax.waived().isPositive()) {
            reasons.add(
                    Reason.of("irrf.waiver", "Tax up to " + plain(rules.waiver().upTo()) + " is not withheld")
                            .with("limit", plain(rules.waiver().upTo()))
                            .with("amount", plain(tax.waived().negated()))
                            .by(rules.waiver().source()));
        }
        if (tax.withheldBefore().isPositive()) {
            reasons.add(Reason.of("irrf.withheld-before", "Earlier payments withheld " + plain(tax.withheldBefore()))
                    .with("amount", plain(tax.withheldBefore().negated())));
        }
        reasons.add(Reason.of("irrf.withheld", "To be withheld: " + plain(tax.withheld()))
                .with("withheld", plain(tax.withheld())));
        return reasons;
    }

    private static void deduction(List<Reason> reasons, String code, String name, Money amount, String source) {
        if (amount.isPositive()) {
            reasons.add(Reason.of(code, name + ": " + plain(amount))
                    .with("deducted", plain(amount))
                    .by(source));
        }
    }

    private static Money atLeastZero(Money amount) {
        return amount.isNegative() ? ZERO : amount;
    }

    private static Money least(Money a, Money b) {
        return a.isLessThan(b) ? a : b;
    }

    private static String plain(Money money) {
        return Amounts.text(money);
    }
}
