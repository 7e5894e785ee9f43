package dev.backoffice.inventory.shipping;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static dev.backoffice.inventory.Shop.PEDRO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.inventory.Shop;
import dev.backoffice.inventory.order.DeferOrder;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.MakeReady;
import dev.backoffice.inventory.order.OrderEvent;
import dev.backoffice.inventory.order.OrderEvents;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.ResumeOrder;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.stock.Site;
import dev.backoffice.testkit.SequentialIds;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The clock of the shop stands at noon of 23 November 2026, UTC. */
class PromisesTest {
    private final Shop shop = Shop.stocked();
    private final Promises promises = new Promises(shop.commands);
    private final PromiseKeeping keeping = new PromiseKeeping(promises);

    private static PromisedDates shipping(String shipBy) {
        Instant leaves = Instant.parse(shipBy);
        Map<Stage, Instant> starts = new EnumMap<>(Stage.class);
        starts.put(Stage.SEPARATE, leaves.minus(Duration.ofHours(4)));
        starts.put(Stage.PACK, leaves.minus(Duration.ofHours(3)));
        starts.put(Stage.INVOICE, leaves.minus(Duration.ofHours(2)));
        starts.put(Stage.DISPATCH, leaves.minus(Duration.ofHours(1)));
        starts.put(Stage.DELIVER, leaves.plus(Duration.ofDays(3)));
        return new PromisedDates(leaves, leaves.plus(Duration.ofDays(3)), starts);
    }

    private OrderId promised(String number, String shipBy) {
        OrderId order = shop.received(number);
        promises.promise(
                MARIA,
                PromiseDelivery.of(
                        "promise-" + number,
                        order,
                        "SP1",
                        Explained.of(shipping(shipBy), Reason.of("promise.handling", "It leaves as said."))));
        return order;
    }

    /** Hands all events of the order to the handler, each twice. */
    private void followed(OrderId order) {
        for (RecordedEvent event : shop.events(MARIA.tenant(), "order", order.toString())) {
            Occurrence<OrderEvent> occurrence =
                    new Occurrence<>(event.key(), event.at(), OrderEvents.CODEC.read(event));
            keeping.handle(MARIA, occurrence);
            keeping.handle(MARIA, occurrence);
        }
    }

    private DeliveryPromise view(OrderId order) {
        return promises.view(MARIA, order);
    }

    private void dispatched(OrderId order) {
        shop.packed(order);
        shop.invoiced(order, "note-" + order);
        shop.dispatched(order);
    }

