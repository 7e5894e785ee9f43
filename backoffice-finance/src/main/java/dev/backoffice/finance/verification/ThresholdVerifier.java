package dev.backoffice.finance.verification;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Amounts;
import java.math.BigDecimal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Advises by amount and risk score alone. A pure rule, decided in this order:
 *
 * <ol>
 *   <li>a score of {@code rejectFrom} or more: reject;
 *   <li>a score of {@code reviewFrom} or more: review;
 *   <li>an amount of {@code reviewAmount} or more: review;
 *   <li>no score, and an amount above {@code smallAmount}: no advice;
 *   <li>else: approve.
 * </ol>
 *
 * An amount of another currency gets no advice.
 *
 * @param smallAmount up to this no score is needed, zero or more
 * @param reviewAmount from this on a person looks, not below {@code smallAmount}
 * @param reviewFrom risk score, 0 to 100
 * @param rejectFrom risk score, not below {@code reviewFrom}
 */
public record ThresholdVerifier(Money smallAmount, Money reviewAmount, BigDecimal reviewFrom, BigDecimal rejectFrom)
        implements Verifier {
    /** @throws InvalidInput naming the field, {@code verification.thresholds} when they cross or differ in currency */
    public ThresholdVerifier {
        Amounts.inRange(Amounts.notNegative(smallAmount, "smallAmount"), "smallAmount");
        Amounts.inRange(Amounts.notNegative(reviewAmount, "reviewAmount"), "reviewAmount");
        BigDecimal highest = BigDecimal.valueOf(100);
        Input.inRange(reviewFrom, "reviewFrom", BigDecimal.ZERO, highest);
        Input.inRange(rejectFrom, "rejectFrom", BigDecimal.ZERO, highest);
        if (!smallAmount.isSameCurrency(reviewAmount) || smallAmount.isGreaterThan(reviewAmount)) {
            throw InvalidInput.of(
                    "verification.thresholds", "low", smallAmount.toString(), "high", reviewAmount.toString());
        }
        if (reviewFrom.compareTo(rejectFrom) > 0) {
            throw InvalidInput.of(
                    "verification.thresholds", "low", reviewFrom.toPlainString(), "high", rejectFrom.toPlainString());
        }
    }

    @Override
    public String name() {
        return "threshold";
    }

    @Override
    public AdviceOutcome advise(VerificationQuestion question) {
        return new AdviceOutcome.Advised(decide(question.facts()));
    }

    @Override
    public AdviceLookup lookUp(VerificationQuestion question) {
        return new AdviceLookup.Advised(decide(question.facts()));
    }

    /** The advice for these facts. */
    public Advice decide(VerificationFacts facts) {
        Explained<Finding> found = find(facts);
        return switch (found.value()) {
            case APPROVE -> new Advice.Approve(found.reasons());
            case REVIEW -> new Advice.Review(found.reasons());
            case REJECT -> new Advice.Reject(found.reasons());
            case NONE -> new Advice.NoAdvice(found.reasons());
        };
    }

    private enum Finding {
        APPROVE,
        REVIEW,
        REJECT,
        NONE
    }

    private Explained<Finding> find(VerificationFacts facts) {
        Money amount = facts.amount();
        if (!amount.isSameCurrency(reviewAmount)) {
            return because(
                    Finding.NONE,
                    "verification.other-currency",
                    "The rule knows amounts in " + reviewAmount.getCurrencyUnit() + ", not " + amount + ".");
        }
        @Nullable BigDecimal score = facts.riskScore().orElse(null);
        if (score != null && score.compareTo(rejectFrom) >= 0) {
            return because(
                    Finding.REJECT,
                    "verification.risk-rejects",
                    "A risk of " + text(score) + " is " + text(rejectFrom) + " or more.");
        }
        if (score != null && score.compareTo(reviewFrom) >= 0) {
            return because(
                    Finding.REVIEW,
                    "verification.risk-reviews",
                    "A risk of " + text(score) + " is " + text(reviewFrom) + " or more.");
        }
        if (!amount.isLessThan(reviewAmount)) {
            return because(Finding.REVIEW, "verification.amount-reviews", amount + " is " + reviewAmount + " or more.");
        }
        if (score == null && amount.isGreaterThan(smallAmount)) {
            return because(
                    Finding.NONE,
                    "verification.no-score",
                    "There is no risk score, and " + amount + " is more than " + smallAmount + ".");
        }
        return because(
                Finding.APPROVE,
                "verification.below-thresholds",
                amount + (score == null ? " needs no score" : " with a risk of " + text(score))
                        + " stays below every threshold.");
    }

    private static Explained<Finding> because(Finding finding, String code, String text) {
        return Explained.of(finding, Reason.of(code, text));
    }

    private static String text(BigDecimal score) {
        return score.toPlainString();
    }
}
