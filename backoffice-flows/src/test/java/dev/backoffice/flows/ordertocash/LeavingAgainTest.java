package dev.backoffice.flows.ordertocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.catalog.Catalog;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.Orders;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.HoldStock;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.inventory.stock.ReleaseHold;
import dev.backoffice.inventory.stock.Stock;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A dispatch that is told again long after it was. */
class LeavingAgainTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    @Test
    void goods_leave_once_even_when_no_receipt_remembers_it() {
        SettableClock clock = SettableClock.at("2026-11-24T12:00:00Z");
        MemoryStore store = MemoryStore.create();
        Commands commands =
                TestCommands.builder(store, clock, SequentialIds.create()).build();
        Stock stock = new Stock(commands);
        new Catalog(commands)
                .add(MARIA, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        stock.receive(
                MARIA,
                ReceiveGoods.of("delivery-1", "MUG-01", 10).unitCost("12.50").at("SP1"));
        OrderId order = OrderId.of(MARIA.tenant(), "site", "1001");
        HoldId hold = stock.hold(MARIA, HoldStock.of("hold-1", order.toString()).line("SP1", "MUG-01", 2));
        OrderStock goods = new OrderStock(new OrderDesk(new Orders(commands), clock), stock);
        goods.leave(MARIA, order, hold);

        clock.advance(Duration.ofDays(91));
        assertThat(store.forgetReceipts(clock.instant(), 100)).isPositive();
        goods.leave(MARIA, order, hold);

        assertThat(stock.availability(MARIA, "MUG-01").onHand()).hasToString("8 UN");
    }

    @Test
    void an_order_whose_goods_others_have_by_now_is_named_when_it_has_left() {
        SettableClock clock = SettableClock.at("2026-11-24T12:00:00Z");
        Commands commands = TestCommands.builder(MemoryStore.create(), clock, SequentialIds.create())
                .build();
        Stock stock = new Stock(commands);
        new Catalog(commands)
                .add(MARIA, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        stock.receive(
                MARIA,
                ReceiveGoods.of("delivery-1", "MUG-01", 3).unitCost("12.50").at("SP1"));
        OrderId order = OrderId.of(MARIA.tenant(), "site", "1001");
        HoldId hold = stock.hold(MARIA, HoldStock.of("hold-1", order.toString()).line("SP1", "MUG-01", 2));
        stock.release(MARIA, ReleaseHold.of(hold));
        HoldId others = stock.hold(MARIA, HoldStock.of("hold-2", "order-2").line("SP1", "MUG-01", 2));
        OrderStock goods = new OrderStock(new OrderDesk(new Orders(commands), clock), stock);

        assertThatThrownBy(() -> goods.leave(MARIA, order, hold))
                .isInstanceOfSatisfying(RuleViolation.class, refused -> {
                    assertThat(refused.code()).isEqualTo("flow.left-short");
                    assertThat(refused.details())
                            .containsEntry("order", order.toString())
                            .containsEntry("sku", "MUG-01")
                            .containsEntry("site", "SP1");
                });

        stock.release(MARIA, ReleaseHold.of(others));
        goods.leave(MARIA, order, hold);
        assertThat(stock.availability(MARIA, "MUG-01").onHand()).hasToString("1 UN");
    }
}
