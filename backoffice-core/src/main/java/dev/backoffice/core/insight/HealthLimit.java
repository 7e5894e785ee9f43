package dev.backoffice.core.insight;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.Duration;

/**
 * From when on a figure is a warning, and from when on it means that something is down.
 *
 * @param warning from this on, 1 or more; {@link #NEVER} for never
 * @param down from this on, not below {@code warning}; {@link #NEVER} for never
 */
public record HealthLimit(long warning, long down) {
    /** No figure is as large. */
    public static final long NEVER = Long.MAX_VALUE;

    /** @throws InvalidInput {@code input.range} */
    public HealthLimit {
        Input.inRange(warning, "warning", 1L, NEVER);
        Input.inRange(down, "down", warning, NEVER);
    }

    /** A warning from {@code warning} on, down from {@code down} on. */
    public static HealthLimit of(long warning, long down) {
        return new HealthLimit(warning, down);
    }

    /** As {@link #of(long, long)}, for figures in seconds; what is below a second does not count. */
    public static HealthLimit of(Duration warning, Duration down) {
        return new HealthLimit(warning.toSeconds(), down.toSeconds());
    }

    /** A warning from this on, and never more than that. */
    public static HealthLimit warning(long from) {
        return new HealthLimit(from, NEVER);
    }

    /** As {@link #warning(long)}, for figures in seconds. */
    public static HealthLimit warning(Duration from) {
        return warning(from.toSeconds());
    }

    /** The figure is told and never judged. */
    public static HealthLimit none() {
        return new HealthLimit(NEVER, NEVER);
    }

    HealthStatus judge(long figure) {
        if (figure >= down) {
            return HealthStatus.DOWN;
        }
        return figure >= warning ? HealthStatus.WARNING : HealthStatus.UP;
    }

    /** The largest figure that is still told from a larger one. */
    long highest() {
        if (down < NEVER) {
            return down;
        }
        return warning < NEVER ? warning : 0;
    }
}
