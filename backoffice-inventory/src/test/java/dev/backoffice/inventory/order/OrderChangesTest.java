package dev.backoffice.inventory.order;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static dev.backoffice.inventory.Shop.ana;
import static dev.backoffice.inventory.Shop.pix;
import static dev.backoffice.inventory.Shop.twoMugs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.inventory.Shop;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.catalog.ChangePrice;
import dev.backoffice.inventory.order.OrderStatus.Kind;
import dev.backoffice.inventory.stock.HoldId;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a channel sends again under the number of an order it sent before. */
class OrderChangesTest {
    private final Shop shop = Shop.stocked();

    @AfterEach
    void the_laws_hold_over_what_is_stored() {
        assertThat(shop.orders.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void the_same_order_sent_again_changes_nothing_whether_its_receipt_is_kept_or_not() {
        OrderId order = shop.received("1001");
        assertThat(shop.received("1001")).isEqualTo(order);
        forgetReceipts();
        assertThat(shop.received("1001")).isEqualTo(order);
        assertThat(events(order)).hasSize(1);
    }

    @Test
    void the_same_kit_sent_again_is_the_same_order_even_when_its_components_cost_something_else_by_now() {
        shop.catalog.add(
                MARIA,
                AddItem.of("KIT-01", "Mug and plate")
                        .ncm("69120000")
                        .price("60.00")
                        .component("MUG-01", 1)
                        .component("PLATE-01", 1));
        ReceiveOrder kit = ReceiveOrder.from("site", "1001")
                .buyer(ana())
                .line("KIT-01", 1, "60.00")
                .paid(pix("60.00"));
        OrderId order = shop.orders.receive(MARIA, kit);
        shop.catalog.reprice(MARIA, ChangePrice.of("list-2", "MUG-01", "99.00"));
        forgetReceipts();
        assertThat(shop.orders.receive(MARIA, kit)).isEqualTo(order);
        assertThat(events(order)).hasSize(1);
    }

    @Test
    void another_content_is_recorded_with_the_names_of_what_is_different_and_without_its_values() {
        OrderId order = shop.received("1001");
        shop.orders.receive(MARIA, threeMugs().buyer(ana().phone("+5511900000000")));
        OrderEvent.OrderChangeRequested requested =
                (OrderEvent.OrderChangeRequested) events(order).get(1);
        assertThat(requested.fields()).containsExactly("lines", "payments", "buyer.phone");
        OrderView view = shop.orders.view(MARIA, order);
        assertThat(view.total()).isEqualTo(Money.parse("BRL 79.80"));
        assertThat(view.change().orElseThrow().wanted().total()).isEqualTo(Money.parse("BRL 119.70"));
        assertThat(view.obstacles()).extracting(WaitReason::code).containsExactly(WaitReason.CHANGE_REQUESTED);
        assertThat(shop.orders.buyer(MARIA, order)).contains(ana());
        assertThat(view + shop.events(MARIA.tenant(), "order", order.toString()).toString())
                .doesNotContain("+5511900000000");
    }

    @Test
    void an_accepted_change_is_what_is_ordered_and_gives_back_the_hold() {
        OrderId order = shop.received("1001");
        HoldId hold = shop.held(order);
        shop.orders.receive(MARIA, threeMugs().buyer(ana().phone("+5511900000000")));
        shop.orders.acceptChange(MARIA, AcceptChange.of("a", order));
        OrderView view = shop.orders.view(MARIA, order);
        assertThat(view.status()).isEqualTo(Kind.RECEIVED);
        assertThat(view.total()).isEqualTo(Money.parse("BRL 119.70"));
        assertThat(view.change()).isEmpty();
        assertThat(shop.orders.buyer(MARIA, order).orElseThrow().phone()).contains("+5511900000000");
        assertThat(events(order).get(3))
                .isEqualTo(new OrderEvent.OrderChanged(
                        order, List.of("lines", "payments", "buyer.phone"), Optional.of(hold)));
        assertThat(events(order).get(4))
                .isEqualTo(new OrderEvent.OrderPaymentsChanged(
                        order, Money.parse("BRL 79.80"), Money.parse("BRL 119.70")));
        assertThat(refusal(() -> shop.orders.acceptChange(MARIA, AcceptChange.of("b", order))))
                .isEqualTo("order.no-change");
    }

    @Test
    void a_rejected_change_leaves_everything_as_it_is_and_may_be_asked_for_again_in_another_form() {
        OrderId order = shop.received("1001");
        shop.orders.receive(MARIA, twoMugs("1001").buyer(ana().phone("+5511900000000")));
        shop.orders.rejectChange(MARIA, RejectChange.of("r", order, "It is picked already."));
        assertThat(shop.orders.view(MARIA, order).change()).isEmpty();
        assertThat(shop.orders.buyer(MARIA, order)).contains(ana());
        assertThat(refusal(() -> shop.orders.rejectChange(MARIA, RejectChange.of("r2", order, "why"))))
                .isEqualTo("order.no-change");
        shop.orders.receive(MARIA, twoMugs("1001").asGift());
        assertThat(shop.orders.view(MARIA, order).change().orElseThrow().fields())
                .containsExactly("gift");
    }

    @Test
    void a_change_is_accepted_only_before_the_goods_are_picked_or_covered() {
        OrderId picked = shop.received("1001");
        shop.held(picked);
        shop.orders.separate(MARIA, SeparateOrder.of("s", picked));
        shop.orders.receive(MARIA, twoMugs("1001").asGift());
        assertThat(refusal(() -> shop.orders.acceptChange(MARIA, AcceptChange.of("a", picked))))
                .isEqualTo("order.illegal-move");
        OrderId covered = shop.received("1002");
        shop.held(covered);
        shop.invoiced(covered, "note-1");
        shop.orders.receive(MARIA, twoMugs("1002").asGift());
        assertThat(refusal(() -> shop.orders.acceptChange(MARIA, AcceptChange.of("b", covered))))
                .isEqualTo("order.illegal-move");
    }

    @Test
    void other_payments_alone_are_taken_over_at_once_wherever_it_stands() {
        ReceiveOrder pending = order(Payment.of(PaymentMethod.BOLETO, "79.80", PaymentStatus.PENDING));
        OrderId order = shop.orders.receive(MARIA, pending);
        assertThat(shop.orders.view(MARIA, order).terms().paid()).isFalse();
        shop.packed(order);
        shop.orders.receive(MARIA, order(Payment.of(PaymentMethod.BOLETO, "79.80", PaymentStatus.PAID)));
        OrderView view = shop.orders.view(MARIA, order);
        assertThat(view.status()).isEqualTo(Kind.PACKED);
        assertThat(view.change()).isEmpty();
        assertThat(view.terms().taken()).isEqualTo(Money.parse("BRL 79.80"));
        assertThat(events(order).get(4))
                .isEqualTo(
                        new OrderEvent.OrderPaymentsChanged(order, Money.parse("BRL 0.00"), Money.parse("BRL 79.80")));
        assertThat(refusal(() -> shop.orders.receive(
                        MARIA, order(Payment.of(PaymentMethod.BOLETO, "70.00", PaymentStatus.PAID)))))
                .isEqualTo("order.payments-differ");
    }

    @Test
    void payments_of_a_split_order_reach_its_parts() {
        OrderId order =
                shop.orders.receive(MARIA, order(Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.PENDING)));
        shop.orders.split(
                MARIA,
                SplitOrder.of(
                        "s",
                        order,
                        List.of(
                                OrderPart.at("SP1").line(1, 1),
                                OrderPart.at("RJ1").line(1, 1))));
        shop.orders.receive(MARIA, order(Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.PAID)));
        assertThat(shop.orders.view(MARIA, order.part(1)).terms().taken()).isEqualTo(Money.parse("BRL 39.90"));
        assertThat(shop.orders.view(MARIA, order.part(2)).terms().taken()).isEqualTo(Money.parse("BRL 39.90"));
    }

    private static ReceiveOrder order(Payment payment) {
        return ReceiveOrder.from("site", "1001")
                .buyer(ana())
                .line("MUG-01", 2, "39.90")
                .paid(payment);
    }

    private static ReceiveOrder threeMugs() {
        return ReceiveOrder.from("site", "1001").line("MUG-01", 3, "39.90").paid(pix("119.70"));
    }

    private void forgetReceipts() {
        shop.store.forgetReceipts(shop.clock.instant().plusSeconds(1), 100);
    }

    private List<OrderEvent> events(OrderId order) {
        return shop.events(MARIA.tenant(), "order", order.toString()).stream()
                .map(OrderEvents.CODEC::read)
                .toList();
    }
}
