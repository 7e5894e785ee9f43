package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.Budget;
import dev.backoffice.core.job.Leases;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.Work;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.fiscal.br.nfe.SimulatedAuthority;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

        assertThat(last.stuck(10)).isEmpty();
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

        assertThat(last.stuck(10)).isEmpty();
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

    /** A store that is gone after some transactions, as for a process that is stopped: what was committed stays. */
    private static final class StoppingStore implements Store {
        private final Store store;
        private int left = Integer.MAX_VALUE;

        StoppingStore(Store store) {
            this.store = store;
        }

        void stopAfter(int transactions) {
            left = transactions;
        }

        void goOn() {
            left = Integer.MAX_VALUE;
        }

        private void count() {
            if (left <= 0) {
                throw Unavailable.of("store.unavailable", null);
            }
            left--;
        }

        @Override
        public <R> R execute(CallContext context, Work<? super StoreSession, ? extends R> work) {
            count();
            return store.execute(context, work);
        }

        @Override
        public <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
            count();
            return store.hot(work);
        }

        /** A stopped process neither ends its deliveries nor gives them back: their leases run out. */
        @Override
        public Deliveries deliveries() {
            return new StoppingDeliveries(this, store.deliveries());
        }

        @Override
        public Leases leases() {
            return store.leases();
        }

        @Override
        public int forgetReceipts(Instant before, int limit) {
            return store.forgetReceipts(before, limit);
        }
    }

    private record StoppingDeliveries(StoppingStore store, Deliveries deliveries) implements Deliveries {
        @Override
        public List<Delivery> claim(String subscription, String worker, Instant now, Instant leaseEnds, int limit) {
            store.count();
            return deliveries.claim(subscription, worker, now, leaseEnds, limit);
        }

        @Override
        public boolean done(Delivery delivery, String worker) {
            return store.left > 0 && deliveries.done(delivery, worker);
        }

        @Override
        public boolean retry(Delivery delivery, String worker, Instant notBefore, String reason) {
            return store.left > 0 && deliveries.retry(delivery, worker, notBefore, reason);
        }

        @Override
        public boolean postpone(Delivery delivery, String worker, Instant notBefore, String reason) {
            return store.left > 0 && deliveries.postpone(delivery, worker, notBefore, reason);
        }

        @Override
        public boolean park(Delivery delivery, String worker, String reason) {
            return store.left > 0 && deliveries.park(delivery, worker, reason);
        }

        @Override
        public List<Delivery> parked(int limit) {
            return deliveries.parked(limit);
        }

        @Override
        public List<Delivery> unfinished(String subscription, TenantId tenant, Optional<EventKey> after, int limit) {
            return deliveries.unfinished(subscription, tenant, after, limit);
        }

        @Override
        public boolean redrive(String subscription, EventKey event, Instant now) {
            return deliveries.redrive(subscription, event, now);
        }

        @Override
        public boolean skip(String subscription, EventKey event, String reason) {
            return deliveries.skip(subscription, event, reason);
        }

        @Override
        public Backlog backlog(String subscription) {
            return deliveries.backlog(subscription);
        }
    }
}
