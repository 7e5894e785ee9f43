package dev.backoffice.inventory.returns;

/** Why goods come back. */
public enum ReturnCause {
    /** The buyer changed their mind within seven days of delivery (direito de arrependimento, CDC art. 49). */
    REGRET,
    /** It does not work (vício do produto, CDC art. 18). */
    DEFECTIVE,
    /** Something else was sent than ordered. */
    WRONG_ITEM,
    /** It was damaged on the way. */
    DAMAGED,
    /** The buyer wants another item instead. */
    EXCHANGE,
    /** The buyer refused it at the door; it was never delivered. */
    REFUSED,
    /** Nobody was found at the address; it was never delivered. */
    NOT_FOUND,
    /** Anything else; the text tells. */
    OTHER;

    /** Whether the goods come back without having been delivered. */
    public boolean undelivered() {
        return this == REFUSED || this == NOT_FOUND;
    }
}
