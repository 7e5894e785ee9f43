package dev.backoffice.inventory.order;

/** Who pays for a discount. Only what the seller pays for lowers the price, and with it what the tax document shows. */
public enum Funder {
    /** The seller takes less. */
    SELLER,
    /** The channel pays it to the seller with its next payout. */
    CHANNEL,
    /** The supplier pays it to the seller. */
    SUPPLIER
}
