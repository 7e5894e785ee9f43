package dev.backoffice.core.insight;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One thing looked at, over all tenants.
 *
 * @param name {@link #STORE}, {@code relay.} and the name of a subscription, {@link #TRAIL}, {@link #BALANCES} or {@link #CERTIFICATES}
 * @param status how well it is
 * @param figures what was counted and measured; empty when it could not be. No tenant, person or thing is named in them.
 * @param failure why it could not be looked at, or what is wrong beside the figures: the error code, or the name of an exception
 *     where it is a defect
 */
public record HealthCheck(String name, HealthStatus status, Map<HealthFigure, Long> figures, Optional<String> failure) {
    /** Whether the store answers, in the version of its tables that is needed. */
    public static final String STORE = "store";

    /** What waits to be sealed. */
    public static final String TRAIL = "trail.seal";

    /** What waits to be folded into balances. */
    public static final String BALANCES = "balances.fold";

    /** What ends soon; see {@link ExpiryWatch}. */
    public static final String CERTIFICATES = "certificates";

    private static final String RELAY = "relay.";

    public HealthCheck {
        EnumMap<HealthFigure, Long> copy = new EnumMap<>(HealthFigure.class);
        copy.putAll(figures);
        figures = Collections.unmodifiableMap(copy);
    }

    /** The name of the check of a subscription: how far its deliveries are behind. */
    public static String relay(String subscription) {
        return RELAY + subscription;
    }

    /** One figure; empty when it is not one of this check, or could not be told. */
    public Optional<Long> figure(HealthFigure figure) {
        return Optional.ofNullable(figures.get(figure));
    }

    static HealthCheck judged(String name, Map<HealthFigure, Long> figures, HealthPolicy policy) {
        HealthStatus status = HealthStatus.UP;
        for (Map.Entry<HealthFigure, Long> one : figures.entrySet()) {
            status = status.and(policy.limit(one.getKey()).judge(one.getValue()));
        }
        return new HealthCheck(name, status, figures, Optional.empty());
    }

    HealthCheck down(String failure) {
        return new HealthCheck(name, HealthStatus.DOWN, figures, Optional.of(failure));
    }

    static HealthCheck failed(String name, String failure) {
        return new HealthCheck(name, HealthStatus.DOWN, Map.of(), Optional.of(failure));
    }
}
