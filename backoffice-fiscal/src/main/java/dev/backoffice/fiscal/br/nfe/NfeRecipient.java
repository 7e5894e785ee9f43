package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.marking.Personal;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxpayer;
import java.util.Optional;

/**
 * Destinatário ({@code dest}): who the goods are for, a person or company in Brazil.
 *
 * @param id CPF or CNPJ
 * @param name {@code xNome}, 2 to 60 characters; in homologation the fixed text is written instead (rejection 598)
 * @param address where they live or are
 * @param email up to 60 characters; empty when there is none
 * @param taxpayer {@code indIEDest} and {@code IE}
 */
@Personal
public record NfeRecipient(
        NfePartyId id, String name, NfeAddress address, Optional<String> email, NfeTaxpayer taxpayer) {
    public NfeRecipient {
        NfeText.require("dest.xNome", name, 2, 60);
        email.ifPresent(text -> NfeText.require("dest.email", text, 1, 60));
        if (taxpayer instanceof NfeTaxpayer.Registered registered
                && registered.registration().uf() != address.uf()) {
            throw InvalidInput.of(
                    "nfe.registration-of-other-state",
                    "registration",
                    registered.registration().uf().name(),
                    "address",
                    address.uf().name());
        }
    }

    /** A recipient who is not a taxpayer of ICMS. */
    public NfeRecipient(NfePartyId id, String name, NfeAddress address, Optional<String> email) {
        this(id, name, address, email, NfeTaxpayer.none());
    }

    /** A recipient without an e-mail address who is not a taxpayer of ICMS. */
    public static NfeRecipient of(NfePartyId id, String name, NfeAddress address) {
        return new NfeRecipient(id, name, address, Optional.empty());
    }

    /** The same recipient as another kind of taxpayer. */
    public NfeRecipient as(NfeTaxpayer other) {
        return new NfeRecipient(id, name, address, email, other);
    }

    /** Only the id, which hides a person, and the municipality. */
    @Override
    public String toString() {
        return id + ", " + address;
    }
}
