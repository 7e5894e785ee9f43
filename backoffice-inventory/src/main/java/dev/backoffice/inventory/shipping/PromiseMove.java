package dev.backoffice.inventory.shipping;

/** What can happen to a promise. */
public enum PromiseMove {
    /** It is made anew. */
    REVISE,
    /** The order went a step on, or back. */
    ADVANCE,
    /** The buyer got it. */
    DELIVER,
    /** Nothing is to be delivered any more: the order was cancelled, or goes on in parts. */
    DROP
}
