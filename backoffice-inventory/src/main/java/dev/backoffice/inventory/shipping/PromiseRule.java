package dev.backoffice.inventory.shipping;

import dev.backoffice.core.calendar.DayConvention;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Computes by when an order leaves and arrives. A pure function. Immutable and thread-safe.
 *
 * <p>The day it is begun is the day it was ready, when that is a business day of the establishment and it was ready before the
 * cut-off there; at the cut-off to the minute, and later, it is the next business day. The handling days later it leaves, when
 * the working day ends, or at the cut-off where that is later. The transit days of the carrier later it arrives, by the end of
 * the day in the establishment's zone. What the channel wants beats both. Each stage has to begin so much working time before
 * the next as {@link #stageTime} says.
 */
public final class PromiseRule {
    private static final Map<Stage, Duration> TIMES = times();
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final WorkHours hours;
    private final Map<Stage, Duration> stageTimes;

    private PromiseRule(WorkHours hours, Map<Stage, Duration> stageTimes) {
        this.hours = hours;
        this.stageTimes = Collections.unmodifiableMap(stageTimes);
    }

    /** Works from eight to six; separating takes two hours, packing one, the document and handing over half an hour each. */
    public static PromiseRule standard() {
        return new PromiseRule(WorkHours.DEFAULT, TIMES);
    }

    private static Map<Stage, Duration> times() {
        Map<Stage, Duration> times = new EnumMap<>(Stage.class);
        times.put(Stage.SEPARATE, Duration.ofHours(2));
        times.put(Stage.PACK, Duration.ofHours(1));
        times.put(Stage.INVOICE, Duration.ofMinutes(30));
        times.put(Stage.DISPATCH, Duration.ofMinutes(30));
        times.put(Stage.DELIVER, Duration.ZERO);
        return times;
    }

    /** The same rule with other hours. */
    public PromiseRule working(WorkHours other) {
        return new PromiseRule(Input.required(other, "hours"), stageTimes);
    }

    /**
     * The same rule with another time for a stage.
     *
     * @param time from zero to 30 days of working time; of {@link Stage#DELIVER} nothing is asked
     */
    public PromiseRule taking(Stage stage, Duration time) {
        Map<Stage, Duration> more = new EnumMap<>(stageTimes);
        more.put(Input.required(stage, "stage"), Input.inRange(time, "stageTime", Duration.ZERO, Duration.ofDays(30)));
        return new PromiseRule(hours, more);
    }

    /** How much working time a stage takes. */
    public Duration stageTime(Stage stage) {
        return stageTimes.getOrDefault(Input.required(stage, "stage"), Duration.ZERO);
    }

    /** By when it leaves and arrives, with the reasons. */
    public Explained<PromisedDates> promise(PromiseRequest request) {
        List<Reason> reasons = new ArrayList<>();
        LocalDate begun = begun(Input.required(request, "request"), reasons);
        LocalDate leaves = leaves(request, begun, reasons);
        Instant shipBy = end(request).closing(leaves, request.zone());
        Instant deliverBy = deliverBy(request, leaves, reasons);
        if (deliverBy.isBefore(shipBy)) {
            reasons.add(Reason.of(
                    "promise.arrives-before-it-leaves",
                    "The channel wants it there before it would have to leave; it has to leave at once."));
        }
        return new Explained<>(new PromisedDates(shipBy, deliverBy, starts(request, shipBy, deliverBy)), reasons);
    }

    private LocalDate begun(PromiseRequest request, List<Reason> reasons) {
        ZonedDateTime ready = request.readyAt().atZone(request.zone());
        LocalDate day = ready.toLocalDate();
        LocalTime cutOff = request.work().cutOff();
        if (!request.calendar().isBusinessDay(day)) {
            LocalDate next = request.calendar().next(day);
            reasons.add(
                    Reason.of("promise.no-business-day", day + " is no business day; it is begun on " + next + "."));
            return next;
        }
        if (ready.toLocalTime().isBefore(cutOff)) {
            reasons.add(Reason.of(
                    "promise.before-cut-off", "It was ready on " + day + " before the cut-off at " + cutOff + "."));
            return day;
        }
        LocalDate next = request.calendar().next(day);
        reasons.add(Reason.of(
                "promise.after-cut-off",
                "It was ready on " + day + ", not before the cut-off at " + cutOff + "; it is begun on " + next + "."));
        return next;
    }

    private static LocalDate leaves(PromiseRequest request, LocalDate begun, List<Reason> reasons) {
        int days = request.work().handlingDays();
        LocalDate ours = request.calendar().plusBusinessDays(begun, days);
        reasons.add(Reason.of("promise.handling", days + " handling days: it leaves on " + ours + ".")
                .with("handlingDays", days));
        return request.channelShipBy()
                .map(day -> {
                    reasons.add(Reason.of(
                                    "promise.channel-ships",
                                    "The channel wants it to leave on " + day + ", which beats " + ours + ".")
                            .with("ours", ours)
                            .with("channel", day));
                    return day;
                })
                .orElse(ours);
    }

    private static Instant deliverBy(PromiseRequest request, LocalDate leaves, List<Reason> reasons) {
        int days = request.transitDays();
        // A parcel handed over on a day the carrier rests is on its way from the next day it works.
        LocalDate taken = request.carrierCalendar().adjust(leaves, DayConvention.FOLLOWING);
        LocalDate ours = request.carrierCalendar().plusBusinessDays(taken, days);
        reasons.add(Reason.of("promise.transit", days + " business days on the way: it arrives on " + ours + ".")
                .with("transitDays", days));
        LocalDate arrives = request.channelDeliverBy()
                .map(day -> {
                    reasons.add(Reason.of(
                                    "promise.channel-delivers",
                                    "The channel promised it for " + day + ", which beats " + ours + ".")
                            .with("ours", ours)
                            .with("channel", day));
                    return day;
                })
                .orElse(ours);
        return arrives.atTime(END_OF_DAY).atZone(request.zone()).toInstant();
    }

    /** The day's work ends at the cut-off where that is later: what comes in just before it can still leave. */
    private WorkHours end(PromiseRequest request) {
        LocalTime cutOff = request.work().cutOff();
        return cutOff.isAfter(hours.closes()) ? new WorkHours(hours.opens(), cutOff) : hours;
    }

    private Map<Stage, Instant> starts(PromiseRequest request, Instant shipBy, Instant deliverBy) {
        Map<Stage, Instant> starts = new EnumMap<>(Stage.class);
        starts.put(Stage.DELIVER, deliverBy);
        Instant next = shipBy;
        for (Stage stage : List.of(Stage.DISPATCH, Stage.INVOICE, Stage.PACK, Stage.SEPARATE)) {
            next = end(request).before(next, stageTime(stage), request.zone(), request.calendar());
            starts.put(stage, next);
        }
        return starts;
    }
}
