package dev.backoffice.fiscal.br.nfe;

/** Indicador da forma de pagamento ({@code indPag}). */
public enum PaymentTerm {
    /** À vista: paid at once. */
    AT_ONCE(0),
    /** A prazo: paid later. */
    LATER(1);

    private final int code;

    PaymentTerm(int code) {
        this.code = code;
    }

    /** The digit written in the document. */
    public int code() {
        return code;
    }
}
