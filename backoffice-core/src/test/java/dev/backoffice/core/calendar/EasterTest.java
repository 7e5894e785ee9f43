package dev.backoffice.core.calendar;

import static dev.backoffice.core.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EasterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1583-04-10", "1598-03-22", "1666-04-25", "1734-04-25", "1761-03-22", "1818-03-22", "1886-04-25",
                "1900-04-15", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2024-03-31",
                "2025-04-20", "2026-04-05", "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22", "4200-04-20"
            })
    void easter_falls_where_published_tables_have_it(String published) {
        LocalDate easter = LocalDate.parse(published);
        assertThat(Easter.of(easter.getYear())).isEqualTo(easter);
    }

    /** The definition itself, by the tables of 1582: epact and golden number give the full moon, Easter is the Sunday after. */
    @Test
    void easter_is_the_sunday_after_the_ecclesiastical_full_moon_in_every_year_of_two_cycles() {
        for (int year = Easter.FIRST_YEAR; year < Easter.FIRST_YEAR + 11_400; year++) {
            assertThat(Easter.of(year)).as("%d", year).isEqualTo(byTheTables(year));
        }
    }

    @Test
    void a_year_before_the_gregorian_calendar_is_refused() {
        assertRefused("input.range", "year", () -> Easter.of(1582));
    }

    private static LocalDate byTheTables(int year) {
        int golden = year % 19 + 1;
        int century = year / 100 + 1;
        int solar = 3 * century / 4 - 12;
        int lunar = (8 * century + 5) / 25 - 5;
        int epact = Math.floorMod(11 * golden + 20 + lunar - solar, 30);
        if (epact == 25 && golden > 11 || epact == 24) {
            epact++;
        }
        int moon = 44 - epact;
        LocalDate full = LocalDate.of(year, Month.MARCH, 1).plusDays((moon < 21 ? moon + 30 : moon) - 1L);
        return full.with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
    }
}
