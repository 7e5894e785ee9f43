package dev.backoffice.inventory.shipping;

import static dev.backoffice.inventory.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.BrazilianCalendars;
import dev.backoffice.core.calendar.BusinessCalendar;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.organization.WorkTerms;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** 2026-11-24 is a Tuesday; São Paulo is three hours behind UTC. */
class PromiseRuleTest {
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
    private static final BusinessCalendar BRAZIL = BrazilianCalendars.standard().get("BR");

    private final PromiseRule rule = PromiseRule.standard();

    private static PromiseRequest ready(String at, int handlingDays, int transitDays) {
        WorkTerms work = WorkTerms.of(LocalTime.of(14, 0), handlingDays, "BR");
        return PromiseRequest.of(Instant.parse(at), SAO_PAULO, work, BRAZIL, transitDays);
    }

    private PromisedDates promise(PromiseRequest request) {
        return rule.promise(request).value();
    }

    private static String local(Instant at) {
        return at.atZone(SAO_PAULO).toLocalDateTime().toString();
    }

    @Test
    void an_order_before_the_cut_off_is_begun_the_same_day_and_one_at_the_cut_off_to_the_minute_is_not() {
        assertThat(local(promise(ready("2026-11-24T16:59:59.999Z", 1, 3)).shipBy()))
                .isEqualTo("2026-11-25T18:00");
        assertThat(local(promise(ready("2026-11-24T17:00:00Z", 1, 3)).shipBy())).isEqualTo("2026-11-26T18:00");
        assertThat(local(promise(ready("2026-11-24T16:59:59.999Z", 1, 3)).deliverBy()))
                .isEqualTo("2026-11-30T23:59:59");
    }

    @Test
    void the_day_is_that_of_the_establishments_zone() {
        // 01:30 of Wednesday in UTC is 22:30 of Tuesday in São Paulo: begun on Wednesday, not on Thursday
        assertThat(local(promise(ready("2026-11-25T01:30:00Z", 0, 0)).shipBy())).isEqualTo("2026-11-25T18:00");
        PromiseRequest manaus = PromiseRequest.of(
                Instant.parse("2026-11-24T17:30:00Z"),
                ZoneId.of("America/Manaus"),
                WorkTerms.of(LocalTime.of(14, 0), 0, "BR"),
                BRAZIL,
                0);
        // half past two in São Paulo is half past one in Manaus
        assertThat(promise(manaus).shipBy()).isEqualTo(Instant.parse("2026-11-24T22:00:00Z"));
    }

    @Test
    void weekends_and_holidays_are_no_business_days() {
        // Friday 13 November after the cut-off, Sunday 15 and Friday 20 are holidays
        assertThat(local(promise(ready("2026-11-13T18:00:00Z", 4, 1)).shipBy())).isEqualTo("2026-11-23T18:00");
        assertThat(local(promise(ready("2026-11-20T12:00:00Z", 0, 1)).shipBy())).isEqualTo("2026-11-23T18:00");
        assertThat(codes(ready("2026-11-20T12:00:00Z", 0, 1))).contains("promise.no-business-day");
        assertThat(local(promise(ready("2026-12-24T12:00:00Z", 0, 1)).deliverBy()))
                .isEqualTo("2026-12-28T23:59:59");
    }

    private List<String> codes(PromiseRequest request) {
        return rule.promise(request).reasons().stream().map(Reason::code).toList();
    }

    @Test
    void a_carrier_that_delivers_on_saturday_is_there_sooner() {
        BusinessCalendar saturdays = BRAZIL.resting(Set.of(DayOfWeek.SUNDAY));
        PromiseRequest friday = ready("2026-11-27T12:00:00Z", 0, 1);
        assertThat(local(promise(friday).deliverBy())).isEqualTo("2026-11-30T23:59:59");
        assertThat(local(promise(friday.carrierCalendar(saturdays)).deliverBy()))
                .isEqualTo("2026-11-28T23:59:59");
    }

    @Test
    void what_the_channel_wants_beats_our_cut_off_earlier_and_later() {
        PromiseRequest ours = ready("2026-11-24T17:30:00Z", 2, 3);
        Explained<PromisedDates> earlier = rule.promise(ours.channelShipBy(LocalDate.of(2026, 11, 24)));
        assertThat(local(earlier.value().shipBy())).isEqualTo("2026-11-24T18:00");
        assertThat(local(earlier.value().deliverBy())).isEqualTo("2026-11-27T23:59:59");
        assertThat(earlier.reasons()).extracting(Reason::code).contains("promise.channel-ships");
        PromisedDates later =
                promise(ours.channelShipBy(LocalDate.of(2026, 12, 7)).channelDeliverBy(LocalDate.of(2026, 12, 9)));
        assertThat(local(later.shipBy())).isEqualTo("2026-12-07T18:00");
        assertThat(local(later.deliverBy())).isEqualTo("2026-12-09T23:59:59");
        assertThat(codes(ours.channelDeliverBy(LocalDate.of(2026, 11, 24))))
                .contains("promise.arrives-before-it-leaves");
    }

    @Test
    void each_stage_has_to_begin_so_much_working_time_before_the_next() {
        PromisedDates monday = promise(ready("2026-11-27T18:00:00Z", 0, 1));
        assertThat(local(monday.latestStart(Stage.DISPATCH))).isEqualTo("2026-11-30T17:30");
        assertThat(local(monday.latestStart(Stage.INVOICE))).isEqualTo("2026-11-30T17:00");
        assertThat(local(monday.latestStart(Stage.PACK))).isEqualTo("2026-11-30T16:00");
        assertThat(local(monday.latestStart(Stage.SEPARATE))).isEqualTo("2026-11-30T14:00");
        // sixteen working hours before four on Monday: eight of Monday, and eight of Friday before the weekend
        PromisedDates slow = rule.taking(Stage.SEPARATE, Duration.ofHours(16))
                .promise(ready("2026-11-27T18:00:00Z", 0, 1))
                .value();
        assertThat(local(slow.latestStart(Stage.SEPARATE))).isEqualTo("2026-11-27T10:00");
        assertThat(slow.latestStart(Stage.DELIVER)).isEqualTo(slow.deliverBy());
    }

    @Test
    void with_a_cut_off_after_the_shop_closes_the_day_ends_at_the_cut_off() {
        PromiseRequest late = PromiseRequest.of(
                Instant.parse("2026-11-24T22:30:00Z"),
                SAO_PAULO,
                WorkTerms.of(LocalTime.of(20, 0), 0, "BR"),
                BRAZIL,
                1);
        assertThat(local(promise(late).shipBy())).isEqualTo("2026-11-24T20:00");
    }

    @Test
    void what_cannot_be_promised_by_is_refused_by_name() {
        assertThat(refusal(() -> new WorkHours(LocalTime.of(8, 0), LocalTime.of(8, 0))))
                .isEqualTo("input.range closes");
        assertThat(refusal(() -> rule.taking(Stage.PACK, Duration.ofHours(-1)))).isEqualTo("input.range stageTime");
        assertThat(refusal(() -> ready("2026-11-24T12:00:00Z", 0, -1))).isEqualTo("input.range transitDays");
        assertThat(refusal(() -> new PromisedDates(Instant.EPOCH, Instant.EPOCH, Map.of())))
                .isEqualTo("promise.stage-missing");
    }
}
