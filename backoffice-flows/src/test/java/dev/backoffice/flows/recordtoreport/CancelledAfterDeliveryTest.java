package dev.backoffice.flows.recordtoreport;

import static dev.backoffice.flows.recordtoreport.BooksFixture.MARIA;
import static dev.backoffice.flows.recordtoreport.BooksFixture.brl;
import static dev.backoffice.flows.recordtoreport.BooksFixture.order;
import static dev.backoffice.flows.recordtoreport.BooksFixture.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.returns.ReceiveReturn;
import dev.backoffice.inventory.returns.RequestReturn;
import dev.backoffice.inventory.returns.ReturnCause;
import dev.backoffice.inventory.returns.ReturnId;
import org.junit.jupiter.api.Test;

/** A sale that is taken back as a whole. */
class CancelledAfterDeliveryTest {
    private final BooksFixture shop = BooksFixture.stocked();

    @Test
    void revenue_stays_and_is_lowered_and_the_cost_comes_back_with_the_goods() {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90"));
        shop.deliver(order);
        shop.settle();
        shop.cancel(order);
        shop.comeBack(order);
        shop.sound();

        assertThat(shop.balances())
                .containsEntry("3.1.1.01", "-79.80")
                .containsEntry("3.1.2.01", "79.80")
                .containsEntry("1.1.3.01", "1650.00")
                .doesNotContainKeys("4.1.1.01", "1.1.3.02");
        assertThat(shop.kinds(reference(order))).contains("sale.returned", "goods.returned");
        assertThat(brl("79.80")).isEqualTo(shop.orders.view(MARIA, order).total());
    }

    @Test
    void what_had_come_back_before_is_not_taken_back_twice() {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90"));
        shop.deliver(order);
        ReturnId back = shop.returns.request(
                MARIA, RequestReturn.of("r", order, ReturnCause.DEFECTIVE).line(1, "MUG-01", 1));
        shop.returns.receive(MARIA, ReceiveReturn.all("rr", back));
        shop.settle();
        shop.cancel(order);
        shop.sound();

        assertThat(shop.balances()).containsEntry("3.1.1.01", "-79.80").containsEntry("3.1.2.01", "79.80");
    }
}
