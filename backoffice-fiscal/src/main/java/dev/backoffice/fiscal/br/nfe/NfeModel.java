package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;

/** Model of the document ({@code mod}, Ajuste SINIEF 07/2005 and 19/2016). */
public enum NfeModel {
    /** The invoice between any two parties, NF-e. */
    NFE(55),
    /** The consumer's receipt, NFC-e. */
    NFCE(65);

    private final int code;

    NfeModel(int code) {
        this.code = code;
    }

    /** The two digits written in the document and in its key. */
    public int code() {
        return code;
    }

    /** The model with this code; {@code nfe.code-invalid} when there is none. */
    public static NfeModel of(int code) {
        for (NfeModel model : values()) {
            if (model.code == code) {
                return model;
            }
        }
        throw InvalidInput.of("nfe.code-invalid", "field", "mod", "value", Integer.toString(code));
    }
}
