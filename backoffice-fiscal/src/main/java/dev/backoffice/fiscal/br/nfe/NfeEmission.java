package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;

/** Form of emission ({@code tpEmis}), part of the access key: changing it changes the key. */
public enum NfeEmission {
    /** Authorized before the goods leave. */
    NORMAL(1),
    /** FS-IA, printed on a security form; historic. */
    SECURITY_FORM_IA(2),
    /** Regime especial NFF. */
    NFF(3),
    /** EPEC: an event announces the note to the national environment. */
    EPEC(4),
    /** FS-DA, printed on a security form. */
    SECURITY_FORM_DA(5),
    /** SVC-AN, virtual contingency at the national environment. */
    SVC_AN(6),
    /** SVC-RS, virtual contingency at Rio Grande do Sul. */
    SVC_RS(7),
    /** Offline: handed over first, transmitted later. */
    OFFLINE(9);

    private final int code;

    NfeEmission(int code) {
        this.code = code;
    }

    /** The digit written in the document and in its key. */
    public int code() {
        return code;
    }

    /** The form with this code; {@code nfe.code-invalid} when there is none. */
    public static NfeEmission of(int code) {
        for (NfeEmission emission : values()) {
            if (emission.code == code) {
                return emission;
            }
        }
        throw InvalidInput.of("nfe.code-invalid", "field", "tpEmis", "value", Integer.toString(code));
    }
}
