package dev.backoffice.inventory.order;

/** How an order reaches the buyer. */
public enum DeliveryMethod {
    /** A carrier brings it. */
    CARRIER,
    /** The buyer fetches it. */
    PICKUP,
    /** The company's own people bring it. */
    OWN,
    /** The channel takes care of it. */
    CHANNEL
}
