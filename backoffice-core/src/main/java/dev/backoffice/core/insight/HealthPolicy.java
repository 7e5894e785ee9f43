package dev.backoffice.core.insight;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * From which figures on something is a warning or down. Nothing but a store that does not answer, tables of another version and due
 * work that nobody has done for an hour is down by default: one tenant's stuck order is no reason to take thousands out of service.
 *
 * @param limits by figure; those that are left out have their {@linkplain HealthFigure#standard standard}
 * @param notice how long before its end a certificate counts as {@link HealthFigure#EXPIRING}, up to {@link #LONGEST_NOTICE}
 */
public record HealthPolicy(Map<HealthFigure, HealthLimit> limits, Duration notice) {
    /** 30 days: time enough to buy a certificate and hand it over. */
    public static final Duration NOTICE = Duration.ofDays(30);

    /** 10 years. */
    public static final Duration LONGEST_NOTICE = Duration.ofDays(3650);

    /** No count goes further than this, unless a limit is higher. */
    static final int MOST_COUNTED = 100_000;

    /** The standard of each figure, and {@link #NOTICE}. */
    public static final HealthPolicy STANDARD = new HealthPolicy(Map.of(), NOTICE);

    /** @throws InvalidInput {@code input.missing}, {@code input.range} */
    public HealthPolicy {
        EnumMap<HealthFigure, HealthLimit> copy = new EnumMap<>(HealthFigure.class);
        copy.putAll(Input.required(limits, "limits"));
        limits = Collections.unmodifiableMap(copy);
        Input.inRange(notice, "notice", Duration.ZERO, LONGEST_NOTICE);
    }

    /** The same with another limit of one figure. */
    public HealthPolicy with(HealthFigure figure, HealthLimit limit) {
        EnumMap<HealthFigure, HealthLimit> all = new EnumMap<>(HealthFigure.class);
        all.putAll(limits);
        all.put(Input.required(figure, "figure"), Input.required(limit, "limit"));
        return new HealthPolicy(all, notice);
    }

    /** The same with another notice. */
    public HealthPolicy withNotice(Duration before) {
        return new HealthPolicy(limits, before);
    }

    /** The limit of a figure. */
    public HealthLimit limit(HealthFigure figure) {
        return limits.getOrDefault(figure, figure.standard());
    }

    /** How far a figure has to be counted to be judged. */
    int counted(HealthFigure figure) {
        return (int)
                Math.min(Integer.MAX_VALUE, Math.max(MOST_COUNTED, limit(figure).highest()));
    }
}
