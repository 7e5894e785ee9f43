package dev.backoffice.fiscal.br.nfe;

/** Environment of the tax authority a document is meant for ({@code tpAmb}). */
public enum NfeEnvironment {
    /** Documents with legal value. */
    PRODUCTION(1),
    /** Homologação: documents without legal value; the recipient's name is replaced by the fixed text. */
    HOMOLOGATION(2);

    /** What stands in place of the recipient's name in homologation (rejection 598). */
    public static final String HOMOLOGATION_RECIPIENT = "NF-E EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL";

    /** What stands in place of the first item's description on a receipt in homologation (rejection 373). */
    public static final String HOMOLOGATION_ITEM = "NOTA FISCAL EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL";

    private final int code;

    NfeEnvironment(int code) {
        this.code = code;
    }

    /** The digit written in the document. */
    public int code() {
        return code;
    }
}
