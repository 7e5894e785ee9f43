package dev.backoffice.flows.recordtoreport;

import static dev.backoffice.flows.recordtoreport.BooksFixture.MARIA;
import static dev.backoffice.flows.recordtoreport.BooksFixture.brl;
import static dev.backoffice.flows.recordtoreport.BooksFixture.order;
import static dev.backoffice.flows.recordtoreport.BooksFixture.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.OrderId;
import org.junit.jupiter.api.Test;

/** A kit costs what its components cost. */
class KitTest {
    private final BooksFixture shop = BooksFixture.stocked();

    @Test
    void a_kit_is_sold_once_and_costs_its_components() {
        shop.catalog.add(
                MARIA,
                AddItem.of("SET-01", "Breakfast for two")
                        .ncm("69120000")
                        .price("110.00")
                        .component("MUG-01", 2)
                        .component("PLATE-01", 2));
        OrderId order = shop.dispatched(order("1001").line("SET-01", 3, "99.90"));
        shop.deliver(order);
        shop.sound();

        assertThat(shop.balances())
                .containsEntry("3.1.1.01", "-299.70")
                .containsEntry("4.1.1.01", "123.00")
                .containsEntry("1.1.3.01", "1527.00");
        assertThat(brl("123.00"))
                .as("3 × (2 × 12.50 + 2 × 8.00)")
                .isEqualTo(brl("41.00").multipliedBy(3));
        assertThat(shop.kinds(reference(order))).containsOnlyOnce("sale.cost");
    }
}
