package dev.backoffice.fiscal.tax;

/** How the issuer came by the goods sold. */
public enum GoodsSupply {
    /** Bought to be sold again. */
    RESALE,
    /** Made by the issuer. */
    OWN_PRODUCTION
}
