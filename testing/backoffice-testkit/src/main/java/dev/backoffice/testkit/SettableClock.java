package dev.backoffice.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that stands still until it is moved by hand. Thread-safe.
 *
 * <pre>{@code
 * SettableClock clock = SettableClock.at("2026-03-02T12:00:00Z");
 * clock.advance(Duration.ofMinutes(31));
 * }</pre>
 */
public final class SettableClock implements InstantSource {
    private volatile Instant now;

    private SettableClock(Instant now) {
        this.now = now;
    }

    /** A clock that stands at this instant until it is moved. */
    public static SettableClock at(Instant now) {
        return new SettableClock(now);
    }

    /** A clock at an instant in ISO 8601, e.g. {@code 2026-03-02T12:00:00Z}. */
    public static SettableClock at(String now) {
        return at(Instant.parse(now));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Sets the time, forward or back. */
    public synchronized void set(Instant to) {
        now = to;
    }

    /**
     * Moves the time on by this much, back when negative.
     *
     * @return the new time
     */
    public synchronized Instant advance(Duration by) {
        Instant later = now.plus(by);
        now = later;
        return later;
    }
}
