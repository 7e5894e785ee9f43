package dev.backoffice.fiscal.br.nfe;

/** What a line of a note is to the buyer. */
public enum LineKind {
    /** Sold. */
    SALE,
    /** Bonificação, doação, brinde or amostra: given away, with an operation code x.910 or x.911; nobody pays for it. */
    GIFT
}
