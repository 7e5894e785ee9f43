package dev.backoffice.core.party;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.TypedId;
import java.util.UUID;

/**
 * Names a party. It says nothing about the person, so it may stand in events and may stay when the person is erased.
 *
 * @param value the id
 */
public record PartyId(UUID value) implements TypedId {
    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null} */
    public PartyId {
        Input.required(value, "party");
    }

    /** Reads what {@link #toString} wrote. */
    public static PartyId parse(String text) {
        return TypedId.parse("party", text, PartyId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
