package dev.backoffice.inventory.stock;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.TypedId;
import java.util.UUID;

/**
 * Names one movement of one item.
 *
 * @param value the id
 */
public record MovementId(UUID value) implements TypedId {
    public MovementId {
        Input.required(value, "movement");
    }

    /** Reads what {@link #toString} wrote. */
    public static MovementId parse(String text) {
        return TypedId.parse("movement", text, MovementId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
