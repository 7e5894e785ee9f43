package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.returns.CountedItem;
import dev.backoffice.inventory.returns.InspectReturn;
import dev.backoffice.inventory.returns.ReceiveReturn;
import dev.backoffice.inventory.returns.RequestReturn;
import dev.backoffice.inventory.returns.ReturnCause;
import dev.backoffice.inventory.returns.ReturnId;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** A kit is sold as one thing; what is held, documented, sent and returned is what it consists of. */
class KitTest {
    private final Shop shop = Shop.open().stocked(10);

    /** Three kits of two mugs and a plate each, 89.90 the kit. */
    private OrderId kits() {
        shop.backoffice
                .catalog()
                .add(MARIA, AddItem.of("PLATE-01", "Plate").ncm("69120000").price("25.00"));
        shop.received("delivery-78", "PLATE-01", 4, "SP1");
        shop.backoffice
                .catalog()
                .add(
                        MARIA,
                        AddItem.of("KIT-01", "Breakfast for two")
                                .ncm("69120000")
                                .price("89.90")
                                .component("MUG-01", 2)
                                .component("PLATE-01", 1));
        return shop.takenIn(ReceiveOrder.from("site", "1001")
                .buyer(Shop.ana())
                .line("KIT-01", 3, "89.90")
                .paid(Payment.of(PaymentMethod.PIX, "269.70", PaymentStatus.PAID)));
    }

    @Test
    void its_components_leave_and_stand_on_the_note_at_shares_that_sum_to_its_price() {
        OrderId order = kits();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.onHand("MUG-01")).isEqualTo("4 UN");
        assertThat(shop.onHand("PLATE-01")).isEqualTo("1 UN");
        assertThat(shop.xml(order))
                .contains("<cProd>MUG-01</cProd>")
                .contains("<cProd>PLATE-01</cProd>")
                .doesNotContain("<cProd>KIT-01</cProd>");
        assertThat(shop.onNote(order, "vProd")).isEqualTo(Money.parse("BRL 269.70"));
        assertThat(shop.noteTotal(order)).isEqualTo(Money.parse("BRL 269.70"));
        shop.assertSound();
    }

    @Test
    void it_is_short_when_one_component_is() {
        shop.ordered("1000", 5);

        OrderId order = kits();

        assertThat(shop.waitsFor(order)).isEqualTo("order.short");
        assertThat(shop.available("PLATE-01"))
                .as("nothing is held of what is there")
                .isEqualTo("4 UN");
        shop.received("delivery-79", "MUG-01", 1, "SP1");
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        shop.assertSound();
    }

    @Test
    void one_component_of_it_can_come_back() {
        OrderId order = kits();
        shop.deliver(order);

        ReturnId back = shop.backoffice
                .returns()
                .request(
                        MARIA,
                        RequestReturn.of("rma-1", order, ReturnCause.DAMAGED).line(1, "PLATE-01", 1));
        shop.backoffice.returns().receive(MARIA, ReceiveReturn.all("came-1", back));
        shop.backoffice
                .returns()
                .inspect(MARIA, InspectReturn.restock("look-1", back, List.of(CountedItem.of(1, "PLATE-01", 1))));
        shop.run();

        assertThat(shop.onHand("PLATE-01")).isEqualTo("2 UN");
        assertThat(shop.refunded(order)).isGreaterThan(Money.parse("BRL 0.00")).isLessThan(Money.parse("BRL 89.90"));
        shop.assertSound();
    }
}
