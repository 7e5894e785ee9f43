package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.store.Store;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.returns.FreightRefund;
import dev.backoffice.inventory.returns.ReceiveReturn;
import dev.backoffice.inventory.returns.RequestReturn;
import dev.backoffice.inventory.returns.ReturnCause;
import dev.backoffice.inventory.returns.ReturnId;
import dev.backoffice.inventory.returns.Returns;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.TestCommands;
import org.junit.jupiter.api.Test;

/** Goods come back in a database too. */
class ReturningOnH2Test extends ReturningTest {
    @Test
    void goods_of_a_return_that_was_announced_in_the_very_moment_of_a_cancellation_are_not_received_twice() {
        Shop shop = Shop.over(H2.fresh(), SimulatedAuthority.accepting()).stocked(10);
        OrderId order = shop.ordered("1001", 3);
        shop.deliver(order);
        FreightRefund meanwhile = (cause, everything, left) -> {
            shop.cancel(order);
            return FreightRefund.whenAllComesBack().due(cause, everything, left);
        };
        Returns announcing = new Returns(
                TestCommands.builder(shop.store, shop.clock, SequentialIds.create())
                        .build(),
                meanwhile);
        ReturnId back = announcing.request(
                MARIA, RequestReturn.of("rma", order, ReturnCause.REGRET).line(1, "MUG-01", 1));
        assertThat(shop.onHand("MUG-01")).isEqualTo("10 UN");

        assertThatThrownBy(() -> shop.backoffice.returns().receive(MARIA, ReceiveReturn.all("came", back)))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.code()).isEqualTo("return.order-cancelled"));
        shop.assertSound();
    }

    @Override
    Store store() {
        return H2.fresh();
    }
}
