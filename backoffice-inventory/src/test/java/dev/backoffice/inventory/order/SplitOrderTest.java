package dev.backoffice.inventory.order;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static dev.backoffice.inventory.Shop.ana;
import static dev.backoffice.inventory.Shop.pix;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.inventory.Shop;
import dev.backoffice.inventory.order.OrderStatus.Kind;
import dev.backoffice.inventory.stock.Site;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One order from two sites (situation 12). */
class SplitOrderTest {
    private final Shop shop = Shop.stocked();

    @AfterEach
    void the_laws_hold_over_what_is_stored() {
        assertThat(shop.orders.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void an_order_from_two_sites_goes_on_as_two_orders_that_sum_to_it() {
        OrderId order = mixed("1001");
        shop.orders.split(MARIA, SplitOrder.of("s", order, halves()));
        OrderView whole = shop.orders.view(MARIA, order);
        assertThat(whole.status()).isEqualTo(Kind.SPLIT);
        assertThat(whole.parts()).containsExactly(order.part(1), order.part(2));
        OrderView first = shop.orders.view(MARIA, order.part(1));
        OrderView second = shop.orders.view(MARIA, order.part(2));
        assertThat(first.partOf()).contains(new PartOf(order, 1, Optional.of(Site.of("SP1"))));
        assertThat(first.terms().channelOrder()).isEqualTo("1001/1");
        assertThat(second.terms().lines()).extracting(OrderLine::number).containsExactly(1, 2);
        assertThat(first.total().plus(second.total())).isEqualTo(whole.total());
        // 79.80 of 144.70 is sold in the first part; both payments are split so that each part is paid
        assertThat(first.terms().freight()).isEqualTo(Money.parse("BRL 10.20"));
        assertThat(first.terms().paymentsTotal()).isEqualTo(first.total());
        assertThat(second.terms().paymentsTotal()).isEqualTo(second.total());
        assertThat(first.terms()
                        .payments()
                        .get(0)
                        .amount()
                        .plus(second.terms().payments().get(0).amount()))
                .isEqualTo(Money.parse("BRL 100.00"));
        assertThat(shop.orders.buyer(MARIA, order.part(2))).contains(ana());
        assertThat(refusal(() -> shop.held(order))).isEqualTo("order.illegal-move");
    }

    @Test
    void each_part_is_an_order_of_its_own() {
        OrderId order = shop.received("1001");
        shop.orders.split(
                MARIA,
                SplitOrder.of(
                        "s",
                        order,
                        List.of(
                                OrderPart.anywhere().line(1, 1),
                                OrderPart.anywhere().line(1, 1))));
        shop.packed(order.part(1));
        shop.invoiced(order.part(1), "note-1");
        shop.dispatched(order.part(1));
        shop.delivered(order.part(1));
        assertThat(shop.orders.view(MARIA, order.part(2)).status()).isEqualTo(Kind.RECEIVED);
    }

    @Test
    void a_part_can_be_split_again() {
        OrderId order = mixed("1001");
        shop.orders.split(MARIA, SplitOrder.of("s", order, halves()));
        OrderId part = order.part(2);
        shop.orders.split(
                MARIA,
                SplitOrder.of(
                        "s2",
                        part,
                        List.of(
                                OrderPart.at("RJ1").line(1, 1),
                                OrderPart.at("SP1").line(2, 1))));
        assertThat(shop.orders.view(MARIA, part.part(2)).terms().channelOrder()).isEqualTo("1001/2/2");
    }

    @Test
    void cancelling_a_split_order_refunds_nothing_itself_because_each_part_refunds_its_share() {
        OrderId order = shop.received("1001");
        shop.orders.split(
                MARIA,
                SplitOrder.of(
                        "s",
                        order,
                        List.of(
                                OrderPart.anywhere().line(1, 1),
                                OrderPart.anywhere().line(1, 1))));
        shop.cancelled(order);
        shop.cancelled(order.part(1));
        assertThat(refund(order)).isEqualTo(Money.parse("BRL 0.00"));
        assertThat(refund(order.part(1))).isEqualTo(Money.parse("BRL 39.90"));
        assertThat(shop.orders.view(MARIA, order).parts()).hasSize(2);
    }

    @Test
    void the_buyer_of_a_split_order_is_erased_with_all_its_parts_and_not_before_they_ended() {
        OrderId order = shop.received("1001");
        shop.orders.split(
                MARIA,
                SplitOrder.of(
                        "s",
                        order,
                        List.of(
                                OrderPart.anywhere().line(1, 1),
                                OrderPart.anywhere().line(1, 1))));
        shop.cancelled(order.part(1));
        assertThat(refusal(() -> shop.orders.eraseBuyer(MARIA, EraseBuyer.of("e1", order))))
                .isEqualTo("order.buyer-needed");
        assertThat(shop.orders.buyer(MARIA, order.part(1))).isPresent();
        shop.cancelled(order.part(2));
        shop.orders.eraseBuyer(MARIA, EraseBuyer.of("e2", order));
        for (OrderId erased : List.of(order, order.part(1), order.part(2))) {
            assertThat(shop.orders.buyer(MARIA, erased)).isEmpty();
        }
    }

    @Test
    void parts_have_all_of_each_line_and_no_more() {
        OrderId order = mixed("1001");
        assertThat(refusal(() -> split(
                        order,
                        OrderPart.anywhere().line(1, 2),
                        OrderPart.anywhere().line(2, 1))))
                .isEqualTo("order.split-differs");
        assertThat(refusal(() -> split(
                        order,
                        OrderPart.anywhere().line(1, 3).line(2, 1),
                        OrderPart.anywhere().line(1, 1))))
                .isEqualTo("order.split-differs");
        assertThat(refusal(() -> split(
                        order,
                        OrderPart.anywhere().line(1, 3).line(2, 1),
                        OrderPart.anywhere().line(9, 1))))
                .isEqualTo("order.unknown-line");
        assertThat(refusal(() -> split(order, OrderPart.anywhere().line(1, 3).line(2, 1), OrderPart.anywhere())))
                .isEqualTo("input.empty lines");
        assertThat(refusal(() -> split(order, OrderPart.anywhere().line(1, 3).line(2, 1))))
                .isEqualTo("input.invalid parts");
        assertThat(refusal(() -> OrderPart.anywhere().line(1, 0))).isEqualTo("input.not-positive quantity");
        assertThat(shop.orders.view(MARIA, order).status()).isEqualTo(Kind.RECEIVED);
    }

    @Test
    void an_order_whose_goods_are_set_aside_or_that_may_change_is_not_split() {
        OrderId held = shop.received("1001");
        shop.held(held);
        assertThat(refusal(() -> shop.orders.split(
                        MARIA,
                        SplitOrder.of(
                                "s1",
                                held,
                                List.of(
                                        OrderPart.anywhere().line(1, 1),
                                        OrderPart.anywhere().line(1, 1))))))
                .isEqualTo("order.illegal-move");
        OrderId asked = shop.received("1002");
        shop.orders.receive(MARIA, Shop.twoMugs("1002").asGift());
        assertThat(refusal(() -> shop.orders.split(
                        MARIA,
                        SplitOrder.of(
                                "s2",
                                asked,
                                List.of(
                                        OrderPart.anywhere().line(1, 1),
                                        OrderPart.anywhere().line(1, 1))))))
                .isEqualTo("order.change-pending");
    }

    private void split(OrderId order, OrderPart... parts) {
        shop.orders.split(MARIA, SplitOrder.of(shop.key(), order, List.of(parts)));
    }

    /** Three mugs and a plate with freight and a coupon, paid twice. */
    private OrderId mixed(String number) {
        return shop.orders.receive(
                MARIA,
                ReceiveOrder.from("site", number)
                        .buyer(ana())
                        .line("MUG-01", 3, "39.90")
                        .line("PLATE-01", 1, "25.00")
                        .freight("18.50")
                        .discount(Discount.of("coupon", Funder.SELLER, "14.47"))
                        .paid(pix("100.00"))
                        .paid(Payment.of(PaymentMethod.CARD, "48.73", PaymentStatus.CAPTURED)));
    }

    private static List<OrderPart> halves() {
        return List.of(
                OrderPart.at("SP1").line(1, 2), OrderPart.at("RJ1").line(1, 1).line(2, 1));
    }

    private Money refund(OrderId order) {
        return shop.events(MARIA.tenant(), "order", order.toString()).stream()
                .map(OrderEvents.CODEC::read)
                .filter(OrderEvent.OrderCancelled.class::isInstance)
                .map(event -> ((OrderEvent.OrderCancelled) event).compensation().refund())
                .findFirst()
                .orElseThrow();
    }
}
