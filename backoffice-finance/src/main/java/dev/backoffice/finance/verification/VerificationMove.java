package dev.backoffice.finance.verification;

/** What can be done to a verification. */
public enum VerificationMove {
    /** The verifier is about to be asked. */
    ASK,
    /** The question did not arrive. */
    RETURN,
    /** There is no answer yet. */
    LOOK_UP,
    /** The verifier answered. */
    ADVISE,
    /** A person decides. */
    DECIDE,
    /** Its time passed. */
    EXPIRE,
    /** It is not needed any more. */
    CANCEL,
    /** A person has to look again. */
    RECONSIDER
}
