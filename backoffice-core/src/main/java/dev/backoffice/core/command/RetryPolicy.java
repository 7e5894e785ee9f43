package dev.backoffice.core.command;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and with which pauses a conflict is tried again: the pause doubles each time up to the longest, and a random part
 * of it is taken so that rivals do not meet again.
 *
 * @param attempts how often at most, the first time included
 * @param shortest the pause after the first conflict
 * @param longest no pause is longer
 */
public record RetryPolicy(int attempts, Duration shortest, Duration longest) {
    /** 10 attempts, 2 ms to 500 ms. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(10, Duration.ofMillis(2), Duration.ofMillis(500));

    /** The pause after this many failed attempts. */
    public Duration pause(int failed, RandomGenerator random) {
        long most = longest.toNanos();
        long full = failed >= 40 ? most : Math.min(most, shortest.toNanos() << Math.min(failed - 1, 30));
        return Duration.ofNanos(full / 2 + random.nextLong(full / 2 + 1));
    }
}
