package dev.backoffice.inventory.order;

/** Why a line is part of an order. */
public enum LineKind {
    /** It is sold. */
    SALE,
    /** It is given along. */
    BONUS,
    /** It is a sample. */
    SAMPLE
}
