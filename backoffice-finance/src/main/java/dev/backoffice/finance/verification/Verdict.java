package dev.backoffice.finance.verification;

/** What a person decides. */
public enum Verdict {
    /** It goes on. */
    APPROVE,
    /** It does not go on. */
    REJECT
}
