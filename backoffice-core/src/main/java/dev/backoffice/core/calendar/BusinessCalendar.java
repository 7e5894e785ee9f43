package dev.backoffice.core.calendar;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Which days are worked. Immutable and thread-safe: it remembers the years it was asked for, and each is computed once.
 *
 * <p>It is put together from the weekly rest and from {@link HolidayRule}s; rules laid on later win over those of the same key
 * below. A question about a day is an array access, a count or a shift by business days costs one step for each year between.
 *
 * <pre>{@code
 * BusinessCalendar office = BusinessCalendar.of("OFFICE", List.of(national)).with(List.of(foundingDay));
 * LocalDate due = office.adjust(office.plusBusinessDays(ordered, 3), DayConvention.FOLLOWING);
 * }</pre>
 */
public final class BusinessCalendar {
    /** The first year it knows, that of the Gregorian calendar. */
    public static final int FIRST_YEAR = Easter.FIRST_YEAR;

    /** The last year it knows. */
    public static final int LAST_YEAR = 9999;

    private static final LocalDate FIRST_DAY = LocalDate.of(FIRST_YEAR, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(LAST_YEAR, 12, 31);
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]*");

    private final String code;
    private final Set<DayOfWeek> restDays;

    /** By key; within a key the rules that win first. */
    private final Map<String, List<HolidayRule>> rules;

    private final Map<Integer, CalendarYear> years = new ConcurrentHashMap<>();

    private BusinessCalendar(String code, Set<DayOfWeek> restDays, Map<String, List<HolidayRule>> rules) {
        CodeText.check("calendar", code, 40, CODE);
        if (restDays.size() == DayOfWeek.values().length) {
            throw InvalidInput.of("calendar.never-open", "calendar", code);
        }
        this.code = code;
        this.restDays = restDays;
        this.rules = rules;
    }

