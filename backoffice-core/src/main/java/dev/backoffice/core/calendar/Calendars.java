package dev.backoffice.core.calendar;

import dev.backoffice.core.marking.HostImplements;

/** The calendars an establishment can name. Thread-safe. */
@HostImplements
public interface Calendars {
    /**
     * The calendar of a code, e.g. {@code BR} or {@code BR-SP}.
     *
     * @throws dev.backoffice.core.error.NotFound {@code calendar.unknown}: there is no calendar by default
     */
    BusinessCalendar get(String code);
}
