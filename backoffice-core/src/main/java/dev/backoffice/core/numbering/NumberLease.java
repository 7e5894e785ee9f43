package dev.backoffice.core.numbering;

import java.time.Instant;

/**
 * A number given to one document.
 *
 * @param series the series
 * @param number the number
 * @param document the document it was given to; at most 100 characters
 * @param state what became of it
 * @param reason why it was voided; empty otherwise
 * @param at when it was leased, used or voided
 */
public record NumberLease(SeriesKey series, long number, String document, State state, String reason, Instant at) {
    /** What became of a number. */
    public enum State {
        /** Given to its document, not used yet. */
        LEASED,
        /** Used by its document, for good. */
        USED,
        /** Never to be used, for a reason. */
        VOIDED
    }
}
