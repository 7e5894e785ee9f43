package dev.backoffice.finance.verification;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.job.DueJob;

/**
 * Expires verifications nobody decided in time, and looks up questions whose answer did not come, over all tenants. One that fails
 * stops no other.
 */
public final class VerificationDues implements DueJob {
    /** Who is named as the cause. */
    public static final UserId USER = UserId.of("verification-dues");

    private final Verifications verifications;

    /** @param verifications that fall due */
    public VerificationDues(Verifications verifications) {
        this.verifications = Input.required(verifications, "verifications");
    }

    @Override
    public String name() {
        return Verifications.DUE;
    }

    @Override
    public boolean mayBeDue(Moment moment) {
        return verifications.mayBeDue(moment);
    }

    @Override
    public Done run(Moment moment, int limit) {
        return verifications.runDue(moment, limit);
    }
}
