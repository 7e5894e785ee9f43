package dev.backoffice.tck.plugin;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.finance.verification.ThresholdVerifier;
import dev.backoffice.finance.verification.VerificationFacts;
import dev.backoffice.finance.verification.VerificationQuestion;
import dev.backoffice.finance.verification.Verifier;
import java.math.BigDecimal;
import java.time.Instant;
import org.joda.money.Money;

class ThresholdVerifierContractTest extends VerifierContract {
    static final Verifier RULE = new ThresholdVerifier(
            Money.parse("BRL 100.00"), Money.parse("BRL 1000.00"), new BigDecimal("40"), new BigDecimal("80"));
    static final VerificationQuestion APPROVED = question("order/1", "3");
    static final VerificationQuestion REJECTED = question("order/2", "90");

    private static VerificationQuestion question(String reference, String score) {
        return new VerificationQuestion(
                TenantId.of("blue-shop"),
                reference,
                VerificationFacts.of(Money.parse("BRL 500.00")).withRiskScore(new BigDecimal(score)),
                1,
                Instant.parse("2026-11-24T15:00:00Z"));
    }

    @Override
    protected Verifier verifier() {
        return RULE;
    }

    @Override
    protected VerificationQuestion answered() {
        return APPROVED;
    }

    @Override
    protected VerificationQuestion answeredOtherwise() {
        return REJECTED;
    }
}
