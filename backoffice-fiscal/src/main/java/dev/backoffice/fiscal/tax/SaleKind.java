package dev.backoffice.fiscal.tax;

/** For what the goods of a line are handed over. */
public enum SaleKind {
    /** For a price. */
    SALE,
    /** Without a price, because of other goods of the same document. */
    BONUS,
    /** Without a price and without a condition. */
    DONATION,
    /** Without a price, so few that they only make the goods known. */
    SAMPLE
}
