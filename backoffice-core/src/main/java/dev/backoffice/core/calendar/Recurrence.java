package dev.backoffice.core.calendar;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The day of a year on which something falls.
 *
 * <p>Text forms: {@code 09-07}; {@code easter}, {@code easter-47}, {@code easter+60}; {@code 2026-06-12} (once); {@code first
 * monday of 09} to {@code fourth}, and {@code last friday of 11}; {@code last business day of 12}; {@code 11-30 tuesday on monday,
 * thursday on friday} (moved within its week).
 */
public sealed interface Recurrence {
    /**
     * The day in a year, when it has one.
     *
     * @param year from {@link BusinessCalendar#FIRST_YEAR} to {@link BusinessCalendar#LAST_YEAR}
     * @param businessDay which days of that year are worked
     */
    Optional<LocalDate> in(int year, Predicate<LocalDate> businessDay);

    /** Whether the day depends on which days are worked; such a day cannot be a day off itself. */
    default boolean followsBusinessDays() {
        return false;
    }

    /**
     * Reads one of the text forms.
     *
     * @throws InvalidInput {@code input.null}, {@code input.blank}, {@code input.too-long} or {@code input.recurrence} with the
     *     text
     */
    static Recurrence parse(@Nullable String text) {
        return RecurrenceText.parse(text);
    }

    /**
     * The same day every year; 29 February in leap years only.
     *
     * @param day month and day
     */
    record Yearly(MonthDay day) implements Recurrence {
        /** @throws InvalidInput {@code input.null} */
        public Yearly {
            Input.required(day, "recurrence.day");
        }

        @Override
        public Optional<LocalDate> in(int year, Predicate<LocalDate> businessDay) {
            return day.isValidYear(year) ? Optional.of(day.atYear(year)) : Optional.empty();
        }

        @Override
        public String toString() {
            return day.toString().substring(2);
        }
    }

    /**
     * So many days before (negative) or after Easter Sunday.
     *
     * @param days -80 to 200, so that it stays in the year
     */
    record FromEaster(int days) implements Recurrence {
        private static final int EARLIEST = -80;
        private static final int LATEST = 200;

        /** @throws InvalidInput {@code input.range} */
        public FromEaster {
            Input.inRange(days, "recurrence.days", EARLIEST, LATEST);
        }

        @Override
        public Optional<LocalDate> in(int year, Predicate<LocalDate> businessDay) {
            return Optional.of(Easter.of(year).plusDays(days));
        }

        @Override
        public String toString() {
            return days == 0 ? "easter" : "easter" + (days > 0 ? "+" : "") + days;
        }
    }

    /**
     * One day, once: an anniversary, a mourning, a holiday moved by decree.
     *
     * @param date that day
     */
    record Once(LocalDate date) implements Recurrence {
        /** @throws InvalidInput {@code input.null} */
        public Once {
            Input.required(date, "recurrence.date");
        }

        @Override
        public Optional<LocalDate> in(int year, Predicate<LocalDate> businessDay) {
            return date.getYear() == year ? Optional.of(date) : Optional.empty();
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }

    /**
     * A day of the week in a month, e.g. the second Monday of October.
     *
     * @param nth 1 to 4 from the beginning, or -1 for the last
     * @param weekday day of the week
     * @param month of the year
     */
    record Weekday(int nth, DayOfWeek weekday, Month month) implements Recurrence {
        private static final List<String> WORDS = List.of("first", "second", "third", "fourth");

        /** @throws InvalidInput {@code input.null} or {@code input.range} */
        public Weekday {
            if (nth != -1) {
                Input.inRange(nth, "recurrence.nth", 1, WORDS.size());
            }
            Input.required(weekday, "recurrence.weekday");
            Input.required(month, "recurrence.month");
        }

        @Override
        public Optional<LocalDate> in(int year, Predicate<LocalDate> businessDay) {
            return Optional.of(
                    YearMonth.of(year, month).atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday)));
        }

        @Override
        public String toString() {
            return (nth < 0 ? "last" : WORDS.get(nth - 1)) + " " + RecurrenceText.word(weekday) + " of "
                    + RecurrenceText.twoDigits(month);
        }
    }

    /**
     * The last day of a month that is worked; none in a month without one.
     *
     * @param month of the year
     */
    record LastBusinessDay(Month month) implements Recurrence {
        /** @throws InvalidInput {@code input.null} */
        public LastBusinessDay {
            Input.required(month, "recurrence.month");
        }

        @Override
        public Optional<LocalDate> in(int year, Predicate<LocalDate> businessDay) {
            LocalDate first = LocalDate.of(year, month, 1);
            for (LocalDate day = first.with(TemporalAdjusters.lastDayOfMonth());
                    !day.isBefore(first);
                    day = day.minusDays(1)) {
                if (businessDay.test(day)) {
                    return Optional.of(day);
                }
            }
            return Optional.empty();
        }

        @Override
        public boolean followsBusinessDays() {
            return true;
        }

        @Override
        public String toString() {
            return "last business day of " + RecurrenceText.twoDigits(month);
        }
    }

    /**
     * The same day every year, moved within its week (Monday to Sunday) when it falls on certain days, as laws do that want a
     * long weekend or no loss of work.
     *
     * @param day month and day
     * @param moves from which day of the week to which; the others stay
     */
    record Moved(MonthDay day, Map<DayOfWeek, DayOfWeek> moves) implements Recurrence {
        /** @throws InvalidInput {@code input.null}, or {@code input.empty} without a move */
        public Moved {
            Input.required(day, "recurrence.day");
            moves = Collections.unmodifiableMap(new TreeMap<>(Input.required(moves, "recurrence.moves")));
            if (moves.isEmpty()) {
                throw InvalidInput.of("input.empty", "field", "recurrence.moves");
            }
        }

        /** The day it is moved to, unless that is in another year. */
        @Override
        public Optional<LocalDate> in(int year, Predicate<LocalDate> businessDay) {
            return new Yearly(day)
                    .in(year, businessDay)
                    .map(date -> date.plusDays(moves.getOrDefault(date.getDayOfWeek(), date.getDayOfWeek())
                                    .getValue()
                            - date.getDayOfWeek().getValue()))
                    .filter(date -> date.getYear() == year);
        }

        @Override
        public String toString() {
            return new Yearly(day) + " "
                    + moves.entrySet().stream()
                            .map(move ->
                                    RecurrenceText.word(move.getKey()) + " on " + RecurrenceText.word(move.getValue()))
                            .collect(Collectors.joining(", "));
        }
    }
}
