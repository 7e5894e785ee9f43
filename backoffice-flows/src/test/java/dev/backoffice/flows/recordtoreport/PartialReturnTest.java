package dev.backoffice.flows.recordtoreport;

import static dev.backoffice.flows.recordtoreport.BooksFixture.MARIA;
import static dev.backoffice.flows.recordtoreport.BooksFixture.brl;
import static dev.backoffice.flows.recordtoreport.BooksFixture.order;
import static dev.backoffice.flows.recordtoreport.BooksFixture.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.finance.charge.ChargeId;
import dev.backoffice.finance.charge.ChargeMethod;
import dev.backoffice.finance.charge.OpenCharge;
import dev.backoffice.finance.charge.RefundCharge;
import dev.backoffice.finance.charge.RefundInto;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.returns.CancelReturn;
import dev.backoffice.inventory.returns.ReceiveReturn;
import dev.backoffice.inventory.returns.RequestReturn;
import dev.backoffice.inventory.returns.ReturnCause;
import dev.backoffice.inventory.returns.ReturnId;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.ReturnGoods;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What of a sale comes back lowers it; what the buyer gets for it is owed until it is paid. */
class PartialReturnTest {
    private final BooksFixture shop = BooksFixture.stocked();

    private ChargeId paid(OrderId order, String amount) {
        ChargeId charge = shop.charge(OpenCharge.of("c", reference(order), 1, ChargeMethod.PIX, brl(amount)));
        shop.pay(charge, "E1", amount);
        return charge;
    }

    private void backOnStock(HoldId hold, String document, long count) {
        shop.stock.takeBack(MARIA, ReturnGoods.of(document, hold).line(Sku.of("MUG-01"), BigDecimal.valueOf(count)));
    }

    @Test
    void one_of_three_comes_back_and_is_paid_back() {
        OrderId order = shop.received(order("1001").line("MUG-01", 3, "39.90"));
        ChargeId charge = paid(order, "119.70");
        HoldId hold = shop.leave(order);
        shop.deliver(order);
        ReturnId back = shop.returns.request(
                MARIA, RequestReturn.of("r", order, ReturnCause.REGRET).line(1, "MUG-01", 1));
        shop.returns.receive(MARIA, ReceiveReturn.all("rr", back));
        shop.sound();
        assertThat(shop.balances())
                .containsEntry("3.1.2.01", "39.90")
                .as("owed to the buyer")
                .containsEntry("2.1.4.01", "-39.90");

        backOnStock(hold, "back", 1);
        shop.charges.refund(
                MARIA,
                new RefundCharge(
                        IdempotencyKey.of("f"),
                        charge,
                        "return/1",
                        brl("39.90"),
                        RefundInto.PAYER,
                        shop.clock.instant()));
        shop.sound();
        assertThat(shop.balances())
                .containsEntry("1.1.1.02", "79.80")
                .containsEntry("4.1.1.01", "25.00")
                .containsEntry("1.1.3.01", "1625.00")
                .doesNotContainKey("2.1.4.01");
    }

    @Test
    void a_return_that_is_cancelled_after_it_came_leaves_the_sale_as_it_was() {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 3, "39.90"));
        shop.deliver(order);
        ReturnId back = shop.returns.request(
                MARIA, RequestReturn.of("r", order, ReturnCause.REGRET).line(1, "MUG-01", 1));
        shop.returns.receive(MARIA, ReceiveReturn.all("rr", back));
        shop.settle();
        shop.returns.cancel(MARIA, new CancelReturn(IdempotencyKey.of("x"), back, "worn, sent back to the buyer"));
        shop.sound();

        assertThat(shop.balances()).containsEntry("3.1.1.01", "-119.70").doesNotContainKey("3.1.2.01");
    }

    @Test
    void what_is_refused_at_the_door_is_neither_sold_nor_a_cost() {
        OrderId order = shop.received(order("1001").line("MUG-01", 3, "39.90"));
        paid(order, "119.70");
        HoldId hold = shop.leave(order);
        ReturnId back = shop.returns.request(
                MARIA, RequestReturn.of("r", order, ReturnCause.REFUSED).line(1, "MUG-01", 1));
        shop.returns.receive(MARIA, ReceiveReturn.all("rr", back));
        backOnStock(hold, "back", 1);
        shop.sound();
        assertThat(shop.balances())
                .as("on their way are two")
                .containsEntry("1.1.3.02", "25.00")
                .doesNotContainKeys("3.1.1.01", "3.1.2.01");

        shop.deliver(order);
        shop.sound();
        assertThat(shop.balances())
                .containsEntry("3.1.1.01", "-119.70")
                .containsEntry("3.1.2.01", "39.90")
                .containsEntry("2.1.4.01", "-39.90")
                .containsEntry("4.1.1.01", "25.00")
                .doesNotContainKey("1.1.3.02");
    }
}
