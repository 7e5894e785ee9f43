package dev.backoffice.fiscal.br.nfe;

/** Environment of the tax authority a document is meant for ({@code tpAmb}). */
public enum NfeEnvironment {
    /** Documents with legal value. */
    PRODUCTION(1),
    /** Homologação: documents without legal value; the recipient's name is replaced by the fixed text. */
    HOMOLOGATION(2);

    private final int code;

    NfeEnvironment(int code) {
        this.code = code;
    }

    /** The digit written in the document. */
    public int code() {
        return code;
    }
}