    /**
     * A calendar that rests on Saturday and Sunday.
     *
     * @param code what establishments call it by: 1 to 40 of {@code A-Z 0-9 -}, e.g. {@code BR-SP}
     * @param rules those of one key that come first win
     * @throws InvalidInput {@code input.form} and the like for the code
     */
    public static BusinessCalendar of(String code, Collection<HolidayRule> rules) {
        return new BusinessCalendar(
                code,
                Collections.unmodifiableSet(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)),
                layered(Map.of(), rules));
    }

    /** The same calendar under another code. */
    public BusinessCalendar named(String other) {
        return new BusinessCalendar(other, restDays, rules);
    }

    /**
     * The same calendar with another weekly rest; none for who works every day of the week.
     *
     * @throws InvalidInput {@code calendar.never-open} for all seven days
     */
    public BusinessCalendar resting(Set<DayOfWeek> days) {
        Set<DayOfWeek> copy = EnumSet.noneOf(DayOfWeek.class);
        copy.addAll(Input.required(days, "calendar.restDays"));
        return new BusinessCalendar(code, Collections.unmodifiableSet(copy), rules);
    }

    /** The same calendar with more rules laid over its own; of the new ones the first of a key wins. */
    public BusinessCalendar with(Collection<HolidayRule> overlay) {
        return new BusinessCalendar(code, restDays, layered(rules, overlay));
    }

    /** What establishments call it by. */
    public String code() {
        return code;
    }

    /** The days of the week that are never worked. */
    public Set<DayOfWeek> restDays() {
        return restDays;
    }

    /**
     * Whether a day is worked: neither a weekly rest nor a day off.
     *
     * @throws InvalidInput {@code input.range} outside {@link #FIRST_YEAR} to {@link #LAST_YEAR}, as from every method here
     */
    public boolean isBusinessDay(LocalDate date) {
        return year(date).isBusinessDay(date.getDayOfYear());
    }

    /** Whether a day is a day off by law, on whatever day of the week it falls. */
    public boolean isHoliday(LocalDate date) {
        return holiday(date).isPresent();
    }

    /** The day off on a day. Where two fall together, the first in the order of the rules; {@link #holidays(int)} has both. */
    public Optional<Holiday> holiday(LocalDate date) {
        return special(date, Effect.CLOSED);
    }

    /** Why a business day has short hours, e.g. a bank's counters on the last business day of the year. */
    public Optional<Holiday> shortDay(LocalDate date) {
        return special(date, Effect.SHORT);
    }

    /** The days off of a year, by date, those on a weekly rest included. */
    public List<Holiday> holidays(int year) {
        return special(year, Effect.CLOSED);
    }

    /** The business days of a year with short hours, by date. */
    public List<Holiday> shortDays(int year) {
        return special(year, Effect.SHORT);
    }

    /** The first business day after a day. */
    public LocalDate next(LocalDate date) {
        return plusBusinessDays(date, 1);
    }

    /** The last business day before a day. */
    public LocalDate previous(LocalDate date) {
        return plusBusinessDays(date, -1);
    }

    /** The day itself when it is worked, and else where the convention moves it. */
    public LocalDate adjust(LocalDate date, DayConvention convention) {
        if (isBusinessDay(date)) {
            return date;
        }
        return switch (Input.required(convention, "convention")) {
            case UNADJUSTED -> date;
            case FOLLOWING -> next(date);
            case PRECEDING -> previous(date);
            case MODIFIED_FOLLOWING -> sameMonth(date, next(date)) ? next(date) : previous(date);
            case MODIFIED_PRECEDING -> sameMonth(date, previous(date)) ? previous(date) : next(date);
        };
    }

    /**
     * The nth business day after a day, or before it when {@code days} is negative. The day itself is not counted, worked or
     * not; zero leaves it as it is.
     *
     * @throws InvalidInput {@code input.range} when it would leave the years known
     */
    public LocalDate plusBusinessDays(LocalDate date, int days) {
        CalendarYear of = year(date);
        if (days == 0) {
            return date;
        }
        int year = date.getYear();
        // The wanted day as the nth business day of the year; walking whole years until it lies in one.
        long nth = days > 0
                ? (long) of.countTo(date.getDayOfYear()) + days
                : (long) of.countTo(date.getDayOfYear() - 1) + days + 1;
        while (nth > of.count()) {
            nth -= of.count();
            of = year(++year);
        }
        while (nth < 1) {
            of = year(--year);
            nth += of.count();
        }
        return LocalDate.ofYearDay(year, of.nth((int) nth));
    }

    /**
     * How many business days lie from one day to another, as the Brazilian market counts them (ANBIMA): {@code from} moves to
     * its next business day and {@code to} to the one before, the first is not counted and the last is. Zero when no business
     * day is between; negative when {@code to} comes first.
     */
    public int businessDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -businessDaysBetween(to, from);
        }
        return Math.max(0, businessDaysIn(from, to) - 1);
    }

    /** How many of the days from {@code first} to {@code last}, both included, are worked; zero when they are in the wrong order. */
    public int businessDaysIn(LocalDate first, LocalDate last) {
        CalendarYear from = year(first);
        CalendarYear to = year(last);
        if (last.isBefore(first)) {
            return 0;
        }
        int found = to.countTo(last.getDayOfYear()) - from.countTo(first.getDayOfYear() - 1);
        for (int year = first.getYear(); year < last.getYear(); year++) {
            found += year(year).count();
        }
        return found;
    }

    @Override
    public String toString() {
        return code;
    }

    private Optional<Holiday> special(LocalDate date, Effect effect) {
        return year(date).holidays().stream()
                .filter(day -> day.effect() == effect && day.date().equals(date))
                .findFirst();
    }

    private List<Holiday> special(int year, Effect effect) {
        return year(year).holidays().stream()
                .filter(day -> day.effect() == effect)
                .toList();
    }

    private CalendarYear year(LocalDate date) {
        return year(Input.inRange(Input.required(date, "date"), "date", FIRST_DAY, LAST_DAY)
                .getYear());
    }

    private CalendarYear year(int year) {
        CalendarYear known = years.get(year);
        if (known != null) {
            return known;
        }
        Input.inRange(year, "year", FIRST_YEAR, LAST_YEAR);
        return years.computeIfAbsent(
                year, asked -> CalendarYear.of(asked, day -> restDays.contains(day.getDayOfWeek()), rules.values()));
    }

    private static boolean sameMonth(LocalDate one, LocalDate other) {
        return one.getMonth() == other.getMonth();
    }

    private static Map<String, List<HolidayRule>> layered(
            Map<String, List<HolidayRule>> below, Collection<HolidayRule> overlay) {
        Map<String, List<HolidayRule>> all = new LinkedHashMap<>();
        for (HolidayRule rule : Input.required(overlay, "calendar.rules")) {
            all.computeIfAbsent(rule.key(), key -> new ArrayList<>()).add(rule);
        }
        below.forEach((key, rules) ->
                all.computeIfAbsent(key, same -> new ArrayList<>()).addAll(rules));
        all.replaceAll((key, rules) -> List.copyOf(rules));
        return Collections.unmodifiableMap(all);
    }
}
