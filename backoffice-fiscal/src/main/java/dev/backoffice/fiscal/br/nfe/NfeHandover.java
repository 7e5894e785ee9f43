package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Uf;
import java.util.Optional;

/**
 * How the goods come to the buyer. It tells the state of destination (Convênio ICMS 236/2021: where the goods physically
 * arrive): goods that the buyer picks up never leave the seller's state, wherever the buyer lives.
 *
 * @param pickedUp whether the buyer fetches them at the issuer's counter
 * @param from {@code retirada}, where they leave from; empty for the issuer's address
 * @param to {@code entrega}, where they go; empty for the recipient's address
 */
public record NfeHandover(boolean pickedUp, Optional<NfePlace> from, Optional<NfePlace> to) {
    /** From the issuer's address to the recipient's. */
    public static NfeHandover delivered() {
        return new NfeHandover(false, Optional.empty(), Optional.empty());
    }

    /** The buyer fetches them at the issuer's address. */
    public static NfeHandover atCounter() {
        return new NfeHandover(true, Optional.empty(), Optional.empty());
    }

    /** The same to another place, e.g. a gift to somebody else. */
    public NfeHandover to(NfePlace place) {
        return new NfeHandover(pickedUp, from, Optional.of(place));
    }

    /** The same from another place, e.g. another's warehouse. */
    public NfeHandover from(NfePlace place) {
        return new NfeHandover(pickedUp, Optional.of(place), to);
    }

    /** The state where the goods arrive. */
    public Uf destination(Uf issuer, Uf recipient) {
        return pickedUp ? issuer : to.map(place -> place.address().uf()).orElse(recipient);
    }
}
