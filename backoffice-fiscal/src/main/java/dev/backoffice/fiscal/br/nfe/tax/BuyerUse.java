package dev.backoffice.fiscal.br.nfe.tax;

/** What the recipient buys for. */
public enum BuyerUse {
    /** To use or consume: a final consumer ({@code indFinal} 1), also a company that buys for itself. */
    CONSUMPTION,
    /** To sell again. */
    RESALE,
    /** To make other goods of. */
    INDUSTRY;

    /** {@code indFinal}: 1 for a final consumer. */
    public int finalConsumer() {
        return this == CONSUMPTION ? 1 : 0;
    }
}
