package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Cnpj;

/**
 * Responsável técnico ({@code infRespTec}, NT 2018.005): who answers for the software that issues the note.
 *
 * @param cnpj {@code CNPJ} of the company that answers for the software
 * @param contact {@code xContato}, 2 to 60 characters
 * @param email 6 to 60 characters
 * @param phone 6 to 14 digits
 */
public record NfeTechnicalContact(Cnpj cnpj, String contact, String email, String phone) {
    public NfeTechnicalContact {
        NfeText.require("xContato", contact, 2, 60);
        NfeText.require("infRespTec.email", email, 6, 60);
        NfeText.digits("infRespTec.fone", phone, 6, 14);
    }
}
