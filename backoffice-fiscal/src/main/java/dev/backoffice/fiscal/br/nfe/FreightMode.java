package dev.backoffice.fiscal.br.nfe;

/** Modalidade do frete ({@code modFrete}): who hires and pays the carriage. */
public enum FreightMode {
    /** Hired by the sender (CIF). */
    BY_SENDER(0),
    /** Hired by the recipient (FOB). */
    BY_RECIPIENT(1),
    /** Hired by somebody else. */
    BY_THIRD_PARTY(2),
    /** Carried by the sender with own vehicles. */
    OWN_BY_SENDER(3),
    /** Carried by the recipient with own vehicles. */
    OWN_BY_RECIPIENT(4),
    /** Nothing is carried. */
    NONE(9);

    private final int code;

    FreightMode(int code) {
        this.code = code;
    }

    /** The digit written in the document. */
    public int code() {
        return code;
    }
}
