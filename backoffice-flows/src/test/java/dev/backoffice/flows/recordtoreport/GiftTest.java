package dev.backoffice.flows.recordtoreport;

import static dev.backoffice.flows.recordtoreport.BooksFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.LineKind;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderedLine;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Goods that are given along cost something and are not sold. */
class GiftTest {
    private final BooksFixture shop = BooksFixture.stocked();

    private static OrderedLine given(String sku, long count, String price, LineKind kind) {
        return OrderedLine.of(
                        Sku.of(sku), BigDecimal.valueOf(count), UnitPrice.of(new BigDecimal(price), BooksFixture.BRL))
                .kind(kind);
    }

    @Test
    void the_cost_of_a_bonus_and_of_a_sample_is_no_cost_of_goods_sold() {
        OrderId order = shop.dispatched(order("1001")
                .line("MUG-01", 2, "39.90")
                .line(given("PLATE-01", 1, "25.00", LineKind.BONUS))
                .line(given("PLATE-01", 2, "25.00", LineKind.SAMPLE)));
        shop.deliver(order);
        shop.sound();

        assertThat(shop.balances())
                .containsEntry("3.1.1.01", "-79.80")
                .containsEntry("4.1.1.01", "25.00")
                .containsEntry("4.2.2.04", "24.00");
    }

    @Test
    void an_item_that_is_sold_and_given_along_has_its_cost_split_exactly() {
        shop.receive("delivery-3", "MUG-01", 1, "12.51");
        OrderId order = shop.dispatched(
                order("1001").line("MUG-01", 2, "39.90").line(given("MUG-01", 1, "39.90", LineKind.BONUS)));
        shop.deliver(order);
        shop.sound();

        assertThat(shop.balances()).containsEntry("4.1.1.01", "25.00").containsEntry("4.2.2.04", "12.50");
    }
}
