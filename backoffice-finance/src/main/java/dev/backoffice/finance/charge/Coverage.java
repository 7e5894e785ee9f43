package dev.backoffice.finance.charge;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.store.Forms;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * How far the money of a reference covers its total.
 *
 * @param reference what is paid for
 * @param total how much is due
 * @param captured what came and is there still; not what went back, and not what a dispute blocks
 * @param authorized what is promised by methods whose promise counts
 * @param onTerms what is due later by agreement, where that counts
 * @param disputed what a dispute blocks
 * @param credit what the company owes the payer: what came late, twice or in excess, and was neither used nor given back
 * @param missing how much of the total is covered by none of the first three
 * @param excess how much more than the total the company holds: captured and credit less the total
 * @param covered whether no more is missing than the policy tolerates: goods may leave
 */
public record Coverage(
        String reference,
        Money total,
        Money captured,
        Money authorized,
        Money onTerms,
        Money disputed,
        Money credit,
        Money missing,
        Money excess,
        boolean covered) {
    /**
     * Adds up charges and credits of one reference, and says why.
     *
     * @throws InvalidInput {@code charge.other-currency} when one of them is not in the currency of the total
     */
    public static Explained<Coverage> of(
            String reference, Money total, List<Charge> charges, List<Credit> credits, CoveragePolicy policy) {
        ChargeTerms.checkReference(reference);
        Amounts.inRange(Amounts.notNegative(total, "total"), "total");
        Input.required(policy, "policy");
        Sum sum = new Sum(reference, total, policy);
        charges.forEach(sum::add);
        credits.forEach(sum::add);
        return sum.result();
    }

    private static final class Sum {
        private final String reference;
        private final Money total;
        private final CoveragePolicy policy;
        private final List<Reason> reasons = new ArrayList<>();
        private Money captured;
        private Money authorized;
        private Money onTerms;
        private Money disputed;
        private Money credit;

        Sum(String reference, Money total, CoveragePolicy policy) {
            this.reference = reference;
            this.total = total;
            this.policy = policy;
            Money zero = Money.zero(total.getCurrencyUnit());
            this.captured = zero;
            this.authorized = zero;
            this.onTerms = zero;
            this.disputed = zero;
            this.credit = zero;
            requireCurrency(policy.tolerance());
        }

        private void requireCurrency(Money amount) {
            if (!amount.isSameCurrency(total)) {
                throw InvalidInput.of(
                        "charge.other-currency",
                        "reference",
                        reference,
                        "currency",
                        amount.getCurrencyUnit().getCode(),
                        "wanted",
                        total.getCurrencyUnit().getCode());
            }
        }

        void add(Charge charge) {
            requireCurrency(charge.terms().amount());
            Money there = charge.left().minus(charge.disputed());
            captured = captured.plus(there);
            disputed = disputed.plus(charge.disputed());
            boolean promiseCounts =
                    policy.countedWhenAuthorized().contains(charge.terms().method());
            authorized = promiseCounts ? authorized.plus(charge.authorized()) : authorized;
            onTerms = policy.termsCount() ? onTerms.plus(charge.dueOnTerms()) : onTerms;
            reasons.add(reason(charge, there, promiseCounts));
        }

        private Reason reason(Charge charge, Money there, boolean promiseCounts) {
            String what = Forms.name(charge.terms().method()) + " "
                    + charge.terms().ordinal() + " of "
                    + charge.terms().amount() + " is "
                    + Forms.name(charge.status().kind());
            StringBuilder text =
                    new StringBuilder(what).append(": ").append(there).append(" came and is there");
            if (charge.authorized().isPositive()) {
                text.append(", ").append(charge.authorized()).append(" is promised, which ");
                text.append(promiseCounts ? "counts" : "does not count");
            }
            if (charge.dueOnTerms().isPositive()) {
                text.append(", ").append(charge.dueOnTerms()).append(" is due on terms, which ");
                text.append(policy.termsCount() ? "counts" : "does not count");
            }
            if (charge.disputed().isPositive()) {
                text.append(", ").append(charge.disputed()).append(" is blocked by a dispute");
            }
            return Reason.of("charge.coverage-charge", text.append('.').toString())
                    .with("charge", charge.id())
                    .with("status", Forms.name(charge.status().kind()))
                    .with("captured", there);
        }

        void add(Credit owed) {
            // Money of another currency that came for nothing known covers nothing here.
            if (!owed.left().isZero() && owed.amount().isSameCurrency(total)) {
                credit = credit.plus(owed.left());
                reasons.add(Reason.of(
                                "charge.coverage-credit",
                                owed.left() + " is owed to the payer (" + Forms.name(owed.cause())
                                        + ") and covers nothing until it is used.")
                        .with("credit", owed.id())
                        .with("left", owed.left()));
            }
        }

        Explained<Coverage> result() {
            Money zero = Money.zero(total.getCurrencyUnit());
            Money counted = captured.plus(authorized).plus(onTerms);
            Money missing = counted.isLessThan(total) ? total.minus(counted) : zero;
            Money held = captured.plus(credit);
            Money excess = held.isGreaterThan(total) ? held.minus(total) : zero;
            boolean covered = !missing.isGreaterThan(policy.tolerance());
            reasons.add(Reason.of(
                            covered ? "charge.covered" : "charge.not-covered",
                            counted + " of " + total + " counts, " + missing + " is missing, " + policy.tolerance()
                                    + " is tolerated.")
                    .with("total", total)
                    .with("counted", counted)
                    .with("missing", missing)
                    .with("tolerance", policy.tolerance()));
            return new Explained<>(
                    new Coverage(
                            reference,
                            total,
                            captured,
                            authorized,
                            onTerms,
                            disputed,
                            credit,
                            missing,
                            excess,
                            covered),
                    reasons);
        }
    }
}
