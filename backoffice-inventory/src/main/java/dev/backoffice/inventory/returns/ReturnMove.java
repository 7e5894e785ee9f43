package dev.backoffice.inventory.returns;

/** What can be done to a return. */
public enum ReturnMove {
    /** The goods came. */
    RECEIVE,
    /** It is decided of some goods what becomes of them. */
    INSPECT,
    /** Money went back to the buyer. */
    REFUND,
    /** A document covers the goods that come back. */
    DOCUMENT,
    /** It does not take place, or the goods go back to the buyer. */
    CANCEL
}
