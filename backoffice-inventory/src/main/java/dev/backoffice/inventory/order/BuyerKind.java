package dev.backoffice.inventory.order;

/** What a buyer is. */
public enum BuyerKind {
    /** A natural person of the country. */
    PERSON,
    /** A company of the country. */
    COMPANY,
    /** Somebody from abroad. */
    FOREIGN
}
