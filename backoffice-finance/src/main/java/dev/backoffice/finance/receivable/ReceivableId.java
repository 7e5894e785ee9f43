package dev.backoffice.finance.receivable;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.TypedId;
import java.util.UUID;

/**
 * Names a receivable. It is made of the tenant, the reference, the series and the number of the instalment, so one opened twice is
 * one receivable.
 *
 * @param value the id
 */
public record ReceivableId(UUID value) implements TypedId {
    public ReceivableId {
        Input.required(value, "receivable");
    }

    /** The receivable of an instalment. */
    public static ReceivableId of(TenantId tenant, String reference, String series, int instalment) {
        return new ReceivableId(
                IdGenerator.named("receivable", tenant.value(), reference, series, Integer.toString(instalment)));
    }

    /** Reads what {@link #toString} wrote. */
    public static ReceivableId parse(String text) {
        return TypedId.parse("receivable", text, ReceivableId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
