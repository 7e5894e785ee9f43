package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.order.AcceptChange;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.RejectChange;
import dev.backoffice.inventory.stock.HoldStock;
import java.time.Duration;
import java.time.Instant;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** A channel that sends an order again with another content. */
class ChangingTest {
    private static Buyer moved() {
        return Buyer.person(
                "Ana Souza",
                "99900001907",
                BuyerAddress.of("01310100", "Avenida Central", "999", "Bela Vista", "S\u00e3o Paulo", "3550308", "SP"));
    }

    private static ReceiveOrder ordered(Buyer buyer, long mugs, String total) {
        return ReceiveOrder.from("site", "1001")
                .buyer(buyer)
                .line("MUG-01", mugs, "39.90")
                .paid(Payment.of(PaymentMethod.PIX, total, PaymentStatus.PENDING));
    }

    @Test
    void a_change_that_is_accepted_before_the_goods_are_picked_is_what_is_held_asked_for_and_documented() {
        Shop shop = Shop.open().stocked(10);
        OrderId order = shop.takenIn(ordered(Shop.ana(), 2, "79.80"));
        assertThat(shop.available("MUG-01")).isEqualTo("8 UN");
        shop.takenIn(ordered(moved(), 3, "119.70"));
        assertThat(shop.view(order).change().orElseThrow().fields()).contains("lines", "payments");
        assertThat(shop.view(order).terms().lines().get(0).quantity()).hasToString("2 UN");

        shop.backoffice.orders().acceptChange(MARIA, AcceptChange.of("accept", order));
        shop.run();
        assertThat(shop.available("MUG-01")).isEqualTo("7 UN");
        assertThat(shop.waitsFor(order)).isEqualTo("order.awaiting-payment");
        assertThat(shop.view(order).waitsFor().orElseThrow().text()).contains("BRL 119.70");
        shop.paid(order, 2, "E1", "119.70");

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.onHand("MUG-01")).isEqualTo("7 UN");
        assertThat(shop.xml(order)).contains("<nro>999</nro>");
        shop.assertSound();
    }

    @Test
    void the_end_of_the_hold_of_before_a_change_does_not_concern_the_changed_order() {
        Shop shop = Shop.open(Step.SEPARATE).stocked(10);
        OrderId order = shop.ordered("1001", 2);
        shop.takenIn(Shop.mugs("1001", 1));

        shop.backoffice.orders().acceptChange(MARIA, AcceptChange.of("accept", order));
        shop.clock.advance(Duration.ofDays(31));
        // needs what the old hold has, so that it is ended before the change is acted upon
        shop.backoffice
                .stock()
                .hold(MARIA, HoldStock.of("counter", "counter-sale").line("SP1", "MUG-01", 9));
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.HELD);
        assertThat(shop.available("MUG-01")).isEqualTo("0 UN");
        shop.assertSound();
    }

    @Test
    void a_change_that_comes_after_the_goods_were_picked_can_only_be_rejected() {
        Shop shop = Shop.open(Step.PACK).stocked(10);
        OrderId order = shop.ordered("1001", 2);
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.SEPARATED);
        shop.takenIn(Shop.mugs("1001", 3));

        assertThatThrownBy(() -> shop.backoffice.orders().acceptChange(MARIA, AcceptChange.of("accept", order)))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.code()).isEqualTo("order.illegal-move"));
        shop.backoffice.orders().rejectChange(MARIA, RejectChange.of("reject", order, "It is picked already"));
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.SEPARATED);
        assertThat(shop.view(order).change()).isEmpty();
        assertThat(shop.available("MUG-01")).isEqualTo("8 UN");
        shop.assertSound();
    }

    @Test
    void a_paid_order_that_is_changed_to_less_gives_the_difference_back_once() {
        Shop shop = Shop.open(Step.SEPARATE).stocked(10);
        OrderId order = shop.ordered("1001", 3);
        shop.takenIn(Shop.mugs("1001", 2));

        shop.backoffice.orders().acceptChange(MARIA, AcceptChange.of("accept", order));
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.HELD);
        assertThat(shop.available("MUG-01")).isEqualTo("8 UN");
        assertThat(captured(shop, order)).isEqualTo(Money.parse("BRL 119.70"));
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 39.90"));
        shop.assertSound();
    }

    @Test
    void a_paid_order_that_is_changed_to_more_asks_for_the_difference() {
        Shop shop = Shop.open().stocked(1);
        OrderId order = shop.ordered("1001", 2);
        assertThat(shop.waitsFor(order)).isEqualTo("order.short");
        shop.takenIn(Shop.mugs("1001", 3));

        shop.backoffice.orders().acceptChange(MARIA, AcceptChange.of("accept", order));
        shop.received("delivery-78", "MUG-01", 9, "SP1");

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(captured(shop, order))
                .as("the money that came before counts")
                .isEqualTo(Money.parse("BRL 119.70"));
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 0.00"));
        shop.assertSound();
    }

    @Test
    void a_payment_the_channel_asks_for_again_after_another_one_is_asked_for_again() {
        Shop shop = Shop.open().stocked(10);
        OrderId order = shop.takenIn(ordered(Shop.ana(), 2, "79.80"));
        shop.takenIn(ReceiveOrder.from("site", "1001")
                .buyer(Shop.ana())
                .line("MUG-01", 2, "39.90")
                .paid(Payment.of(PaymentMethod.BOLETO, "79.80", PaymentStatus.PENDING)));
        shop.takenIn(ReceiveOrder.from("site", "1001")
                .buyer(Shop.ana())
                .line("MUG-01", 2, "39.90")
                .paid(Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.PENDING)
                        .expiresAt(Instant.parse("2026-11-24T18:00:00Z"))));

        assertThat(shop.charges(order))
                .extracting(charge ->
                        charge.terms().method() + " " + charge.status().kind())
                .containsExactly("PIX CANCELLED", "BOLETO CANCELLED", "PIX PENDING");
        shop.paid(order, 3, "E1", "79.80");
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        shop.assertSound();
    }

    private static Money captured(Shop shop, OrderId order) {
        return shop.charges(order).stream().map(Charge::captured).reduce(Money.parse("BRL 0.00"), Money::plus);
    }
}
