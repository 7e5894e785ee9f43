package dev.backoffice.inventory.order;

/** What can be done to an order. */
public enum OrderMove {
    /** Its goods were set aside. */
    HOLD,
    /** Its goods are set aside no longer, because the hold's time had passed. */
    LOSE_HOLD,
    /** Its goods were picked. */
    SEPARATE,
    /** Its goods were packed. */
    PACK,
    /** A document covers it. */
    INVOICE,
    /** The document is about to be cancelled: it must not be dispatched under it. */
    REVOKE_DISPATCH,
    /** It leaves. */
    DISPATCH,
    /** The buyer got it. */
    DELIVER,
    /** It is cancelled. */
    CANCEL,
    /** It has to wait. */
    DEFER,
    /** It waits no longer. */
    RESUME
}
