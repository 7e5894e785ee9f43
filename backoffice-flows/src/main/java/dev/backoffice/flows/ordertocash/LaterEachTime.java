package dev.backoffice.flows.ordertocash;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** When somebody who did not answer is asked again: after a second, after two, after four, up to a longest pause. */
record LaterEachTime(InstantSource clock, Duration longest) {
    private static final int MOST_DOUBLINGS = 20;

    /** Whether it is still too early after an attempt. */
    boolean tooEarly(Instant attempted, int attempt) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempt, MOST_DOUBLINGS));
        return clock.instant().isBefore(attempted.plus(pause.compareTo(longest) > 0 ? longest : pause));
    }
}
