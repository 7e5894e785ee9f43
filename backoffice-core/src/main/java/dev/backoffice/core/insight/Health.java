package dev.backoffice.core.insight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How well a back office is, over all tenants of its store. No check, name or figure tells of a single tenant, so that it may be shown
 * to whoever watches the machines.
 *
 * @param at when it was looked at
 * @param checks one for the store, one for each subscription, and those of trail, balances and certificates; always the same names
 */
public record Health(Instant at, List<HealthCheck> checks) {
    public Health {
        checks = List.copyOf(checks);
    }

    /** The worst of all checks. */
    public HealthStatus status() {
        return checks.stream().map(HealthCheck::status).reduce(HealthStatus.UP, HealthStatus::and);
    }

    /** The check of this name. */
    public Optional<HealthCheck> check(String name) {
        return checks.stream().filter(check -> check.name().equals(name)).findFirst();
    }

    /** A figure of the check of this name; empty when it could not be told. */
    public Optional<Long> figure(String check, HealthFigure figure) {
        return check(check).flatMap(found -> found.figure(figure));
    }
}
