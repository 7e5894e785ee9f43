package dev.backoffice.inventory.stock;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.TypedId;
import java.util.UUID;

/**
 * Names goods that were set aside together.
 *
 * @param value the id
 */
public record HoldId(UUID value) implements TypedId {
    public HoldId {
        Input.required(value, "hold");
    }

    /** The hold of a command: the same key of the same tenant always means the same hold. */
    public static HoldId of(TenantId tenant, IdempotencyKey key) {
        return new HoldId(IdGenerator.named("stock-hold", tenant.value(), key.value()));
    }

    /** Reads what {@link #toString} wrote. */
    public static HoldId parse(String text) {
        return TypedId.parse("hold", text, HoldId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
