package dev.backoffice.finance.verification;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.TypedId;
import java.util.UUID;

/**
 * Names a verification. It is made of the tenant and the reference: one thing is verified in one case.
 *
 * @param value the id
 */
public record VerificationId(UUID value) implements TypedId {
    public VerificationId {
        Input.required(value, "verification");
    }

    /** The verification of a reference. */
    public static VerificationId of(TenantId tenant, String reference) {
        return new VerificationId(IdGenerator.named("verification", tenant.value(), reference));
    }

    /** Reads what {@link #toString} wrote. */
    public static VerificationId parse(String text) {
        return TypedId.parse("verification", text, VerificationId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
