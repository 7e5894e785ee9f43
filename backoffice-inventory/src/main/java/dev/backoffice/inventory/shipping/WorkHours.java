package dev.backoffice.inventory.shipping;

import dev.backoffice.core.calendar.BusinessCalendar;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The hours of a business day in which orders are worked on.
 *
 * @param opens when work begins
 * @param closes when the carrier has what leaves on the day; after {@code opens}
 */
public record WorkHours(LocalTime opens, LocalTime closes) {
    /** Eight in the morning to six in the evening. */
    public static final WorkHours DEFAULT = new WorkHours(LocalTime.of(8, 0), LocalTime.of(18, 0));

    /** @throws InvalidInput {@code input.null}, {@code input.range} when it closes before it opens */
    public WorkHours {
        Input.required(opens, "opens");
        if (!Input.required(closes, "closes").isAfter(opens)) {
            throw InvalidInput.of(
                    "input.range",
                    "field",
                    "closes",
                    "from",
                    opens.toString(),
                    "to",
                    "24:00",
                    "value",
                    closes.toString());
        }
    }

    /** When a day's work ends. */
    Instant closing(LocalDate day, ZoneId zone) {
        return day.atTime(closes).atZone(zone).toInstant();
    }

    /** The latest instant from which so much working time is left until an end: nights and days off do not count. */
    Instant before(Instant end, Duration work, ZoneId zone, BusinessCalendar calendar) {
        Duration left = work;
        Instant from = end;
        LocalDate day = LocalDate.ofInstant(end, zone);
        while (true) {
            if (calendar.isBusinessDay(day)) {
                Instant opening = day.atTime(opens).atZone(zone).toInstant();
                Instant closing = closing(day, zone);
                Instant last = from.isAfter(closing) ? closing : from;
                Duration available = last.isAfter(opening) ? Duration.between(opening, last) : Duration.ZERO;
                if (available.compareTo(left) >= 0 && last.isAfter(opening)) {
                    return last.minus(left);
                }
                left = left.minus(available);
            }
            day = calendar.previous(day);
            from = closing(day, zone);
        }
    }
}
