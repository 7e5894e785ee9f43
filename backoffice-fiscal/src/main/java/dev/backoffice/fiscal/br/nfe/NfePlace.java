package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.StateRegistration;
import dev.backoffice.core.marking.Personal;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.util.Optional;

/**
 * Local de retirada ou de entrega ({@code retirada}, {@code entrega}): a place other than the addresses of the parties.
 *
 * @param id who is there
 * @param name {@code xNome}, 2 to 60 characters; empty when it is not told
 * @param address where it is
 * @param registration {@code IE} of who is there; empty when there is none
 */
@Personal
public record NfePlace(
        NfePartyId id, Optional<String> name, NfeAddress address, Optional<StateRegistration> registration) {
    public NfePlace {
        name.ifPresent(text -> NfeText.require("local.xNome", text, 2, 60));
    }

    /** A place of somebody of whom no more is told. */
    public static NfePlace of(NfePartyId id, NfeAddress address) {
        return new NfePlace(id, Optional.empty(), address, Optional.empty());
    }

    /** Only the id, which hides a person, and the municipality. */
    @Override
    public String toString() {
        return id + ", " + address;
    }
}
