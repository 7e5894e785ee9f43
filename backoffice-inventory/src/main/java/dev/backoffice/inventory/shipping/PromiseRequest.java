package dev.backoffice.inventory.shipping;

import dev.backoffice.core.calendar.BusinessCalendar;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.organization.WorkTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a promise is made of.
 *
 * @param readyAt when the order could be worked on: when it was placed or, where goods wait for money, paid
 * @param zone the time zone of the establishment it leaves from
 * @param work the establishment's cut-off and handling days
 * @param calendar the days the establishment works
 * @param carrierCalendar the days the carrier delivers
 * @param transitDays the carrier's business days on the way; 0 when the buyer fetches it: then it is ready by then
 * @param channelShipBy the day the channel wants it to leave; beats our own
 * @param channelDeliverBy the day the channel promised the buyer; beats our own
 */
public record PromiseRequest(
        Instant readyAt,
        ZoneId zone,
        WorkTerms work,
        BusinessCalendar calendar,
        BusinessCalendar carrierCalendar,
        int transitDays,
        Optional<LocalDate> channelShipBy,
        Optional<LocalDate> channelDeliverBy) {
    /** @throws InvalidInput naming the field */
    public PromiseRequest {
        Input.required(readyAt, "readyAt");
        Input.required(zone, "zone");
        Input.required(work, "work");
        Input.required(calendar, "calendar");
        Input.required(carrierCalendar, "carrierCalendar");
        Input.inRange(transitDays, "transitDays", 0, 365);
        Input.required(channelShipBy, "channelShipBy");
        Input.required(channelDeliverBy, "channelDeliverBy");
    }

    /** A request by one calendar, of an order the channel wants nothing of. */
    public static PromiseRequest of(
            Instant readyAt, ZoneId zone, WorkTerms work, BusinessCalendar calendar, int transitDays) {
        return new PromiseRequest(
                readyAt, zone, work, calendar, calendar, transitDays, Optional.empty(), Optional.empty());
    }

    /** The same, the carrier delivering on other days. */
    public PromiseRequest carrierCalendar(BusinessCalendar days) {
        return new PromiseRequest(readyAt, zone, work, calendar, days, transitDays, channelShipBy, channelDeliverBy);
    }

    /** The same, to leave on the day the channel wants. */
    public PromiseRequest channelShipBy(LocalDate day) {
        return new PromiseRequest(
                readyAt, zone, work, calendar, carrierCalendar, transitDays, Optional.of(day), channelDeliverBy);
    }

    /** The same, to arrive on the day the channel promised. */
    public PromiseRequest channelDeliverBy(LocalDate day) {
        return new PromiseRequest(
                readyAt, zone, work, calendar, carrierCalendar, transitDays, channelShipBy, Optional.of(day));
    }
}
