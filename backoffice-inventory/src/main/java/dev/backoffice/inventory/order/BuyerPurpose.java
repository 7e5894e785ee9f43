package dev.backoffice.inventory.order;

/** What a buyer does with the goods: it decides about taxes. */
public enum BuyerPurpose {
    /** Uses them. */
    CONSUMPTION,
    /** Sells them on. */
    RESALE,
    /** Makes something of them. */
    INDUSTRY
}
