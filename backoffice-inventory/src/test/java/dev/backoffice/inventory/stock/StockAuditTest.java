package dev.backoffice.inventory.stock;

import static dev.backoffice.inventory.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.Delta;
import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.Hold;
import dev.backoffice.core.counter.HoldKey;
import dev.backoffice.core.counter.HoldLine;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.inventory.Shop;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each law is broken behind the room's back, and the audit has to say which. */
class StockAuditTest {
    private static final CounterKey MUGS = new CounterKey(MARIA.tenant(), "stock", "SP1/MUG-01");
    private static final CounterKey WORTH = new CounterKey(MARIA.tenant(), "stock-value", "SP1/MUG-01");

    private final Shop shop = Shop.stocked();
    private final HoldId hold = shop.stock.hold(MARIA, HoldStock.of("a", "1001").line("SP1", "MUG-01", 2));

    @Test
    void sound_stock_has_no_findings() {
        assertThat(shop.stock.audit(MARIA).clean()).isTrue();
    }

    @Test
    void a_piece_that_appears_on_hand_is_found() {
        change(MUGS, mugs -> new Counter(mugs.key(), mugs.onHand() + 1, mugs.held(), mugs.floor()));
        assertThat(laws()).containsExactlyInAnyOrder("stock.on-hand-is-postings", "stock.on-hand-is-movements");
    }

    @Test
    void a_cent_that_vanishes_is_found() {
        change(WORTH, cents -> new Counter(cents.key(), cents.onHand() - 1, cents.held(), cents.floor()));
        assertThat(laws()).containsExactlyInAnyOrder("stock.value-is-postings", "stock.value-is-movements");
    }

    @Test
    void a_hold_that_is_forgotten_is_found() {
        change(MUGS, mugs -> new Counter(mugs.key(), mugs.onHand(), 0, mugs.floor()));
        assertThat(laws()).containsExactly("stock.held-is-live-holds");
    }

    @Test
    void more_held_than_there_is_is_found() {
        change(MUGS, mugs -> new Counter(mugs.key(), mugs.onHand(), 101, mugs.floor()));
        assertThat(laws()).containsExactlyInAnyOrder("stock.never-oversold", "stock.held-is-live-holds");
    }

    @Test
    void a_hold_resolved_twice_is_found() {
        hot(session -> {
            session.counters().lock(new TreeSet<>(List.of(MUGS)));
            session.counters()
                    .writeHolds(List.of(new Hold(
                            new HoldKey(MARIA.tenant(), hold.value()),
                            List.of(new HoldLine(MUGS, 2, 2, 2, 0)),
                            shop.clock.instant(),
                            2)));
        });
        assertThat(laws()).containsExactlyInAnyOrder("stock.hold-resolved-once", "stock.held-is-live-holds");
    }

    @Test
    void goods_that_come_from_nowhere_are_found() {
        hot(session -> session.deltas()
                .insert(List.of(
                        new Delta("forged", 0, BalanceKey.of(MARIA.tenant(), "stock", "customer", "MUG-01"), 1))));
        assertThat(shop.stock.audit(MARIA).findings())
                .containsExactly(Finding.of("stock.units-conserved", "MUG-01", "sums to 1 over all places"));
    }

    private List<String> laws() {
        return shop.stock.audit(MARIA).findings().stream().map(Finding::law).toList();
    }

    private void change(CounterKey key, UnaryOperator<Counter> change) {
        hot(session -> {
            Counter before =
                    session.counters().lock(new TreeSet<>(List.of(key))).get(key);
            session.counters().write(List.of(change.apply(before)));
        });
    }

    private void hot(Consumer<HotStoreSession> work) {
        boolean done = shop.store.<Boolean>hot(session -> {
            work.accept(session);
            return true;
        });
        assertThat(done).isTrue();
    }
}
