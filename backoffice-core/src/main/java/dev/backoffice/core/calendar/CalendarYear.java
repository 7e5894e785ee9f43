package dev.backoffice.core.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The days of one year: a bit for each business day, and what is special. Never changes once made. */
final class CalendarYear {
    private static final int WORD = 64;

    private final long[] business;
    private final int count;
    private final List<Holiday> holidays;

    private CalendarYear(long[] business, List<Holiday> holidays) {
        this.business = business;
        this.holidays = List.copyOf(holidays);
        int all = 0;
        for (long word : business) {
            all += Long.bitCount(word);
        }
        this.count = all;
    }

    /**
     * @param layers the rules by key, and within a key those that win first
     */
    static CalendarYear of(int year, Predicate<LocalDate> restDay, Iterable<List<HolidayRule>> layers) {
        long[] business = new long[366 / WORD + 1];
        LocalDate first = LocalDate.of(year, 1, 1);
        for (int day = 0; day < first.lengthOfYear(); day++) {
            if (!restDay.test(first.plusDays(day))) {
                business[day / WORD] |= 1L << day % WORD;
            }
        }
        List<Holiday> holidays = new ArrayList<>();
        for (Holiday closed : falling(year, layers, Effect.CLOSED, date -> false)) {
            int day = closed.date().getDayOfYear() - 1;
            business[day / WORD] &= ~(1L << day % WORD);
            holidays.add(closed);
        }
        // Short days come second: which day is the last one worked depends on the days off, and only a day worked is
        // short.
        Predicate<LocalDate> worked = date -> has(business, date.getDayOfYear());
        falling(year, layers, Effect.SHORT, worked).stream()
                .filter(day -> worked.test(day.date()))
                .forEach(holidays::add);
        holidays.sort(Comparator.comparing(Holiday::date));
        return new CalendarYear(business, holidays);
    }

    /** The days on which a rule of this effect is the one of its key that counts. */
    private static List<Holiday> falling(
            int year, Iterable<List<HolidayRule>> layers, Effect effect, Predicate<LocalDate> worked) {
        List<Holiday> falling = new ArrayList<>();
        for (List<HolidayRule> ofOneKey : layers) {
            for (int i = 0; i < ofOneKey.size(); i++) {
                HolidayRule rule = ofOneKey.get(i);
                List<HolidayRule> above = ofOneKey.subList(0, i);
                if (rule.effect() == effect) {
                    rule.recurrence()
                            .in(year, worked)
                            .filter(rule::inForce)
                            .filter(date -> above.stream().noneMatch(later -> later.inForce(date)))
                            .ifPresent(date -> falling.add(rule.on(date)));
                }
            }
        }
        return falling;
    }

    private static boolean has(long[] days, int dayOfYear) {
        int day = dayOfYear - 1;
        return (days[day / WORD] >>> day % WORD & 1L) != 0;
    }

    boolean isBusinessDay(int dayOfYear) {
        return has(business, dayOfYear);
    }

    /** Business days of the year. */
    int count() {
        return count;
    }

    /** Business days from the first day of the year to this one, included; none for day 0. */
    int countTo(int dayOfYear) {
        int full = dayOfYear / WORD;
        int found = 0;
        for (int word = 0; word < full; word++) {
            found += Long.bitCount(business[word]);
        }
        int rest = dayOfYear % WORD;
        return rest == 0 ? found : found + Long.bitCount(business[full] & (1L << rest) - 1);
    }

    /**
     * The day of the year of its nth business day.
     *
     * @param nth 1 to {@link #count()}
     */
    int nth(int nth) {
        int left = nth;
        int word = 0;
        while (left > Long.bitCount(business[word])) {
            left -= Long.bitCount(business[word]);
            word++;
        }
        long days = business[word];
        for (int skipped = 1; skipped < left; skipped++) {
            days &= days - 1;
        }
        return word * WORD + Long.numberOfTrailingZeros(days) + 1;
    }

    /** What is special in the year, by date. */
    List<Holiday> holidays() {
        return holidays;
    }
}
