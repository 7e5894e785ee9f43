package dev.backoffice.finance.ledger;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.TypedId;
import java.util.UUID;

/**
 * Identifies a journal entry.
 *
 * @param value the id
 */
public record EntryId(UUID value) implements TypedId {
    public EntryId {
        Input.required(value, "entry.id");
    }

    /** Reads what {@link #toString} wrote. */
    public static EntryId parse(String text) {
        return TypedId.parse("entry.id", text, EntryId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
