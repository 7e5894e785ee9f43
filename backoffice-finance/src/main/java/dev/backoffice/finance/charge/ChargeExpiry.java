package dev.backoffice.finance.charge;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.job.DueJob;

/** Expires charges whose time has passed, over all tenants, and records that it did. One that fails stops no other. */
public final class ChargeExpiry implements DueJob {
    /** Who is named as the cause of an expiry. */
    public static final UserId USER = UserId.of("charge-expiry");

    private final Charges charges;

    /** @param charges that fall due */
    public ChargeExpiry(Charges charges) {
        this.charges = Input.required(charges, "charges");
    }

    @Override
    public String name() {
        return Charges.EXPIRE_DUE;
    }

    @Override
    public boolean mayBeDue(Moment moment) {
        return charges.mayBeDue(moment);
    }

    @Override
    public Done run(Moment moment, int limit) {
        return charges.expireDue(moment, limit);
    }
}
