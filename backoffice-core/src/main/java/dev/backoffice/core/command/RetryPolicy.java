package dev.backoffice.core.command;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and with which pauses a conflict is tried again: the pause doubles each time up to the longest, and a random part
 * of it is taken so that rivals do not meet again.
 *
 * @param attempts how often at most, the first time included: 1 to 10,000
 * @param shortest the pause after the first conflict, not negative
 * @param longest no pause is longer: at least the shortest, at most an hour
 */
public record RetryPolicy(int attempts, Duration shortest, Duration longest) {
    /** 10 attempts, 2 ms to 500 ms. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(10, Duration.ofMillis(2), Duration.ofMillis(500));

    /** Once, and never again. */
    public static final RetryPolicy NEVER = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    /** @throws InvalidInput {@code input.null} or {@code input.range}, naming the field */
    public RetryPolicy {
        Input.inRange(attempts, "attempts", 1, 10_000);
        Input.inRange(shortest, "shortest", Duration.ZERO, Duration.ofHours(1));
        Input.inRange(longest, "longest", shortest, Duration.ofHours(1));
    }

    /** The pause after this many failed attempts. */
    public Duration pause(int failed, RandomGenerator random) {
        long most = longest.toNanos();
        long full = shortest.toNanos();
        for (int again = 1; again < failed && full < most; again++) {
            full = Math.min(most, 2 * full);
        }
        return Duration.ofNanos(full / 2 + random.nextLong(full / 2 + 1));
    }
}
