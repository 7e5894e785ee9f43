package dev.backoffice.core.party;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.marking.Personal;
import dev.backoffice.core.organization.PostalAddress;

/**
 * An address of a party. Its text form shows the use and the region only.
 *
 * @param use what it is for
 * @param address where it is
 */
@Personal
public record PartyAddress(AddressUse use, PostalAddress address) {
    /** @throws InvalidInput {@code input.null} */
    public PartyAddress {
        Input.required(use, "address.use");
        Input.required(address, "address");
    }

    /** The use and the region. */
    @Override
    public String toString() {
        return "PartyAddress[" + use + ", " + address.region() + "]";
    }
}
