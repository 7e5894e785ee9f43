package dev.backoffice.inventory.returns;

/** What becomes of goods that came back. */
public enum Disposition {
    /** They can be sold again: they go back to the place they left. */
    RESTOCK,
    /** They cannot be sold again: what they had cost stays a cost. */
    DISCARD
}
