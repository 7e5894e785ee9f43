package dev.backoffice.core.calendar;

/** Where a date goes that falls on a day that is not worked. A business day always stays where it is. */
public enum DayConvention {
    /** It stays. */
    UNADJUSTED,
    /** To the next business day: a bill due on a Sunday is payable on Monday. */
    FOLLOWING,
    /** To the next business day, unless that is in another month: then to the one before. */
    MODIFIED_FOLLOWING,
    /** To the business day before: taxes and wages that law wants anticipated. */
    PRECEDING,
    /** To the business day before, unless that is in another month: then to the next one. */
    MODIFIED_PRECEDING
}
