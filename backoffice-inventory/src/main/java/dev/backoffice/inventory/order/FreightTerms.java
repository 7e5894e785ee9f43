package dev.backoffice.inventory.order;

/** Who has the goods carried, in the order of the codes of a Brazilian tax document ({@code modFrete}). */
public enum FreightTerms {
    /** The seller orders and pays a carrier (CIF). */
    SENDER,
    /** The buyer does (FOB). */
    RECIPIENT,
    /** Somebody else does. */
    THIRD_PARTY,
    /** The seller's own vehicle. */
    OWN_SENDER,
    /** The buyer's own vehicle. */
    OWN_RECIPIENT,
    /** Nothing is carried. */
    NONE
}
