package dev.backoffice.core.calendar;

/** What a {@link HolidayRule} does to its day. */
public enum Effect {
    /** A day off: not a business day. */
    CLOSED,
    /** A business day with short hours or closed counters; said for information when the day is worked at all. */
    SHORT,
    /** Takes back what a rule of the same key below it says. */
    OPEN
}
