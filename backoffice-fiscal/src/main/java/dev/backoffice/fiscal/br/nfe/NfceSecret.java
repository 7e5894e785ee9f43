package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;

/**
 * Código de segurança do contribuinte (CSC): the secret a state gave the issuer for QR codes of version 2. The text form hides it.
 *
 * @param id its number at the state; written without leading zeros
 * @param code the secret itself, 1 to 60 characters
 */
public record NfceSecret(String id, String code) {
    public NfceSecret {
        NfeText.digits("idCSC", id, 1, 6);
        NfeText.require("CSC", code, 1, 60);
        id = id.replaceFirst("^0+(?=.)", "");
        if (id.equals("0")) {
            throw InvalidInput.of("nfe.code-invalid", "field", "idCSC", "value", "0");
        }
    }

    /** Only the id. */
    @Override
    public String toString() {
        return "CSC " + id;
    }
}
