package dev.backoffice.inventory.shipping;

/** What is still to be done for an order, in the usual order. */
public enum Stage {
    /** Take its goods from the shelves. */
    SEPARATE,
    /** Put them into parcels. */
    PACK,
    /** Have a document cover them. */
    INVOICE,
    /** Hand them to the carrier. */
    DISPATCH,
    /** Bring them to the buyer. */
    DELIVER
}
