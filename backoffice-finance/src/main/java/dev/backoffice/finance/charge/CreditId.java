package dev.backoffice.finance.charge;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.TypedId;
import java.util.UUID;

/**
 * Names a credit. It is made of the tenant and of what it came from, so no money becomes two credits.
 *
 * @param value the id
 */
public record CreditId(UUID value) implements TypedId {
    public CreditId {
        Input.required(value, "credit");
    }

    /** The credit that money became. */
    static CreditId of(TenantId tenant, MoneyId money) {
        return new CreditId(IdGenerator.named("credit", tenant.value(), "money", money.toString()));
    }

    /** The credit that a refund became. */
    static CreditId of(TenantId tenant, ChargeId charge, String refund) {
        return new CreditId(IdGenerator.named("credit", tenant.value(), "refund", charge.toString(), refund));
    }

    /** Reads what {@link #toString} wrote. */
    public static CreditId parse(String text) {
        return TypedId.parse("credit", text, CreditId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
