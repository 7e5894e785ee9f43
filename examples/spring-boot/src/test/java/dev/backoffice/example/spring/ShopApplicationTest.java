package dev.backoffice.example.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.stock.ReceiveGoods;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

class ShopApplicationTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    private final ConfigurableApplicationContext host = new SpringApplicationBuilder(ShopApplication.class)
            .web(WebApplicationType.NONE)
            .run("--spring.datasource.url=jdbc:h2:mem:shop", "--backoffice.run-due.interval=50ms");
    private final Backoffice shop = host.getBean(Backoffice.class);
    private final Checkout checkout = host.getBean(Checkout.class);

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void an_order_that_is_bought_is_dispatched_by_itself() throws InterruptedException {
        shop.catalog()
                .add(MARIA, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        shop.stock()
                .receive(
                        MARIA,
                        ReceiveGoods.of("delivery-77", "MUG-01", 100)
                                .unitCost("12.50")
                                .at("SP1"));

        OrderId order = checkout.buy(MARIA, "cart-1", order("1001"));

        for (int i = 0; i < 200 && shop.orders().view(MARIA, order).status() != OrderStatus.Kind.DISPATCHED; i++) {
            Thread.sleep(Duration.ofMillis(50).toMillis());
        }
        assertThat(shop.orders().view(MARIA, order).status()).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(bought()).containsExactly("cart-1");
    }

    @Test
    void a_cart_that_was_bought_before_leaves_no_order() {
        shop.catalog()
                .add(MARIA, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        OrderId first = checkout.buy(MARIA, "cart-1", order("1001"));

        assertThatThrownBy(() -> checkout.buy(MARIA, "cart-1", order("1002")));

        assertThat(bought()).containsExactly("cart-1");
        shop.runDue();
        assertThat(shop.orders()
                        .list(MARIA, OrderQuery.all(), PageRequest.first(10))
                        .rows())
                .extracting(OrderView::id)
                .containsExactly(first);
    }

    private List<String> bought() {
        return host.getBean(JdbcTemplate.class).queryForList("select cart from bought", String.class);
    }

    private static ReceiveOrder order(String number) {
        Buyer ana = Buyer.person(
                "Ana Souza",
                "99900001907",
                BuyerAddress.of("01310100", "Avenida Central", "10", "Bela Vista", "São Paulo", "3550308", "SP"));
        return ReceiveOrder.from("site", number)
                .buyer(ana)
                .line("MUG-01", 2, "39.90")
                .paid(Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.CAPTURED));
    }
}
