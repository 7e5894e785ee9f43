package dev.backoffice.core.calendar;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.LocalDate;
import java.time.Year;

/**
 * Easter Sunday of the western churches, from which the movable holidays are counted.
 *
 * <p>The anonymous Gregorian computus (Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8): whole numbers only,
 * and exact for every year of the Gregorian calendar.
 */
public final class Easter {
    /** The first whole year of the Gregorian calendar. */
    public static final int FIRST_YEAR = 1583;

    private Easter() {}

    /**
     * Easter Sunday of a year, between 22 March and 25 April.
     *
     * @throws InvalidInput {@code input.range} for a year before {@link #FIRST_YEAR}
     */
    public static LocalDate of(int year) {
        Input.inRange(year, "year", FIRST_YEAR, Year.MAX_VALUE);
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int days = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
