package dev.backoffice.fiscal.br;

/** Código de regime tributário ({@code CRT}) of the issuer. */
public enum TaxRegime {
    /** Simples Nacional (LC 123/2006). */
    SIMPLES(1),
    /** Simples Nacional above the sublimit of revenue: ICMS is paid outside it. */
    SIMPLES_ABOVE_SUBLIMIT(2),
    /** Regime normal: presumed or real profit. */
    NORMAL(3),
    /** MEI, the individual micro-entrepreneur. */
    MEI(4);

    private final int code;

    TaxRegime(int code) {
        this.code = code;
    }

    /** The digit written in the document. */
    public int code() {
        return code;
    }

    /** Whether items carry a CSOSN instead of a CST (rejections 590 and 591). */
    public boolean usesCsosn() {
        return this == SIMPLES || this == MEI;
    }
}
