package dev.backoffice.finance.verification;

import dev.backoffice.core.identity.TenantId;
import java.time.Instant;

/**
 * What a verifier is asked. The tenant, the reference and the attempt together are the question's name: asked or looked up again
 * under it, it is the same question.
 *
 * @param tenant whose transaction
 * @param reference of what, e.g. {@code order/1001}
 * @param facts what is known of it
 * @param attempt which attempt, from 1 on
 * @param at when the attempt was started
 */
public record VerificationQuestion(
        TenantId tenant, String reference, VerificationFacts facts, int attempt, Instant at) {}
