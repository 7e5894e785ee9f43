package dev.backoffice.inventory.picking;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.TypedId;
import java.util.UUID;

/**
 * Names a pick list. It is made of the key it was started with, so a list started twice is one list.
 *
 * @param value the id
 */
public record PickListId(UUID value) implements TypedId {
    public PickListId {
        Input.required(value, "pickList");
    }

    /** The list a key starts. */
    public static PickListId of(TenantId tenant, IdempotencyKey key) {
        return new PickListId(IdGenerator.named("pick-list", tenant.value(), key.value()));
    }

    /** Reads what {@link #toString} wrote. */
    public static PickListId parse(String text) {
        return TypedId.parse("pickList", text, PickListId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
