package dev.backoffice.examples.quickstart;

import dev.backoffice.core.calendar.BusinessCalendar;
import dev.backoffice.core.calendar.Calendars;
import dev.backoffice.core.organization.Establishment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Who does what when, from the first order to the last event, or to the carriers' next visit when that is later. */
final class Timetable {
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final int HOURS = 9;
    private static final LocalTime CARRIERS_COME = LocalTime.of(16, 30);

    private final Calendars calendars;
    private final List<Turn> turns = new ArrayList<>();
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();

    Timetable(Calendars calendars) {
        this.calendars = calendars;
    }

    /** Something happens at a time. */
    void at(Instant at, Runnable act, int orders) {
        turns.add(new Turn(at, act, orders));
        first = first.filter(before -> before.isBefore(at)).or(() -> Optional.of(at));
        last = last.filter(after -> after.isAfter(at)).or(() -> Optional.of(at));
    }

    /**
     * The people of a site work on its business days, from the first thing that happens on.
     *
     * @param round what they do every hour
     * @param visit what they do when the carriers come
     */
    void work(Establishment site, Consumer<Instant> round, Consumer<Instant> visit) {
        if (first.isEmpty() || last.isEmpty()) {
            return;
        }
        BusinessCalendar calendar = calendars.get(site.workTerms().calendar());
        LocalDate end = visitAfter(calendar, site.dateOf(last.get()));
        for (LocalDate day = site.dateOf(first.get()); !day.isAfter(end); day = day.plusDays(1)) {
            if (calendar.isBusinessDay(day)) {
                for (int hour = 0; hour < HOURS; hour++) {
                    Instant at = day.atTime(OPENS.plusHours(hour))
                            .atZone(site.zone())
                            .toInstant();
                    turns.add(new Turn(at, () -> round.accept(at), 0));
                }
                Instant at = day.atTime(CARRIERS_COME).atZone(site.zone()).toInstant();
                turns.add(new Turn(at, () -> visit.accept(at), 0));
            }
        }
    }

    /** The carriers take what was ordered on a day on the next business day. */
    private static LocalDate visitAfter(BusinessCalendar calendar, LocalDate day) {
        LocalDate visit = day.plusDays(1);
        while (!calendar.isBusinessDay(visit)) {
            visit = visit.plusDays(1);
        }
        return visit;
    }

    /** All of it in the order of time; what happens at once, in the order it was entered. */
    List<Turn> turns() {
        List<Turn> sorted = new ArrayList<>(turns);
        sorted.sort(Comparator.comparing(Turn::at));
        return List.copyOf(sorted);
    }
}
