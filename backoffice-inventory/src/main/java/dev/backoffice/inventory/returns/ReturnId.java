package dev.backoffice.inventory.returns;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.TypedId;
import java.util.UUID;

/**
 * Names a return. It is made of the key it was requested with, so a return requested twice is one return.
 *
 * @param value the id
 */
public record ReturnId(UUID value) implements TypedId {
    public ReturnId {
        Input.required(value, "return");
    }

    /** The return a key requests. */
    public static ReturnId of(TenantId tenant, IdempotencyKey key) {
        return new ReturnId(IdGenerator.named("return", tenant.value(), key.value()));
    }

    /** Reads what {@link #toString} wrote. */
    public static ReturnId parse(String text) {
        return TypedId.parse("return", text, ReturnId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
