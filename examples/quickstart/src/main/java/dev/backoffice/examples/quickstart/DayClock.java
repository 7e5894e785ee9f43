package dev.backoffice.examples.quickstart;

import java.time.Instant;
import java.time.InstantSource;

/** The clock of the day: it stands still until the day moves it on. */
final class DayClock implements InstantSource {
    private volatile Instant now;

    DayClock(Instant begin) {
        this.now = begin;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves it on; an instant that is past leaves it where it is. */
    void reach(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
        }
    }
}
