package dev.backoffice.inventory.order;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static dev.backoffice.inventory.Shop.twoMugs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.page.Page;
import dev.backoffice.inventory.Shop;
import dev.backoffice.inventory.order.OrderStatus.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The buyer fetches it with a code (situation 31). */
class PickupTest {
    private static final Instant FRIDAY = Instant.parse("2026-11-27T21:00:00Z");

    private final Shop shop = Shop.stocked();

    @AfterEach
    void the_laws_hold_over_what_is_stored() {
        assertThat(shop.orders.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void who_knows_the_code_gets_the_order_and_it_has_left_and_arrived() {
        OrderId order = ready("1001");
        String code = code(order);
        assertThat(code).matches("[0-9]{6}");
        shop.orders.handOver(MARIA, HandOver.of("h", order, code));
        OrderView view = shop.orders.view(MARIA, order);
        assertThat(view.status()).isEqualTo(Kind.DELIVERED);
        assertThat(view.shipment()).contains(Shipment.by(Shipment.PICKUP));
        assertThat(view.lastTime(OrderMove.HAND_OVER)).contains(shop.clock.instant());
        List<OrderEvent> events = events(order);
        assertThat(events.subList(events.size() - 2, events.size()))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("OrderDispatched", "OrderDelivered");
        assertThat(shop.orders.pickupCode(MARIA, order)).isEmpty();
    }

    @Test
    void a_wrong_code_is_refused_and_counted_and_the_right_one_still_works() {
        OrderId order = ready("1001");
        assertThat(refusal(() -> shop.orders.handOver(MARIA, HandOver.of("h1", order, wrong(order)))))
                .isEqualTo("order.wrong-code");
        assertThat(refusal(() -> shop.orders.handOver(MARIA, HandOver.of("h1", order, wrong(order)))))
                .as("the same try again is not another one")
                .isEqualTo("order.wrong-code");
        assertThat(pickup(order).wrongCodes()).isEqualTo(1);
        assertThat(events(order)).last().isEqualTo(new OrderEvent.PickupCodeRefused(order, 1));
        shop.orders.handOver(MARIA, HandOver.of("h2", order, code(order)));
        assertThat(shop.orders.view(MARIA, order).status()).isEqualTo(Kind.DELIVERED);
    }

    @Test
    void after_five_wrong_codes_no_code_is_taken_until_it_gets_a_new_one() {
        OrderId order = ready("1001");
        String first = code(order);
        for (int i = 1; i <= OrderStatus.Ready.MAX_WRONG_CODES; i++) {
            String key = "h" + i;
            assertThat(refusal(() -> shop.orders.handOver(MARIA, HandOver.of(key, order, wrong(order)))))
                    .isEqualTo("order.wrong-code");
        }
        assertThat(pickup(order).locked()).isTrue();
        assertThat(refusal(() -> shop.orders.handOver(MARIA, HandOver.of("h6", order, first))))
                .isEqualTo("order.code-locked");
        shop.orders.makeReady(MARIA, MakeReady.of("again", order, FRIDAY));
        assertThat(pickup(order).wrongCodes()).isZero();
        shop.orders.handOver(MARIA, HandOver.of("h7", order, code(order)));
        assertThat(shop.orders.view(MARIA, order).status()).isEqualTo(Kind.DELIVERED);
    }

    @Test
    void orders_nobody_fetched_in_time_are_listed_the_earliest_first_and_can_be_cancelled() {
        OrderId late = ready("1001", "2026-11-25T21:00:00Z");
        OrderId later = ready("1002", "2026-11-26T21:00:00.000001Z");
        OrderId last = ready("1003", "2026-11-28T21:00:00Z");
        assertThat(notFetchedBy(FRIDAY, 10)).containsExactly(late, later);
        assertThat(notFetchedBy(FRIDAY, 1)).containsExactly(late, later);
        shop.cancelled(late);
        assertThat(notFetchedBy(FRIDAY, 10)).containsExactly(later);
        assertThat(shop.orders.view(MARIA, last).status()).isEqualTo(Kind.READY);
        assertThat(shop.orders.view(MARIA, late).cancelledBecause()).contains("the buyer changed their mind");
    }

    @Test
    void exactly_the_time_it_is_kept_until_is_not_too_late() {
        OrderId order = ready("1001", FRIDAY.toString());
        assertThat(notFetchedBy(FRIDAY, 10)).isEmpty();
        assertThat(notFetchedBy(FRIDAY.plusNanos(1000), 10)).containsExactly(order);
    }

    @Test
    void one_that_is_kept_for_centuries_is_the_last_in_line() {
        OrderId order = ready("1001", "9999-12-31T23:59:59Z");
        OrderId sooner = ready("1002", FRIDAY.toString());
        assertThat(notFetchedBy(Instant.MAX, 10)).containsExactly(sooner, order);
    }

    @Test
    void its_note_can_still_be_cancelled_and_then_nobody_gets_it() {
        OrderId order = ready("1001");
        String code = code(order);
        shop.orders.revokeDispatch(MARIA, RevokeDispatch.of("r", order, "note-1001"));
        assertThat(shop.orders.view(MARIA, order).status()).isEqualTo(Kind.PACKED);
        assertThat(refusal(() -> shop.orders.handOver(MARIA, HandOver.of("h", order, code))))
                .isEqualTo("order.illegal-move");
    }

    @Test
    void only_a_packed_and_covered_order_that_is_fetched_waits_at_the_counter() {
        OrderId sent = shop.received("1001");
        shop.packed(sent);
        assertThat(refusal(() -> shop.orders.makeReady(MARIA, MakeReady.of("m1", sent, FRIDAY))))
                .isEqualTo("order.illegal-move");
        shop.invoiced(sent, "note-1");
        assertThat(refusal(() -> shop.orders.makeReady(MARIA, MakeReady.of("m2", sent, FRIDAY))))
                .isEqualTo("order.not-pickup");
        OrderId fetched = ready("1002");
        assertThat(refusal(() -> shop.orders.makeReady(MARIA, MakeReady.of("m3", fetched, shop.clock.instant()))))
                .isEqualTo("order.until-past");
        assertThat(refusal(() -> HandOver.of("h", fetched, "12345"))).isEqualTo("input.form code");
    }

    @Test
    void the_code_lies_beside_the_buyer_only_and_goes_with_it() {
        OrderId order = ready("1001");
        String code = code(order);
        HandOver command = HandOver.of("h", order, code);
        String everything = command
                + shop.events(MARIA.tenant(), "order", order.toString()).toString()
                + shop.orders.view(MARIA, order)
                + shop.store.<String>execute(
                        MARIA,
                        session -> session.documents()
                                .find("order", order.toString())
                                .toString());
        assertThat(everything.replaceAll("[0-9a-f-]{36}|[0-9T:.-]{20,}Z", "")).doesNotContain(code);
        shop.cancelled(order);
        shop.orders.eraseBuyer(MARIA, EraseBuyer.of("e", order));
        assertThat(shop.store.<String>execute(
                        MARIA,
                        session -> session.documents()
                                .find(OrderBuyers.CODE, order.toString())
                                .toString()))
                .contains("erased")
                .doesNotContain(code);
    }

    private OrderId ready(String number) {
        return ready(number, FRIDAY.toString());
    }

    private OrderId ready(String number, String until) {
        OrderId order = shop.orders.receive(
                MARIA, twoMugs(number).delivery(DeliveryMethod.PICKUP).freightTerms(FreightTerms.NONE));
        shop.packed(order);
        shop.invoiced(order, "note-" + number);
        shop.orders.makeReady(MARIA, MakeReady.of(shop.key(), order, Instant.parse(until)));
        return order;
    }

    private List<OrderId> notFetchedBy(Instant time, int limit) {
        return Page.all(limit, page -> shop.orders.list(MARIA, OrderQuery.all().notFetchedBy(time), page)).stream()
                .map(OrderView::id)
                .toList();
    }

    private OrderView.Pickup pickup(OrderId order) {
        return shop.orders.view(MARIA, order).pickup().orElseThrow();
    }

    private String code(OrderId order) {
        return shop.orders.pickupCode(MARIA, order).orElseThrow().digits();
    }

    private String wrong(OrderId order) {
        return code(order).equals("000000") ? "000001" : "000000";
    }

    private List<OrderEvent> events(OrderId order) {
        return shop.events(MARIA.tenant(), "order", order.toString()).stream()
                .map(OrderEvents.CODEC::read)
                .toList();
    }
}
