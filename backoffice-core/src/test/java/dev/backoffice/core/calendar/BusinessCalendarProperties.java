package dev.backoffice.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.BrazilianCalendars;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every count and shift against walking day by day. */
class BusinessCalendarProperties {
    private static final LocalDate START = LocalDate.of(1995, 1, 1);
    private final BusinessCalendar calendar = BrazilianCalendars.standard().banking();

    @Property
    void a_shift_is_that_many_steps_day_by_day(
            @ForAll @IntRange(max = 20_000) int at, @ForAll @IntRange(min = -700, max = 700) int days) {
        LocalDate date = START.plusDays(at);
        LocalDate walked = date;
        int step = Integer.signum(days);
        for (int left = Math.abs(days); left > 0; left--) {
            do {
                walked = walked.plusDays(step);
            } while (!calendar.isBusinessDay(walked));
        }
        assertThat(calendar.plusBusinessDays(date, days)).isEqualTo(walked);
    }

    @Property
    void a_count_is_what_walking_counts(
            @ForAll @IntRange(max = 20_000) int at, @ForAll @IntRange(max = 1_000) int length) {
        LocalDate from = START.plusDays(at);
        LocalDate to = from.plusDays(length);
        int walked = (int)
                from.datesUntil(to.plusDays(1)).filter(calendar::isBusinessDay).count();
        assertThat(calendar.businessDaysIn(from, to)).isEqualTo(walked);
        assertThat(calendar.businessDaysBetween(from, to)).isEqualTo(Math.max(0, walked - 1));
        assertThat(calendar.businessDaysBetween(to, from)).isEqualTo(-Math.max(0, walked - 1));
    }

    @Property
    void shifting_by_the_days_between_two_business_days_leads_from_one_to_the_other(
            @ForAll @IntRange(max = 20_000) int at, @ForAll @IntRange(max = 1_000) int length) {
        LocalDate from = calendar.adjust(START.plusDays(at), DayConvention.FOLLOWING);
        LocalDate to = calendar.adjust(from.plusDays(length), DayConvention.FOLLOWING);
        assertThat(calendar.plusBusinessDays(from, calendar.businessDaysBetween(from, to)))
                .isEqualTo(to);
        assertThat(calendar.plusBusinessDays(to, calendar.businessDaysBetween(to, from)))
                .isEqualTo(from);
    }
}
