package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.finance.verification.Advice;
import dev.backoffice.finance.verification.AdviceLookup;
import dev.backoffice.finance.verification.AdviceOutcome;
import dev.backoffice.finance.verification.DecideVerification;
import dev.backoffice.finance.verification.ThresholdVerifier;
import dev.backoffice.finance.verification.Verdict;
import dev.backoffice.finance.verification.VerificationCase;
import dev.backoffice.finance.verification.VerificationQuestion;
import dev.backoffice.finance.verification.VerificationStatus;
import dev.backoffice.finance.verification.Verifier;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Orders of a shop that asks a verifier whether they are genuine. */
class VerifyingTest {
    /** Approves up to 50 reais; above that it wants a score, and a person looks at a score of 60. */
    private static final ThresholdVerifier THRESHOLDS = new ThresholdVerifier(
            Money.parse("BRL 50.00"), Money.parse("BRL 5000.00"), BigDecimal.valueOf(60), BigDecimal.valueOf(90));

    private Shop shop(Verifier verifier) {
        return Shop.deciding(builder -> builder.verifier(verifier)).stocked(10);
    }

    private static OrderId scored(Shop shop, int score) {
        return shop.takenIn(Shop.mugs("1001", 2).riskScore(score));
    }

    private static VerificationCase verification(Shop shop, OrderId order) {
        return shop.backoffice
                .verifications()
                .orElseThrow()
                .find(MARIA, "order/" + order)
                .orElseThrow();
    }

    private static void decide(Shop shop, OrderId order, Verdict verdict) {
        shop.backoffice
                .verifications()
                .orElseThrow()
                .decide(
                        MARIA,
                        new DecideVerification(
                                IdempotencyKey.of("decided"),
                                verification(shop, order).id(),
                                verdict,
                                "Somebody called the buyer"));
        shop.run();
    }

    @Test
    void an_order_the_verifier_approves_leaves() {
        Shop shop = shop(THRESHOLDS);

        OrderId order = scored(shop, 10);

        assertThat(verification(shop, order).status().kind()).isEqualTo(VerificationStatus.Kind.APPROVED);
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        shop.assertSound();
    }

    @Test
    void an_order_in_review_keeps_its_goods_and_leaves_once_a_person_approves_it() {
        Shop shop = shop(THRESHOLDS);
        OrderId order = scored(shop, 70);
        assertThat(shop.waitsFor(order)).isEqualTo("order.awaiting-verification");
        assertThat(shop.available("MUG-01")).isEqualTo("8 UN");

        decide(shop, order, Verdict.APPROVE);

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        shop.assertSound();
    }

    @Test
    void an_order_a_person_rejects_is_cancelled_and_its_money_goes_back() {
        Shop shop = shop(THRESHOLDS);
        OrderId order = scored(shop, 70);

        decide(shop, order, Verdict.REJECT);

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.CANCELLED);
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 79.80"));
        assertThat(shop.available("MUG-01")).isEqualTo("10 UN");
        shop.assertSound();
    }

    @Test
    void an_order_the_verifier_rejects_is_cancelled_without_anybody() {
        Shop shop = shop(THRESHOLDS);

        OrderId order = scored(shop, 95);

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.CANCELLED);
        assertThat(shop.view(order).cancelledBecause()).contains("The verification of the purchase failed");
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 79.80"));
        shop.assertSound();
    }

    @Test
    void what_the_verifier_cannot_tell_is_for_a_person() {
        Shop shop = shop(THRESHOLDS);

        OrderId order = shop.ordered("1001", 2);

        assertThat(verification(shop, order).status().kind()).isEqualTo(VerificationStatus.Kind.IN_REVIEW);
        assertThat(shop.waitsFor(order)).isEqualTo("order.awaiting-verification");
        shop.assertSound();
    }

    @Test
    void a_verifier_that_is_out_of_reach_is_asked_again_until_it_is_back() {
        Answers verifier = new Answers();
        verifier.outcome = new AdviceOutcome.NotSent("out of reach");
        Shop shop = shop(verifier);
        OrderId order = scored(shop, 10);
        assertThat(shop.waitsFor(order)).isEqualTo("order.awaiting-verification");
        shop.runFor(Duration.ofMinutes(10));
        assertThat(shop.waitsFor(order)).isEqualTo("order.awaiting-verification");
        int asked = verifier.asked;

        verifier.outcome = new AdviceOutcome.Advised(verifier.approval());
        shop.runFor(Duration.ofHours(1));

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(verifier.asked).isEqualTo(asked + 1);
        shop.assertSound();
    }

    @Test
    void an_answer_that_was_lost_is_looked_up_and_not_asked_for_again() {
        Answers verifier = new Answers();
        verifier.outcome = new AdviceOutcome.Unknown("the line broke");
        Shop shop = shop(verifier);
        OrderId order = scored(shop, 10);

        shop.runFor(Duration.ofMinutes(30));

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(verifier.asked).isEqualTo(1);
        shop.assertSound();
    }

    @Test
    void nobody_has_to_look_at_an_order_that_was_cancelled() {
        Shop shop = shop(THRESHOLDS);
        OrderId order = scored(shop, 70);

        shop.cancel(order);

        assertThat(verification(shop, order).status().kind()).isEqualTo(VerificationStatus.Kind.CANCELLED);
        shop.assertSound();
    }

    /** A verifier that answers what it is told, and remembers that it approved. */
    private static final class Answers implements Verifier {
        private Optional<AdviceOutcome> told = Optional.empty();
        private AdviceOutcome outcome = new AdviceOutcome.NotSent("nobody told");
        private int asked;

        Advice approval() {
            return new Advice.Approve(List.of(Reason.of("test.approved", "It looks well.")));
        }

        @Override
        public String name() {
            return "answers";
        }

        @Override
        public AdviceOutcome advise(VerificationQuestion question) {
            asked++;
            told = Optional.of(outcome);
            return outcome;
        }

        @Override
        public AdviceLookup lookUp(VerificationQuestion question) {
            return told.filter(last -> last instanceof AdviceOutcome.NotSent).isPresent()
                    ? new AdviceLookup.Absent()
                    : new AdviceLookup.Advised(approval());
        }
    }
}
