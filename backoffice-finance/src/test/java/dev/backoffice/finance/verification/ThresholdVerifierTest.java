package dev.backoffice.finance.verification;

import static dev.backoffice.finance.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The shipped rule, at and beside each of its thresholds. */
class ThresholdVerifierTest {
    private final ThresholdVerifier rule = new ThresholdVerifier(
            Money.parse("BRL 100.00"), Money.parse("BRL 1000.00"), new BigDecimal("40"), new BigDecimal("80"));

    @Test
    void a_high_risk_is_rejected_whatever_the_amount() {
        assertThat(decide("1.00", "80")).isInstanceOf(Advice.Reject.class);
        assertThat(decide("5000.00", "80")).isInstanceOf(Advice.Reject.class);
        assertThat(decide("1.00", "79.9")).isInstanceOf(Advice.Review.class);
    }

    @Test
    void a_middle_risk_or_a_large_amount_is_for_a_person() {
        assertThat(decide("1.00", "40")).isInstanceOf(Advice.Review.class);
        assertThat(decide("1.00", "39.9")).isInstanceOf(Advice.Approve.class);
        assertThat(decide("1000.00", "0")).isInstanceOf(Advice.Review.class);
        assertThat(decide("999.99", "0")).isInstanceOf(Advice.Approve.class);
        assertThat(rule.decide(VerificationFacts.of(Money.parse("BRL 1000.00"))))
                .isInstanceOf(Advice.Review.class);
    }

    @Test
    void without_a_score_only_small_amounts_are_approved() {
        assertThat(rule.decide(VerificationFacts.of(Money.parse("BRL 100.00")))).isInstanceOf(Advice.Approve.class);
        assertThat(rule.decide(VerificationFacts.of(Money.parse("BRL 100.01")))).isInstanceOf(Advice.NoAdvice.class);
        assertThat(rule.decide(VerificationFacts.of(Money.parse("USD 1.00")))).isInstanceOf(Advice.NoAdvice.class);
    }

    @Test
    void it_says_why() {
        assertThat(decide("1.00", "61").reasons())
                .extracting(reason -> reason.text())
                .containsExactly("A risk of 61 is 40 or more.");
        assertThat(decide("900.00", "3").reasons())
                .extracting(reason -> reason.text())
                .containsExactly("BRL 900.00 with a risk of 3 stays below every threshold.");
    }

    @Test
    void thresholds_that_cross_are_refused() {
        Money low = Money.parse("BRL 100.00");
        Money high = Money.parse("BRL 1000.00");
        BigDecimal forty = new BigDecimal("40");
        assertRefused("verification.thresholds", () -> new ThresholdVerifier(high, low, forty, forty));
        assertRefused("verification.thresholds", () -> new ThresholdVerifier(low, high, forty, BigDecimal.ONE));
        assertRefused(
                "verification.thresholds", () -> new ThresholdVerifier(Money.parse("USD 1.00"), high, forty, forty));
        assertRefused("input.range", () -> VerificationFacts.of(low).withRiskScore(new BigDecimal("100.1")));
    }

    private Advice decide(String amount, String score) {
        return rule.decide(VerificationFacts.of(Money.parse("BRL " + amount)).withRiskScore(new BigDecimal(score)));
    }
}
