package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.marking.Personal;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.util.Optional;

/**
 * Consumidor ({@code dest}) of a receipt who gave a number, and perhaps more; never a taxpayer of ICMS (rejection 789).
 *
 * @param id CPF, CNPJ, or a foreigner's document
 * @param name {@code xNome}, 2 to 60 characters; empty when it is not told
 * @param address {@code enderDest}; empty when it is not told, given for a delivery
 */
@Personal
public record NfceConsumer(NfePartyId id, Optional<String> name, Optional<NfeAddress> address) {
    public NfceConsumer {
        name.ifPresent(text -> NfeText.require("dest.xNome", text, 2, 60));
    }

    /** A consumer of whom only the number is known. */
    public static NfceConsumer of(NfePartyId id) {
        return new NfceConsumer(id, Optional.empty(), Optional.empty());
    }

    /** Only the id, which hides a person. */
    @Override
    public String toString() {
        return id.toString();
    }
}
