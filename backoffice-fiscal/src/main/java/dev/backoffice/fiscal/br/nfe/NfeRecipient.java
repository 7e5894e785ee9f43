package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.marking.Personal;
import java.util.Optional;

/**
 * Destinatário ({@code dest}): who the goods are for, a person or company that is not an ICMS contributor ({@code indIEDest}
 * 9).
 *
 * @param id CPF or CNPJ
 * @param name {@code xNome}, 2 to 60 characters; in homologation the fixed text is written instead (rejection 598)
 * @param address where they live or are
 * @param email up to 60 characters; empty when there is none
 */
@Personal
public record NfeRecipient(NfePartyId id, String name, NfeAddress address, Optional<String> email) {
    public NfeRecipient {
        NfeText.require("dest.xNome", name, 2, 60);
        email.ifPresent(text -> NfeText.require("dest.email", text, 1, 60));
    }

    /** A recipient without an e-mail address. */
    public static NfeRecipient of(NfePartyId id, String name, NfeAddress address) {
        return new NfeRecipient(id, name, address, Optional.empty());
    }

    /** Only the id, which hides a person, and the municipality. */
    @Override
    public String toString() {
        return id + ", " + address;
    }
}
