package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.HandOver;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import org.junit.jupiter.api.Test;

/** An order that is fetched: it waits at the counter with a code. */
class PickupTest {
    private final Shop shop = Shop.open().stocked(10);

    private OrderId ready() {
        OrderId order =
                shop.backoffice.orders().receive(MARIA, Shop.mugs("1001", 2).delivery(DeliveryMethod.PICKUP));
        shop.run();
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.READY);
        return order;
    }

    private String code(OrderId order) {
        return shop.backoffice.orders().pickupCode(MARIA, order).orElseThrow().digits();
    }

    private String onHand() {
        return shop.backoffice.stock().availability(MARIA, "MUG-01").onHand().toString();
    }

    @Test
    void it_is_handed_over_to_who_says_the_code_and_its_goods_are_gone() {
        OrderId order = ready();

        shop.backoffice.orders().handOver(MARIA, HandOver.of("counter-1", order, code(order)));
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DELIVERED);
        assertThat(onHand()).isEqualTo("8 UN");
        assertThat(shop.stuck()).isEmpty();
        assertThat(shop.findings()).isEmpty();
    }

    @Test
    void a_wrong_code_is_refused_and_the_goods_stay() {
        OrderId order = ready();
        String wrong = code(order).equals("000000") ? "000001" : "000000";

        try {
            shop.backoffice.orders().handOver(MARIA, HandOver.of("counter-1", order, wrong));
        } catch (RuleViolation refused) {
            assertThat(refused.code()).isEqualTo("order.wrong-code");
        }
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.READY);
        assertThat(onHand()).isEqualTo("10 UN");
    }

    @Test
    void who_never_comes_gets_the_money_back_and_the_goods_stay() {
        OrderId order = ready();

        shop.backoffice.orders().cancel(MARIA, CancelOrder.of("no-show", order, "nobody fetched it"));
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.CANCELLED);
        assertThat(shop.backoffice.stock().availability(MARIA, "MUG-01").available())
                .hasToString("10 UN");
        assertThat(shop.stuck()).isEmpty();
        assertThat(shop.findings()).isEmpty();
    }
}
