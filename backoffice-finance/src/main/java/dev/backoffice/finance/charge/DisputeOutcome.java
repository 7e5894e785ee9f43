package dev.backoffice.finance.charge;

/** How a dispute ended. */
public enum DisputeOutcome {
    /** The company keeps the money. */
    WON,
    /** The money was taken back. */
    LOST
}
