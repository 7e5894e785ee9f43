package dev.backoffice.core.calendar;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text forms of {@link Recurrence}. */
final class RecurrenceText {
    private static final int LONGEST = 160;
    private static final Pattern YEARLY = Pattern.compile("[0-9]{2}-[0-9]{2}");
    private static final Pattern ONCE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern EASTER = Pattern.compile("easter([+-][1-9][0-9]{0,2})?");
    private static final Pattern WEEKDAY = Pattern.compile(
            "(first|second|third|fourth|last) (monday|tuesday|wednesday|thursday|friday|saturday|sunday) of"
                    + " ([0-9]{2})");
    private static final Pattern MOVED = Pattern.compile("([0-9]{2}-[0-9]{2}) ([a-z]+ on [a-z]+(, [a-z]+ on [a-z]+)*)");
    private static final Pattern LAST_BUSINESS_DAY = Pattern.compile("last business day of ([0-9]{2})");
    private static final List<String> NTH = List.of("first", "second", "third", "fourth");

    private RecurrenceText() {}

    static Recurrence parse(@Nullable String text) {
        String full = Input.text(text, "recurrence", LONGEST);
        try {
            return read(full);
        } catch (DateTimeException | BackofficeException impossible) {
            throw refused(full);
        }
    }

    static String twoDigits(Month month) {
        return month.getValue() < 10 ? "0" + month.getValue() : Integer.toString(month.getValue());
    }

    private static Recurrence read(String text) {
        if (YEARLY.matcher(text).matches()) {
            return new Recurrence.Yearly(MonthDay.parse("--" + text));
        }
        if (ONCE.matcher(text).matches()) {
            return new Recurrence.Once(LocalDate.parse(text));
        }
        Matcher easter = EASTER.matcher(text);
        if (easter.matches()) {
            String days = easter.group(1);
            return new Recurrence.FromEaster(days == null ? 0 : Integer.parseInt(days));
        }
        Matcher weekday = WEEKDAY.matcher(text);
        if (weekday.matches()) {
            int nth = NTH.indexOf(weekday.group(1));
            return new Recurrence.Weekday(nth < 0 ? -1 : nth + 1, day(weekday.group(2)), month(weekday.group(3)));
        }
        Matcher last = LAST_BUSINESS_DAY.matcher(text);
        if (last.matches()) {
            return new Recurrence.LastBusinessDay(month(last.group(1)));
        }
        Matcher moved = MOVED.matcher(text);
        if (moved.matches()) {
            return new Recurrence.Moved(MonthDay.parse("--" + moved.group(1)), moves(moved.group(2)));
        }
        throw refused(text);
    }

    private static Map<DayOfWeek, DayOfWeek> moves(String text) {
        Map<DayOfWeek, DayOfWeek> moves = new EnumMap<>(DayOfWeek.class);
        for (String move : text.split(", ", -1)) {
            String[] ends = move.split(" on ", -1);
            if (moves.put(day(ends[0]), day(ends[1])) != null) {
                throw refused(text);
            }
        }
        return moves;
    }

    static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static DayOfWeek day(String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> word(day).equals(word))
                .findFirst()
                .orElseThrow(() -> refused(word));
    }

    private static Month month(String digits) {
        return Month.of(Integer.parseInt(digits));
    }

    private static InvalidInput refused(String text) {
        return InvalidInput.of("input.recurrence", "field", "recurrence", "value", text);
    }
}
