package dev.backoffice.core.identity;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * When a piece of work happens and where its new ids come from: one per work, passed to each transition.
 *
 * @param now the instant, in whole microseconds, which every store keeps exactly
 * @param ids new ids
 */
public record Moment(Instant now, IdGenerator ids) {
    public Moment {
        now = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** The present of a clock. */
    public static Moment of(InstantSource clock, IdGenerator ids) {
        return new Moment(clock.instant(), ids);
    }

    /** A new id. */
    public UUID newId() {
        return ids.next();
    }
}
