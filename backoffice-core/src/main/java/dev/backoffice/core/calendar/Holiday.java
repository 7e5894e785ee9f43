package dev.backoffice.core.calendar;

import java.time.LocalDate;

/**
 * A day that a rule makes special.
 *
 * @param date the day
 * @param key of its rule, e.g. {@code BR/independence}
 * @param name as people read it, e.g. {@code Independência}
 * @param effect {@link Effect#CLOSED} or {@link Effect#SHORT}
 * @param source the norm that says so
 */
public record Holiday(LocalDate date, String key, String name, Effect effect, String source) {}
