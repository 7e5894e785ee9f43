package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.AcceptChange;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderPart;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.RejectChange;
import dev.backoffice.inventory.order.SplitOrder;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the flow does with kits, with orders in parts and with changes. */
class KindsOfOrdersTest {
    private final Shop shop = Shop.open(Step.SEPARATE).stocked(10);

    @AfterEach
    void everything_adds_up() {
        assertThat(shop.stuck()).isEmpty();
        assertThat(shop.findings()).isEmpty();
    }

    @Test
    void a_kit_is_held_and_billed_as_its_components() {
        Shop automatic = Shop.open().stocked(10);
        automatic
                .backoffice
                .catalog()
                .add(
                        MARIA,
                        AddItem.of("TRIO", "Three mugs")
                                .ncm("69120000")
                                .price("100.00")
                                .component("MUG-01", 3));
        OrderId order = automatic
                .backoffice
                .orders()
                .receive(
                        MARIA,
                        ReceiveOrder.from("site", "1001")
                                .buyer(Shop.ana())
                                .line("TRIO", 2, "99.99")
                                .paid(Payment.of(PaymentMethod.PIX, "199.98", PaymentStatus.PAID)));
        automatic.run();

        assertThat(automatic.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(automatic.backoffice.stock().availability(MARIA, "MUG-01").available())
                .hasToString("4 UN");
        assertThat(automatic.findings()).isEmpty();
    }

    @Test
    void cancelling_a_split_order_cancels_its_parts_which_give_back_goods_and_money() {
        OrderId order = waiting("1001", 12);
        shop.backoffice
                .orders()
                .split(
                        MARIA,
                        SplitOrder.of(
                                "s",
                                order,
                                List.of(
                                        OrderPart.anywhere().line(1, 8),
                                        OrderPart.anywhere().line(1, 4))));
        shop.run();
        assertThat(shop.status(order.part(1))).isEqualTo(OrderStatus.Kind.HELD);
        assertThat(shop.view(order.part(2)).waitsFor().orElseThrow().code()).isEqualTo("order.short");

        shop.backoffice.orders().cancel(MARIA, CancelOrder.of("c", order, "Cliente desistiu da compra"));
        shop.run();

        assertThat(shop.status(order.part(1))).isEqualTo(OrderStatus.Kind.CANCELLED);
        assertThat(shop.status(order.part(2))).isEqualTo(OrderStatus.Kind.CANCELLED);
        assertThat(shop.backoffice.stock().availability(MARIA, "MUG-01").available())
                .hasToString("10 UN");
        assertThat(cash()).isEqualTo(Money.parse("BRL 0.00"));
    }

    @Test
    void an_accepted_change_gives_back_its_goods_and_sets_the_new_ones_aside() {
        OrderId order = shop.ordered("1001", 4);
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.HELD);
        shop.backoffice.orders().receive(MARIA, Shop.mugs("1001", 7));
        shop.backoffice.orders().acceptChange(MARIA, AcceptChange.of("a", order));
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.HELD);
        assertThat(shop.backoffice.stock().availability(MARIA, "MUG-01").held()).hasToString("7 UN");
    }

    @Test
    void an_order_that_waits_for_a_decision_about_a_change_goes_on_when_it_is_rejected() {
        OrderId order = shop.backoffice.orders().receive(MARIA, Shop.mugs("1001", 4));
        shop.backoffice.orders().receive(MARIA, Shop.mugs("1001", 7));
        shop.run();
        assertThat(shop.view(order).waitsFor().orElseThrow().code()).isEqualTo("order.change-requested");

        shop.backoffice.orders().rejectChange(MARIA, RejectChange.of("r", order, "Prazo encerrado"));
        shop.run();
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.HELD);
    }

    @Test
    void an_order_that_waits_for_its_money_goes_on_when_the_channel_tells_that_it_came() {
        OrderId order = shop.backoffice.orders().receive(MARIA, mug(PaymentStatus.PENDING));
        shop.run();
        assertThat(shop.view(order).waitsFor().orElseThrow().code()).isEqualTo("order.awaiting-payment");

        shop.backoffice.orders().receive(MARIA, mug(PaymentStatus.PAID));
        shop.run();
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.HELD);
        assertThat(cash()).isEqualTo(Money.parse("BRL 39.90"));

        shop.backoffice.orders().cancel(MARIA, CancelOrder.of("c", order, "Cliente desistiu da compra"));
        shop.run();
        assertThat(cash()).isEqualTo(Money.parse("BRL 0.00"));
    }

    private Money cash() {
        return shop.backoffice.ledger().balance(MARIA, AccountCode.of("1.1.1.02"), CurrencyUnit.of("BRL"));
    }

    private static ReceiveOrder mug(PaymentStatus status) {
        return ReceiveOrder.from("site", "1001")
                .buyer(Shop.ana())
                .line("MUG-01", 1, "39.90")
                .paid(Payment.of(PaymentMethod.BOLETO, "39.90", status));
    }

    private OrderId waiting(String number, int count) {
        OrderId order = shop.ordered(number, count);
        assertThat(shop.view(order).waitsFor().orElseThrow().code()).isEqualTo("order.short");
        return order;
    }
}
