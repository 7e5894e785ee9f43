package dev.backoffice.core.event;

import java.time.Instant;
import java.util.Optional;

/**
 * One event on its way to one subscription.
 *
 * @param subscription the subscription's name
 * @param event the event
 * @param status where it stands
 * @param attempts how often it was handed out since it was appended or last driven again, this time included; without those
 *     times that were {@linkplain Deliveries#postpone postponed}
 * @param notBefore when it may be handed out again; for a claimed one, when its lease ends
 * @param reason why it waits, is parked or was skipped; empty otherwise
 * @param since when it was first handed out since it was appended or last driven again; empty before that
 */
public record Delivery(
        String subscription,
        RecordedEvent event,
        Status status,
        int attempts,
        Instant notBefore,
        String reason,
        Optional<Instant> since) {
    /** Where a delivery stands. */
    public enum Status {
        /** To be handed out. */
        PENDING,
        /** Handed out to a worker until its lease ends. */
        CLAIMED,
        /** Failed for good; blocks its aggregate in this subscription until re-driven or skipped. */
        PARKED,
        /** Handled. */
        DONE,
        /** Given up by a person, with a reason. */
        SKIPPED
    }
}
