package dev.backoffice.core.insight;

import java.time.Duration;

/** What is counted or measured for a {@link HealthCheck}. Ages are in whole seconds. */
public enum HealthFigure {
    /** The version of the tables that the store finds. Never judged: {@link HealthCheck#STORE} compares it. */
    SCHEMA_FOUND("schemaFound", HealthLimit.none()),

    /** The version of the tables that the library needs. Never judged. */
    SCHEMA_NEEDED("schemaNeeded", HealthLimit.none()),

    /** Deliveries of one subscription that are not handled yet, parked ones too. A warning from 10,000 on. */
    UNFINISHED("unfinished", HealthLimit.warning(10_000)),

    /** Deliveries of one subscription that failed for good; each holds up what comes after it for the same thing. A warning from 1 on. */
    PARKED("parked", HealthLimit.warning(1)),

    /** Age of the oldest event that one subscription has not handled, parked ones too. A warning from 1 hour on. */
    OLDEST("oldest", HealthLimit.warning(Duration.ofHours(1))),

    /**
     * For how long a delivery of one subscription could have been handed out and nobody took it: nobody calls {@code runDue}, or it
     * does not keep up. A warning from 5 minutes on, down from 1 hour on.
     */
    OVERDUE("overdue", HealthLimit.of(Duration.ofMinutes(5), Duration.ofHours(1))),

    /** Events of all tenants that are not in the sealed trail yet. A warning from 100,000 on. */
    UNSEALED("unsealed", HealthLimit.warning(100_000)),

    /** Age of the oldest of them. A warning from 1 hour on. */
    UNSEALED_OLDEST("unsealedOldest", HealthLimit.warning(Duration.ofHours(1))),

    /** Deltas of all tenants that are not folded into their balances yet: reading those gets slower. A warning from 100,000 on. */
    UNFOLDED("unfolded", HealthLimit.warning(100_000)),

    /** Things in use that end within {@link HealthPolicy#notice}. A warning from 1 on. */
    EXPIRING("expiring", HealthLimit.warning(1)),

    /** Things in use that have ended. A warning from 1 on. */
    EXPIRED("expired", HealthLimit.warning(1)),

    /** Whole days until the first thing in use ends that has not ended; left out when nothing is known of. Never judged. */
    DAYS_LEFT("daysLeft", HealthLimit.none());

    private final String text;
    private final HealthLimit standard;

    HealthFigure(String text, HealthLimit standard) {
        this.text = text;
        this.standard = standard;
    }

    /** The limit where a host says nothing. */
    public HealthLimit standard() {
        return standard;
    }

    /** Its name in reports, in camel case. */
    @Override
    public String toString() {
        return text;
    }
}