    @Test
    void a_promise_follows_its_order_and_is_kept_when_the_buyer_gets_it_in_time() {
        OrderId order = promised("1001", "2026-11-24T21:00:00Z");
        assertThat(view(order).next()).contains(Stage.SEPARATE);
        shop.packed(order);
        followed(order);
        assertThat(view(order).next()).contains(Stage.INVOICE);
        shop.invoiced(order, "note-1");
        shop.orders.defer(
                MARIA, DeferOrder.of(shop.key(), order, WaitReason.of("order.awaiting-label", "No label yet.")));
        followed(order);
        assertThat(view(order).next()).contains(Stage.DISPATCH);
        shop.orders.resume(MARIA, ResumeOrder.of(shop.key(), order, "it is there"));
        shop.clock.advance(Duration.ofDays(1));
        shop.dispatched(order);
        followed(order);
        assertThat(view(order).shippedInTime()).contains(true);
        shop.clock.advance(Duration.ofDays(2));
        shop.delivered(order);
        followed(order);
        assertThat(view(order).status()).isEqualTo(new PromiseStatus.Kept(Instant.parse("2026-11-26T12:00:00Z")));
        assertThat(orders(PromiseQuery.all().status(PromiseStatus.Kind.KEPT), 10))
                .containsExactly(order);
        assertThat(promises.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void a_delivery_at_the_promised_second_keeps_the_promise_and_one_a_second_later_breaks_it() {
        OrderId kept = promised("1001", "2026-11-24T21:00:00Z");
        OrderId broken = promised("1002", "2026-11-24T21:00:00Z");
        shop.clock.advance(Duration.ofDays(9));
        promises.recordDelivery(MARIA, RecordDelivery.of(shop.key(), kept, Instant.parse("2026-11-27T21:00:00Z")));
        promises.recordDelivery(MARIA, RecordDelivery.of(shop.key(), broken, Instant.parse("2026-11-27T21:00:01Z")));
        assertThat(view(kept).status().kind()).isEqualTo(PromiseStatus.Kind.KEPT);
        assertThat(view(broken).status())
                .isEqualTo(new PromiseStatus.Broken(Instant.parse("2026-11-27T21:00:01Z"), Duration.ofSeconds(1)));
        assertThat(refusal(() -> promises.recordDelivery(
                        MARIA, RecordDelivery.of(shop.key(), kept, Instant.parse("2026-11-27T21:00:00Z")))))
                .isEqualTo("promise.illegal-move");
        assertThat(promises.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void what_was_promised_first_never_changes_and_stays_the_measure_when_we_are_the_reason() {
        OrderId order = promised("1001", "2026-11-24T21:00:00Z");
        PromisedDates first = view(order).original();
        promises.revise(
                MARIA,
                RevisePromise.of(
                        shop.key(),
                        order,
                        shipping("2026-11-26T21:00:00Z"),
                        PromiseRevision.Cause.SELLER,
                        "stock was short"));
        assertThat(view(order).original()).isEqualTo(first);
        assertThat(view(order).current()).isEqualTo(shipping("2026-11-26T21:00:00Z"));
        assertThat(view(order).binding()).isEqualTo(first);
        assertThat(view(order).revisions()).singleElement().satisfies(revision -> {
            assertThat(revision.reason()).isEqualTo("stock was short");
            assertThat(revision.at()).isEqualTo("2026-11-23T12:00:00Z");
        });
        shop.clock.advance(Duration.ofDays(9));
        promises.recordDelivery(MARIA, RecordDelivery.of(shop.key(), order, Instant.parse("2026-11-29T12:00:00Z")));
        assertThat(view(order).status().kind()).isEqualTo(PromiseStatus.Kind.BROKEN);
    }

    @Test
    void a_later_day_the_buyer_asked_for_is_the_measure_from_then_on() {
        OrderId order = promised("1001", "2026-11-24T21:00:00Z");
        promises.revise(
                MARIA,
                RevisePromise.of(
                        shop.key(),
                        order,
                        shipping("2026-11-26T21:00:00Z"),
                        PromiseRevision.Cause.BUYER,
                        "away until Saturday"));
        shop.clock.advance(Duration.ofDays(9));
        promises.recordDelivery(MARIA, RecordDelivery.of(shop.key(), order, Instant.parse("2026-11-29T12:00:00Z")));
        assertThat(view(order).status().kind()).isEqualTo(PromiseStatus.Kind.KEPT);
    }

    private List<OrderId> orders(PromiseQuery query, int limit) {
        return Page.all(limit, page -> promises.list(MARIA, query, page)).stream()
                .map(DeliveryPromise::order)
                .toList();
    }

    @Test
    void promises_are_listed_by_slack_of_what_is_to_be_done_next() {
        OrderId calm = promised("1001", "2026-11-25T21:00:00Z");
        OrderId hot = promised("1002", "2026-11-23T15:00:00Z");
        OrderId away = promised("1003", "2026-11-23T14:00:00Z");
        dispatched(away);
        followed(away);
        Instant now = shop.clock.instant();
        PromiseQuery open = PromiseQuery.open();
        for (int limit : new int[] {1, 2, 10}) {
            assertThat(orders(open, limit)).containsExactly(hot, calm, away);
            assertThat(orders(open.until(now), limit)).containsExactly(hot);
            assertThat(orders(open.next(Stage.SEPARATE), limit)).containsExactly(hot, calm);
            assertThat(orders(open.next(Stage.SEPARATE).until(now), limit)).containsExactly(hot);
            assertThat(orders(open.next(Stage.DELIVER), limit)).containsExactly(away);
            assertThat(orders(open.by(PromiseQuery.Deadline.DELIVER), limit)).containsExactly(away, hot, calm);
            assertThat(orders(open.by(PromiseQuery.Deadline.SHIP), limit)).containsExactlyInAnyOrder(away, hot, calm);
            assertThat(orders(open.order(OrderStatus.Kind.DISPATCHED), limit)).containsExactly(away);
            assertThat(orders(open.site(view(hot).site()), limit)).containsExactly(hot, calm, away);
            assertThat(orders(open.site(Site.of("NOWHERE")), limit)).isEmpty();
        }
        Slack late = view(hot).slack(now).orElseThrow();
        assertThat(late)
                .isEqualTo(new Slack(Stage.SEPARATE, Instant.parse("2026-11-23T11:00:00Z"), Duration.ofHours(-1)));
        assertThat(late.late()).isTrue();
        Slack enough = view(calm).slack(now).orElseThrow();
        assertThat(enough.atRisk(Duration.ofDays(3))).isTrue();
        assertThat(enough.atRisk(Duration.ofDays(2))).isFalse();
        shop.cancelled(hot);
        followed(hot);
        assertThat(orders(open.until(now), 10)).isEmpty();
        assertThat(view(hot).status()).isEqualTo(new PromiseStatus.Dropped("The order was cancelled."));
    }

    @Test
    void the_parts_of_a_split_order_were_promised_for_the_same_dates() {
        OrderId whole = promised("1001", "2026-11-24T21:00:00Z");
        OrderId one = shop.received("1001-1");
        OrderId two = shop.received("1001-2");
        promises.split(
                MARIA, SplitPromise.of(shop.key(), whole).part(one, "SP1").part(two, "PE1"));
        assertThat(view(one).original()).isEqualTo(view(whole).original());
        assertThat(view(two).site().code()).isEqualTo("PE1");
        assertThat(view(whole).status().kind()).isEqualTo(PromiseStatus.Kind.DROPPED);
        assertThat(orders(PromiseQuery.open(), 10)).hasSize(2);
        assertThat(refusal(() -> SplitPromise.of("k", whole).part(one, "SP1").part(one, "PE1")))
                .isEqualTo("promise.part-twice");
    }

    @Test
    void the_events_of_a_part_tell_what_was_promised_first_and_what_became_of_it() {
        OrderId whole = promised("1001", "2026-11-24T21:00:00Z");
        OrderId one = shop.received("1001-1");
        PromisedDates later = shipping("2026-11-26T21:00:00Z");
        promises.revise(
                MARIA, RevisePromise.of("r", whole, later, PromiseRevision.Cause.SELLER, "The van broke down."));
        DeliveryPromise revised = view(whole);

        assertThat(revised.part(one, Site.of("SP1"), new Moment(shop.clock.instant(), SequentialIds.create()))
                        .events())
                .containsExactly(
                        new PromiseEvent.DeliveryPromised(one, revised.original()),
                        new PromiseEvent.PromiseRevised(
                                one, later, PromiseRevision.Cause.SELLER, "The van broke down."));
    }

    @Test
    void an_order_that_is_fetched_is_there_when_it_is_ready_at_the_counter() {
        OrderId order = shop.orders.receive(MARIA, Shop.twoMugs("1001").delivery(DeliveryMethod.PICKUP));
        promises.promise(
                MARIA,
                PromiseDelivery.of(
                        "p", order, "SP1", Explained.of(shipping("2026-11-23T21:00:00Z"), Reason.of("x.y", "So."))));
        shop.packed(order);
        shop.invoiced(order, "note-1");
        followed(order);
        assertThat(view(order).next()).contains(Stage.DISPATCH);
        shop.orders.makeReady(MARIA, MakeReady.of(shop.key(), order, Instant.parse("2026-12-10T00:00:00Z")));
        followed(order);
        assertThat(view(order).status()).isEqualTo(new PromiseStatus.Kept(Instant.parse("2026-11-23T12:00:00Z")));
    }

    @Test
    void a_promise_that_is_over_still_knows_where_its_order_stands() {
        OrderId fetched = shop.orders.receive(MARIA, Shop.twoMugs("1001").delivery(DeliveryMethod.PICKUP));
        promises.promise(
                MARIA,
                PromiseDelivery.of(
                        "p",
                        fetched,
                        "SP1",
                        Explained.of(shipping("2026-11-23T21:00:00Z"), Reason.of("promise.handling", "As said."))));
        shop.packed(fetched);
        shop.invoiced(fetched, "note-1");
        shop.orders.makeReady(MARIA, MakeReady.of(shop.key(), fetched, Instant.parse("2026-12-10T00:00:00Z")));
        followed(fetched);
        assertThat(orders(PromiseQuery.all().order(OrderStatus.Kind.READY), 10)).containsExactly(fetched);
        shop.cancelled(fetched);
        followed(fetched);
        OrderId told = promised("1002", "2026-11-24T21:00:00Z");
        dispatched(told);
        followed(told);
        promises.recordDelivery(MARIA, RecordDelivery.of(shop.key(), told, shop.clock.instant()));
        shop.delivered(told);
        followed(told);
        assertThat(orders(PromiseQuery.all().order(OrderStatus.Kind.READY), 10)).isEmpty();
        assertThat(orders(PromiseQuery.all().order(OrderStatus.Kind.CANCELLED), 10))
                .containsExactly(fetched);
        assertThat(orders(PromiseQuery.all().order(OrderStatus.Kind.DELIVERED), 10))
                .containsExactly(told);
        assertThat(view(told).status()).as("what was promised is as it was").isInstanceOf(PromiseStatus.Kept.class);
        assertThat(view(fetched).status()).isInstanceOf(PromiseStatus.Kept.class);
    }

    @Test
    void what_cannot_be_is_refused_by_name() {
        OrderId order = promised("1001", "2026-11-24T21:00:00Z");
        promises.promise(
                MARIA,
                PromiseDelivery.of(
                        "again",
                        order,
                        "SP1",
                        Explained.of(shipping("2026-11-24T21:00:00Z"), Reason.of("x.y", "So."))));
        assertThat(view(order).why()).hasSize(1);
        assertThat(refusal(() -> promises.promise(
                        MARIA,
                        PromiseDelivery.of(
                                "other",
                                order,
                                "SP1",
                                Explained.of(shipping("2026-11-25T21:00:00Z"), Reason.of("x.y", "So."))))))
                .isEqualTo("promise.other-dates");
        OrderId never = shop.received("1002");
        followed(never);
        assertThat(promises.find(MARIA, never)).isEmpty();
        assertThat(refusal(() -> view(never))).isEqualTo("promise.unknown");
        assertThat(refusal(() -> promises.view(PEDRO, order))).isEqualTo("promise.unknown");
        assertThat(refusal(() -> promises.recordDelivery(
                        MARIA, RecordDelivery.of("k", order, Instant.parse("2026-11-23T12:00:01Z")))))
                .isEqualTo("input.range at");
    }

    @Test
    void the_audit_finds_a_promise_that_was_not_kept_and_stages_out_of_order() {
        OrderId order = promised("1001", "2026-11-24T21:00:00Z");
        change(
                order,
                "status",
                Doc.fields()
                        .put("kind", "kept")
                        .put("at", "2026-12-24T00:00:00Z")
                        .build());
        Doc dates = PromiseCodec.dates(shipping("2026-11-24T21:00:00Z"));
        Map<String, Doc> wrong = new LinkedHashMap<>(dates.asFields());
        wrong.put("shipBy", Doc.of("2026-11-24T19:30:00Z"));
        change(order, "original", new Doc.Fields(wrong));
        assertThat(promises.audit(MARIA).findings().stream().map(Finding::law).distinct())
                .containsExactly("promise.outcome-by-dates", "promise.stages-in-order");
    }

    private void change(OrderId order, String field, Doc value) {
        shop.store.execute(MARIA, session -> {
            StoredDocument stored =
                    session.documents().find("promise", order.toString()).orElseThrow();
            Map<String, Doc> body = new LinkedHashMap<>(stored.body().asFields());
            body.put(field, value);
            session.documents()
                    .update(
                            new StoredDocument(
                                    stored.kind(),
                                    stored.id(),
                                    stored.version() + 1,
                                    stored.schema(),
                                    new Doc.Fields(body),
                                    stored.indexes()),
                            stored.version());
            return Optional.empty();
        });
    }
}
