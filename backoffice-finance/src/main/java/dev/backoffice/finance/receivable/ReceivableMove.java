package dev.backoffice.finance.receivable;

/** What can be done to a receivable. */
public enum ReceivableMove {
    /** Money was paid. */
    SETTLE,
    /** Money that was paid was taken back: a chargeback, a payment that bounced. */
    REVERSE,
    /** The rest will not come. */
    WRITE_OFF,
    /** The rest is asked for again. */
    REINSTATE,
    /** The rest is not owed any more. */
    CANCEL
}
