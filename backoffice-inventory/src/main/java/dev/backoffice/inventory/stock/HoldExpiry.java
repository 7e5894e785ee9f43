package dev.backoffice.inventory.stock;

import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.job.DueJob;

/** Gives held goods back whose time has passed, over all tenants, and records that it did. */
public final class HoldExpiry implements DueJob {
    /** Who is named as the cause of an expiry. */
    public static final UserId USER = UserId.of("hold-expiry");

    private final Stock stock;

    /** @param stock whose holds fall due */
    public HoldExpiry(Stock stock) {
        this.stock = stock;
    }

    @Override
    public String name() {
        return "stock.expire-holds";
    }

    @Override
    public boolean mayBeDue(Moment moment) {
        return stock.mayBeDue();
    }

    @Override
    public Done run(Moment moment, int limit) {
        return stock.expireDue(limit);
    }
}
