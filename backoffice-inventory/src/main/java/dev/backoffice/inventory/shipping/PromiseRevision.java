package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import java.time.Instant;

/**
 * A promise that was made anew.
 *
 * @param dates by when it leaves and arrives now
 * @param cause who is the reason
 * @param reason why, without personal data; at most 300 characters
 * @param at when it was made anew
 */
public record PromiseRevision(PromisedDates dates, Cause cause, String reason, Instant at) {
    /** Who is the reason that a promise is made anew. */
    public enum Cause {
        /** The company: stock was short, a shift fell out. What was promised first is still what counts. */
        SELLER,
        /** The carrier. What was promised first is still what counts. */
        CARRIER,
        /** The channel changed its dates: these count from now on. */
        CHANNEL,
        /** The buyer wanted it: another address, another day. This counts from now on. */
        BUYER;

        /** Whether the promise is measured by the new dates. */
        public boolean binding() {
            return this == CHANNEL || this == BUYER;
        }
    }

    public PromiseRevision {
        Input.required(dates, "dates");
        Input.required(cause, "cause");
        Input.text(reason, "reason", 300);
        Input.required(at, "at");
    }
}
