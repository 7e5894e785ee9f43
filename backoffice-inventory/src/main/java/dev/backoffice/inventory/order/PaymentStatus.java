package dev.backoffice.inventory.order;

/** Where a payment stands. */
public enum PaymentStatus {
    /** Asked for. */
    PENDING,
    /** Promised by the card's issuer, not taken yet. */
    AUTHORIZED,
    /** Taken from the card. */
    CAPTURED,
    /** Received. */
    PAID,
    /** Due later by agreement. */
    ON_TERMS,
    /** Not paid in time. */
    EXPIRED,
    /** Given back. */
    REFUNDED;

    /** Whether goods may leave: the money is taken, or is due later by agreement. */
    public boolean releasesGoods() {
        return this == CAPTURED || this == PAID || this == ON_TERMS;
    }

    /** Whether money was taken from the buyer. */
    public boolean taken() {
        return this == CAPTURED || this == PAID;
    }
}
