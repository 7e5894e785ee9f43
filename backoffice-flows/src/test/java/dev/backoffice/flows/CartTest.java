package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.order.ChannelTerms;
import dev.backoffice.inventory.order.DispatchOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.Shipment;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Orders of one cart leave in one parcel, each under a note of its own. */
class CartTest {
    private final Shop shop = Shop.open(Step.DISPATCH).stocked(10);

    private OrderId ofCart(String number) {
        return shop.takenIn(Shop.mugs(number, 1)
                .channelTerms(ChannelTerms.none(CurrencyUnit.of("BRL")).group("CART-7")));
    }

    @Test
    void two_orders_of_a_cart_leave_with_one_label_under_two_notes() {
        OrderId first = ofCart("1001");
        OrderId second = ofCart("1002");
        shop.ordered("1003", 1);

        List<OrderId> cart = shop
                .backoffice
                .orders()
                .list(MARIA, OrderQuery.all().status(OrderStatus.Kind.INVOICED), PageRequest.first(100))
                .rows()
                .stream()
                .filter(order -> order.terms().channelTerms().group().equals(Optional.of("CART-7")))
                .map(order -> order.id())
                .toList();
        assertThat(cart).containsExactlyInAnyOrder(first, second);
        for (OrderId order : cart) {
            shop.backoffice
                    .orders()
                    .dispatch(
                            MARIA,
                            new DispatchOrder(
                                    IdempotencyKey.of("leave/" + order), order, Shipment.of("carrier", "BR123")));
        }
        shop.run();

        assertThat(shop.note(first).id()).isNotEqualTo(shop.note(second).id());
        assertThat(cart).allSatisfy(order -> {
            assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
            assertThat(shop.view(order).shipment().orElseThrow().tracking()).contains("BR123");
        });
        shop.assertSound();
    }

    @Test
    void one_order_of_a_cart_is_cancelled_and_the_other_leaves() {
        OrderId first = ofCart("1001");
        OrderId second = ofCart("1002");

        shop.cancel(first);

        assertThat(shop.status(second)).isEqualTo(OrderStatus.Kind.INVOICED);
        assertThat(shop.available("MUG-01")).isEqualTo("9 UN");
        shop.assertSound();
    }
}
