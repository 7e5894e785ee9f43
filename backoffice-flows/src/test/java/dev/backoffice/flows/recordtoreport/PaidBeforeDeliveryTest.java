package dev.backoffice.flows.recordtoreport;

import static dev.backoffice.flows.recordtoreport.BooksFixture.MARIA;
import static dev.backoffice.flows.recordtoreport.BooksFixture.brl;
import static dev.backoffice.flows.recordtoreport.BooksFixture.order;
import static dev.backoffice.flows.recordtoreport.BooksFixture.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.finance.charge.ChargeMethod;
import dev.backoffice.finance.charge.OpenCharge;
import dev.backoffice.inventory.order.OrderId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Money that comes first is an advance until the buyer has the goods. */
class PaidBeforeDeliveryTest {
    private final BooksFixture shop = BooksFixture.stocked();

    @Test
    void money_is_an_advance_and_goods_are_in_transit_until_the_buyer_has_them() {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90").freight("10.00"));
        shop.pay(shop.charge(OpenCharge.of("c", reference(order), 1, ChargeMethod.PIX, brl("89.80"))), "E1", "89.80");
        shop.sound();

        assertThat(shop.balances())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "1.1.1.02", "89.80",
                        "1.1.3.01", "1625.00",
                        "1.1.3.02", "25.00",
                        "2.1.1.01", "-1650.00",
                        "2.1.4.01", "-89.80"));

        shop.deliver(order);
        shop.sound();

        assertThat(shop.balances())
                .as("the advance is earned, freight apart from goods")
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "1.1.1.02", "89.80",
                        "1.1.3.01", "1625.00",
                        "2.1.1.01", "-1650.00",
                        "3.1.1.01", "-79.80",
                        "3.1.1.02", "-10.00",
                        "4.1.1.01", "25.00"));
        assertThat(shop.kinds(reference(order)))
                .containsExactlyInAnyOrder(
                        "sale.dispatched", "charge.captured-bank", "sale.revenue", "sale.prepaid", "sale.cost");
    }

    @Test
    void an_order_that_is_cancelled_on_its_way_was_no_sale() {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90"));
        shop.sound();
        shop.cancel(order);
        shop.comeBack(order);
        shop.sound();

        assertThat(shop.balances())
                .containsExactlyInAnyOrderEntriesOf(Map.of("1.1.3.01", "1650.00", "2.1.1.01", "-1650.00"));
        assertThat(shop.kinds(reference(order))).containsExactlyInAnyOrder("sale.dispatched", "sale.recalled");
    }

    @Test
    void a_delivery_that_is_told_before_the_goods_are_recorded_as_gone_costs_the_same() {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90"));
        shop.deliver(order);
        while (shop.tell(1)) {
            assertThat(shop.findings()).as("at every cut").isEmpty();
        }

        assertThat(shop.balances()).containsEntry("4.1.1.01", "25.00").doesNotContainKey("1.1.3.02");
        assertThat(shop.ledger.entriesOf(MARIA, reference(order)))
                .filteredOn(entry -> entry.origin().kind().equals("sale.cost"))
                .hasSize(1);
    }
}
