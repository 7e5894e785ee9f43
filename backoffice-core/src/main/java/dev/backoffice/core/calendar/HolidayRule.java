package dev.backoffice.core.calendar;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.reference.ReferenceRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A holiday as law gives it: on which day of the year, from when to when, and by which norm.
 *
 * <p>Two rules of one key are two versions of one holiday: on each day the rule laid on last is the one that counts.
 *
 * <pre>{@code
 * HolidayRule founding = HolidayRule.of("shop/founding", "Aniversário da loja", Recurrence.parse("08-03"), "Circular 7");
 * }</pre>
 *
 * @param key stable name, at most 100 characters, e.g. {@code BR/tiradentes}
 * @param name as people read it, at most 100 characters
 * @param recurrence which day of a year
 * @param effect what it does to that day
 * @param validFrom the first day it is in force
 * @param validTo the last day it is in force; null while it is open
 * @param source the norm it comes from
 */
public record HolidayRule(
        String key,
        String name,
        Recurrence recurrence,
        Effect effect,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String source) {
    /** The own columns of a table of holidays that {@link #from(ReferenceRow)} reads. */
    public static final List<String> COLUMNS = List.of("day", "name", "effect");

    private static final int MAX_KEY = 100;
    private static final int MAX_SOURCE = 1000;

    /**
     * @throws InvalidInput {@code input.null}, {@code input.blank}, {@code input.too-long}, {@code input.range} when it ends
     *     before it begins, or {@code calendar.circular} for a day off that depends on which days are worked
     */
    public HolidayRule {
        Input.text(key, "holiday.key", MAX_KEY);
        Input.text(name, "holiday.name", MAX_KEY);
        Input.required(recurrence, "holiday.recurrence");
        Input.required(effect, "holiday.effect");
        Input.required(validFrom, "holiday.validFrom");
        if (validTo != null) {
            Input.inRange(validTo, "holiday.validTo", validFrom, LocalDate.MAX);
        }
        Input.text(source, "holiday.source", MAX_SOURCE);
        if (effect == Effect.CLOSED && recurrence.followsBusinessDays()) {
            throw InvalidInput.of("calendar.circular", "key", key, "value", recurrence.toString());
        }
    }

    /** A day off in force since ever. */
    public static HolidayRule of(String key, String name, Recurrence recurrence, String source) {
        return new HolidayRule(
                key, name, recurrence, Effect.CLOSED, LocalDate.of(BusinessCalendar.FIRST_YEAR, 1, 1), null, source);
    }

    /**
     * Reads the columns {@code day} (a {@link Recurrence}), {@code name} and {@code effect} ({@code closed}, {@code short} or
     * {@code open}) of a dated row.
     *
     * @throws InvalidInput {@code reference.unknown-column}, or {@code reference.value} naming table, key and column
     */
    public static HolidayRule from(ReferenceRow row) {
        return new HolidayRule(
                row.key(),
                row.text("name"),
                row.as("day", "day of the year", Recurrence::parse),
                row.as("effect", "closed, short or open", HolidayRule::effect),
                row.validFrom(),
                row.validTo(),
                row.source());
    }

    /** The same rule with another effect. */
    public HolidayRule with(Effect other) {
        return other == effect ? this : new HolidayRule(key, name, recurrence, other, validFrom, validTo, source);
    }

    /** Whether it is in force on a day; both its first and its last day count. */
    public boolean inForce(LocalDate date) {
        return !date.isBefore(validFrom) && (validTo == null || !date.isAfter(validTo));
    }

    Holiday on(LocalDate date) {
        return new Holiday(date, key, name, effect, source);
    }

    private static Effect effect(String text) {
        for (Effect effect : Effect.values()) {
            if (effect.name().toLowerCase(Locale.ROOT).equals(text)) {
                return effect;
            }
        }
        throw InvalidInput.of("input.form", "field", "effect", "form", "closed|short|open");
    }
}
