package dev.backoffice.finance.charge;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.TypedId;
import java.util.UUID;

/**
 * Names a charge. It is made of the tenant, the reference and the ordinal, so a charge opened twice is one charge.
 *
 * @param value the id
 */
public record ChargeId(UUID value) implements TypedId {
    public ChargeId {
        Input.required(value, "charge");
    }

    /** The charge of a reference with this ordinal. */
    public static ChargeId of(TenantId tenant, String reference, int ordinal) {
        return new ChargeId(IdGenerator.named("charge", tenant.value(), reference, Integer.toString(ordinal)));
    }

    /** Reads what {@link #toString} wrote. */
    public static ChargeId parse(String text) {
        return TypedId.parse("charge", text, ChargeId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
