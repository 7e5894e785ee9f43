package dev.backoffice.core.calendar;

import static dev.backoffice.core.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {
    private static final HolidayRule FOUNDING =
            HolidayRule.of("shop/founding", "Founding", Recurrence.parse("08-03"), "Circular 7");
    private static final BusinessCalendar OFFICE = BusinessCalendar.of("OFFICE", List.of(FOUNDING));

    @Test
    void saturdays_sundays_and_holidays_are_not_worked() {
        assertThat(OFFICE.isBusinessDay(day("2026-07-31"))).isTrue();
        assertThat(OFFICE.isBusinessDay(day("2026-08-01"))).isFalse();
        assertThat(OFFICE.isBusinessDay(day("2026-08-02"))).isFalse();
        assertThat(OFFICE.isBusinessDay(day("2026-08-03"))).isFalse();
        assertThat(OFFICE.isBusinessDay(day("2026-08-04"))).isTrue();
        assertThat(OFFICE.isHoliday(day("2026-08-01"))).isFalse();
        assertThat(OFFICE.holiday(day("2026-08-03")))
                .contains(new Holiday(day("2026-08-03"), "shop/founding", "Founding", Effect.CLOSED, "Circular 7"));
    }

    @Test
    void business_days_are_counted_over_rest_days_holidays_and_years() {
        assertThat(OFFICE.next(day("2026-07-31"))).isEqualTo(day("2026-08-04"));
        assertThat(OFFICE.previous(day("2026-08-04"))).isEqualTo(day("2026-07-31"));
        assertThat(OFFICE.plusBusinessDays(day("2026-12-30"), 3)).isEqualTo(day("2027-01-04"));
        assertThat(OFFICE.plusBusinessDays(day("2027-01-04"), -3)).isEqualTo(day("2026-12-30"));
        assertThat(OFFICE.plusBusinessDays(day("2026-08-02"), 0)).isEqualTo(day("2026-08-02"));
        assertThat(OFFICE.businessDaysBetween(day("2026-07-31"), day("2026-08-04")))
                .isEqualTo(1);
        assertThat(OFFICE.businessDaysBetween(day("2026-08-04"), day("2026-07-31")))
                .isEqualTo(-1);
        assertThat(OFFICE.businessDaysBetween(day("2026-08-01"), day("2026-08-02")))
                .isZero();
        assertThat(OFFICE.businessDaysIn(day("2026-08-01"), day("2026-08-31"))).isEqualTo(20);
        assertThat(OFFICE.businessDaysIn(day("2026-08-31"), day("2026-08-01"))).isZero();
    }

    @Test
    void a_date_moves_by_its_convention_and_a_business_day_stays() {
        LocalDate sunday = day("2026-05-31");
        assertThat(OFFICE.adjust(sunday, DayConvention.UNADJUSTED)).isEqualTo(sunday);
        assertThat(OFFICE.adjust(sunday, DayConvention.FOLLOWING)).isEqualTo(day("2026-06-01"));
        assertThat(OFFICE.adjust(sunday, DayConvention.PRECEDING)).isEqualTo(day("2026-05-29"));
        assertThat(OFFICE.adjust(sunday, DayConvention.MODIFIED_FOLLOWING)).isEqualTo(day("2026-05-29"));
        assertThat(OFFICE.adjust(sunday, DayConvention.MODIFIED_PRECEDING)).isEqualTo(day("2026-05-29"));
        LocalDate first = day("2026-08-01");
        assertThat(OFFICE.adjust(first, DayConvention.MODIFIED_PRECEDING)).isEqualTo(day("2026-08-04"));
        assertThat(OFFICE.adjust(first, DayConvention.MODIFIED_FOLLOWING)).isEqualTo(day("2026-08-04"));
        for (DayConvention convention : DayConvention.values()) {
            assertThat(OFFICE.adjust(day("2026-08-05"), convention)).isEqualTo(day("2026-08-05"));
        }
    }

    @Test
    void a_rule_counts_only_while_it_is_in_force() {
        BusinessCalendar calendar = BusinessCalendar.of(
                "DATED",
                List.of(new HolidayRule(
                        "dated",
                        "Dated",
                        Recurrence.parse("11-20"),
                        Effect.CLOSED,
                        day("2023-12-22"),
                        day("2025-11-20"),
                        "Law")));
        assertThat(calendar.isHoliday(day("2023-11-20"))).isFalse();
        assertThat(calendar.isHoliday(day("2024-11-20"))).isTrue();
        assertThat(calendar.isHoliday(day("2025-11-20"))).isTrue();
        assertThat(calendar.isHoliday(day("2026-11-20"))).isFalse();
    }

    @Test
    void rules_laid_over_add_days_and_take_them_back_while_they_are_in_force() {
        HolidayRule off = new HolidayRule(
                "shop/founding",
                "Founding",
                Recurrence.parse("08-03"),
                Effect.OPEN,
                day("2026-01-01"),
                day("2026-12-31"),
                "Circular 9");
        HolidayRule moved = HolidayRule.of("shop/moved", "Moved", Recurrence.parse("2026-08-10"), "Circular 9");
        BusinessCalendar calendar = OFFICE.with(List.of(off, moved));
        assertThat(calendar.isBusinessDay(day("2026-08-03"))).isTrue();
        assertThat(calendar.isBusinessDay(day("2026-08-10"))).isFalse();
        assertThat(calendar.isBusinessDay(day("2027-08-03"))).isFalse();
        assertThat(OFFICE.isBusinessDay(day("2026-08-03"))).isFalse();
        assertThat(OFFICE.isBusinessDay(day("2026-08-10"))).isTrue();
    }

    @Test
    void a_short_day_is_worked_and_is_said_only_when_it_is_worked() {
        HolidayRule eve =
                HolidayRule.of("eve", "Eve", Recurrence.parse("12-24"), "Law").with(Effect.SHORT);
        HolidayRule end =
                HolidayRule.of("end", "End", Recurrence.parse("12-28"), "Law").with(Effect.SHORT);
        BusinessCalendar calendar = OFFICE.with(List.of(eve, end));
        assertThat(calendar.isBusinessDay(day("2026-12-24"))).isTrue();
        assertThat(calendar.isHoliday(day("2026-12-24"))).isFalse();
        assertThat(calendar.shortDay(day("2026-12-24"))).map(Holiday::name).contains("Eve");
        assertThat(calendar.shortDays(2026)).extracting(Holiday::key).containsExactly("eve", "end");
        assertThat(calendar.shortDay(day("2022-12-24"))).isEmpty();
    }

    @Test
    void a_shop_may_rest_on_other_days_or_on_none() {
        BusinessCalendar shop = OFFICE.named("SHOP").resting(EnumSet.of(DayOfWeek.SUNDAY));
        assertThat(shop).hasToString("SHOP");
        assertThat(shop.isBusinessDay(day("2026-08-01"))).isTrue();
        assertThat(shop.isBusinessDay(day("2026-08-02"))).isFalse();
        assertThat(shop.resting(Set.of()).isBusinessDay(day("2026-08-02"))).isTrue();
        assertRefused("calendar.never-open", () -> shop.resting(EnumSet.allOf(DayOfWeek.class)));
    }

    @Test
    void a_day_off_cannot_depend_on_the_days_off() {
        assertRefused(
                "calendar.circular",
                () -> HolidayRule.of("end", "End", Recurrence.parse("last business day of 12"), "Law"));
    }

    @Test
    void dates_outside_the_years_known_are_refused() {
        assertRefused("input.range", "date", () -> OFFICE.isBusinessDay(LocalDate.of(1582, 12, 31)));
        assertRefused("input.range", "date", () -> OFFICE.isBusinessDay(LocalDate.of(10_000, 1, 1)));
        assertRefused("input.range", "year", () -> OFFICE.plusBusinessDays(day("9999-12-30"), Integer.MAX_VALUE));
        assertRefused("input.range", "year", () -> OFFICE.plusBusinessDays(day("1583-01-03"), Integer.MIN_VALUE));
        assertThat(OFFICE.businessDaysIn(LocalDate.of(1583, 1, 1), LocalDate.of(9999, 12, 31)))
                .isGreaterThan(2_000_000);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
