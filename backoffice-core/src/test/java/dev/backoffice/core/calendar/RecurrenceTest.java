package dev.backoffice.core.calendar;

import static dev.backoffice.core.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09-07|2026-09-07",
                "11-30 tuesday on monday, thursday on friday|2026-11-30",
                "11-24 tuesday on monday, thursday on friday|2026-11-23",
                "11-26 tuesday on monday, thursday on friday|2026-11-27",
                "08-11 tuesday on sunday|2026-08-16",
                "easter|2026-04-05",
                "easter-47|2026-02-17",
                "easter+60|2026-06-04",
                "2026-06-12|2026-06-12",
                "first monday of 09|2026-09-07",
                "second monday of 10|2026-10-12",
                "fourth thursday of 11|2026-11-26",
                "last friday of 11|2026-11-27",
                "last business day of 12|2026-12-31"
            })
    void a_text_gives_its_day_and_reads_back(String text, LocalDate day) {
        Recurrence recurrence = Recurrence.parse(text);
        assertThat(recurrence.in(2026, date -> date.getDayOfWeek().getValue() < 6))
                .contains(day);
        assertThat(recurrence).hasToString(text);
        assertThat(Recurrence.parse(recurrence.toString())).isEqualTo(recurrence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9-7",
                "13-01",
                "02-30",
                "easter60",
                "easter+0",
                "easter+999",
                "2026-02-29",
                "fifth monday of 09",
                "first monday of 13",
                "first Monday of 09",
                "last business day of 0",
                "monday",
                "２-07"
            })
    void another_text_is_refused_with_its_value(String text) {
        assertThat(assertRefused("input.recurrence", () -> Recurrence.parse(text))
                        .details())
                .containsEntry("value", text);
    }

    @Test
    void a_leap_day_is_skipped_in_other_years_and_a_single_day_in_all_others() {
        assertThat(Recurrence.parse("02-29").in(2027, date -> true)).isEmpty();
        assertThat(Recurrence.parse("02-29").in(2028, date -> true)).contains(LocalDate.of(2028, 2, 29));
        assertThat(Recurrence.parse("2026-06-12").in(2027, date -> true)).isEmpty();
    }

    @Test
    void the_last_business_day_goes_back_over_days_that_are_not_worked() {
        Recurrence last = Recurrence.parse("last business day of 12");
        assertThat(last.in(2026, date -> date.getDayOfMonth() <= 5)).contains(LocalDate.of(2026, 12, 5));
        assertThat(last.in(2026, date -> false)).isEmpty();
    }
}
