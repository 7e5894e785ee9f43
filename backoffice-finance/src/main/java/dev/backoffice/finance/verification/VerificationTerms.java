package dev.backoffice.finance.verification;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.CodeText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be verified.
 *
 * @param reference of what, e.g. {@code order/1001}: up to 200 visible ASCII characters, space allowed inside
 * @param facts what is known of it
 * @param withoutAdvice what happens when the verifier has no advice
 * @param expiresAt by when somebody has to have decided; empty for no such time
 * @param patience how long the answer to a question may stay out, a minute to a year; then it is as if the verifier had no advice
 */
public record VerificationTerms(
        String reference,
        VerificationFacts facts,
        WithoutAdvice withoutAdvice,
        Optional<Instant> expiresAt,
        Duration patience) {
    /** How long the answer to a question may stay out where nobody says otherwise. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofDays(1);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public VerificationTerms {
        CodeText.check("verification.reference", reference, 200, CodeText.PRINTABLE);
        Input.required(facts, "verification.facts");
        Input.required(withoutAdvice, "verification.withoutAdvice");
        Input.required(expiresAt, "verification.expiresAt");
        Input.inRange(patience, "verification.patience", SHORTEST, LONGEST);
    }

    /** With the {@linkplain #DEFAULT_PATIENCE usual patience}. */
    public VerificationTerms(
            String reference, VerificationFacts facts, WithoutAdvice withoutAdvice, Optional<Instant> expiresAt) {
        this(reference, facts, withoutAdvice, expiresAt, DEFAULT_PATIENCE);
    }
}
