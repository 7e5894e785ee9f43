package dev.backoffice.finance.verification;

import dev.backoffice.core.marking.HostImplements;

/**
 * Advises whether a transaction should go on: a fraud-prevention provider, or a rule. Stateless and thread-safe; called outside any
 * transaction.
 *
 * <p>An answer that did not come is an outcome, not an exception: {@code Unknown} when the question may have arrived, {@code
 * NotSent} when it certainly did not. Whatever is thrown counts as {@code Unknown}. {@code VerifierContract} of the plugin TCK
 * checks it.
 */
@HostImplements
public interface Verifier {
    /** The stable name, e.g. {@code threshold}; written beside what it advised. Up to 60 lower-case letters, digits, hyphens. */
    String name();

    /** Asks. */
    AdviceOutcome advise(VerificationQuestion question);

    /** Asks what became of a question that was asked; asks nothing new. A rule without memory answers it again, the same. */
    AdviceLookup lookUp(VerificationQuestion question);
}
