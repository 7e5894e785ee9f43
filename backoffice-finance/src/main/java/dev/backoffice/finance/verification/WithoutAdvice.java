package dev.backoffice.finance.verification;

/** What happens when the verifier has no advice, or did not answer in time. */
public enum WithoutAdvice {
    /** It is approved. */
    APPROVE,
    /** A person looks. */
    REVIEW
}
