package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.event.StuckQuery;
import dev.backoffice.core.job.Budget;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A process that stops anywhere leaves nothing undone and does nothing twice. */
class StopAndResumeProperties {
    @Property(tries = 20)
    void a_flow_that_stops_at_any_transaction_is_finished_by_the_next_process(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 40) Integer> stops) {
        StoppingStore store = new StoppingStore(MemoryStore.create());
        SimulatedAuthority authority = SimulatedAuthority.accepting();
        Shop shop = Shop.over(store, authority).stocked(100);
        List<OrderId> orders = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            orders.add(shop.backoffice.orders().receive(MARIA, Shop.mugs("100" + i, 2)));
        }

        for (int stop : stops) {
            store.stopAfter(stop);
            shop.reopened(authority).runDue(Budget.DEFAULT);
            store.goOn();
            shop.clock.advance(Duration.ofMinutes(6));
        }
        Backoffice last = shop.reopened(authority);
        for (int i = 0; i < 20; i++) {
            last.runDue();
            shop.clock.advance(Duration.ofMinutes(3));
        }

        assertThat(last.stuck(StuckQuery.all(), PageRequest.first(10)).rows()).isEmpty();
        assertThat(orders)
                .allSatisfy(order ->
                        assertThat(last.orders().view(MARIA, order).status()).isEqualTo(OrderStatus.Kind.DISPATCHED));
        assertThat(last.stock().availability(MARIA, "MUG-01").onHand()).hasToString("94 UN");
        assertThat(last.audit(MARIA))
                .allSatisfy(report -> assertThat(report.findings()).isEmpty());
    }

    @Property(tries = 20)
    void an_order_that_is_cancelled_between_the_stops_leaves_nothing_behind(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 40) Integer> stops,
            @ForAll @IntRange(min = 0, max = 3) int cancelledAfter) {
        StoppingStore store = new StoppingStore(MemoryStore.create());
        SimulatedAuthority authority = SimulatedAuthority.accepting();
        Shop shop = Shop.over(store, authority).stocked(100);
        OrderId kept = shop.backoffice.orders().receive(MARIA, Shop.mugs("1000", 2));
        OrderId cancelled = shop.backoffice.orders().receive(MARIA, Shop.mugs("1001", 2));

        for (int i = 0; i < Math.max(stops.size(), cancelledAfter + 1); i++) {
            if (i == cancelledAfter) {
                shop.backoffice.orders().cancel(MARIA, CancelOrder.of("cancel-1", cancelled, "Desistiu"));
            }
            if (i < stops.size()) {
                store.stopAfter(stops.get(i));
                shop.reopened(authority).runDue(Budget.DEFAULT);
                store.goOn();
            }
            shop.clock.advance(Duration.ofMinutes(6));
        }
        Backoffice last = shop.reopened(authority);
        for (int i = 0; i < 20; i++) {
            last.runDue();
            shop.clock.advance(Duration.ofMinutes(3));
        }

        assertThat(last.stuck(StuckQuery.all(), PageRequest.first(10)).rows()).isEmpty();
        assertThat(last.orders().view(MARIA, kept).status()).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(last.orders().view(MARIA, cancelled).status()).isEqualTo(OrderStatus.Kind.CANCELLED);
        assertThat(last.stock().availability(MARIA, "MUG-01").onHand()).hasToString("98 UN");
        assertThat(last.stock().availability(MARIA, "MUG-01").held()).hasToString("0 UN");
        assertThat(last.ledger().balance(MARIA, AccountCode.of("1.1.1.02"), CurrencyUnit.of("BRL")))
                .isEqualTo(Money.parse("BRL 79.80"));
        assertThat(last.ledger().balance(MARIA, AccountCode.of("1.1.2.01"), CurrencyUnit.of("BRL")))
                .isEqualTo(Money.parse("BRL 0.00"));
        assertThat(last.audit(MARIA))
                .allSatisfy(report -> assertThat(report.findings()).isEmpty());
    }
}
