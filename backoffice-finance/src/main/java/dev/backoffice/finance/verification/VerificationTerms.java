package dev.backoffice.finance.verification;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.CodeText;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be verified.
 *
 * @param reference of what, e.g. {@code order/1001}: up to 200 visible ASCII characters, space allowed inside
 * @param facts what is known of it
 * @param withoutAdvice what happens when the verifier has no advice
 * @param expiresAt by when somebody has to have decided; empty for no such time
 */
public record VerificationTerms(
        String reference, VerificationFacts facts, WithoutAdvice withoutAdvice, Optional<Instant> expiresAt) {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public VerificationTerms {
        CodeText.check("verification.reference", reference, 200, CodeText.PRINTABLE);
        Input.required(facts, "verification.facts");
        Input.required(withoutAdvice, "verification.withoutAdvice");
        Input.required(expiresAt, "verification.expiresAt");
    }
}
