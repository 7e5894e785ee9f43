package dev.backoffice.inventory.order;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.inventory.Shop;
import dev.backoffice.inventory.order.OrderStatus.Kind;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.ReleaseHold;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether a document covers an order is another question than how far its goods are (situation 15, note first). */
class CoverageTest {
    private final Shop shop = Shop.stocked();

    @AfterEach
    void the_laws_hold_over_what_is_stored() {
        assertThat(shop.orders.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void a_marketplace_order_has_its_note_first_and_leaves_as_soon_as_it_is_packed() {
        OrderId order = shop.received("1001");
        shop.held(order);
        shop.invoiced(order, "note-1");
        assertThat(shop.orders.view(MARIA, order).status()).isEqualTo(Kind.HELD);
        assertThat(refusal(() -> shop.dispatched(order))).isEqualTo("order.illegal-move");
        shop.orders.separate(MARIA, SeparateOrder.of("s", order));
        assertThat(shop.orders.view(MARIA, order).document()).contains(CoveringDocument.authorized("note-1"));
        assertThat(refusal(() -> shop.dispatched(order))).isEqualTo("order.illegal-move");
        pack(order);
        assertThat(shop.orders.view(MARIA, order).status()).isEqualTo(Kind.INVOICED);
        shop.dispatched(order);
        assertThat(shop.orders.view(MARIA, order).status()).isEqualTo(Kind.DISPATCHED);
    }

    @Test
    void a_note_may_come_while_the_goods_are_being_packed() {
        OrderId order = shop.received("1001");
        shop.held(order);
        shop.orders.separate(MARIA, SeparateOrder.of("s", order));
        shop.invoiced(order, "note-1");
        assertThat(shop.orders.view(MARIA, order).status()).isEqualTo(Kind.SEPARATED);
        pack(order);
        assertThat(shop.orders.view(MARIA, order).status()).isEqualTo(Kind.INVOICED);
    }

    @Test
    void a_covered_order_takes_no_second_document_and_keeps_its_goods() {
        OrderId order = shop.received("1001");
        HoldId hold = shop.held(order);
        shop.invoiced(order, "note-1");
        assertThat(refusal(() -> shop.invoiced(order, "note-2"))).isEqualTo("order.illegal-move");
        assertThat(refusal(() -> shop.orders.loseHold(MARIA, LoseHold.of("l", order, hold))))
                .isEqualTo("order.illegal-move");
        shop.orders.revokeDispatch(MARIA, RevokeDispatch.of("r", order, "note-1"));
        shop.stock.release(MARIA, ReleaseHold.of(hold));
        shop.orders.loseHold(MARIA, LoseHold.of("l2", order, hold));
        assertThat(shop.orders.view(MARIA, order).status()).isEqualTo(Kind.RECEIVED);
    }

    @Test
    void the_document_is_taken_off_wherever_the_goods_are_and_they_stay_there() {
        OrderId held = shop.received("1001");
        shop.held(held);
        shop.invoiced(held, "note-1");
        revoked(held, "note-1", Kind.HELD);
        OrderId separated = shop.received("1002");
        shop.held(separated);
        shop.orders.separate(MARIA, SeparateOrder.of("s", separated));
        shop.invoiced(separated, "note-2");
        revoked(separated, "note-2", Kind.SEPARATED);
        pack(separated);
        assertThat(refusal(() -> shop.dispatched(separated))).isEqualTo("order.illegal-move");
        OrderId packed = shop.received("1003");
        shop.packed(packed);
        shop.invoiced(packed, "note-3");
        revoked(packed, "note-3", Kind.PACKED);
    }

    @Test
    void a_waiting_order_loses_its_document_and_goes_on_without_it() {
        OrderId order = shop.received("1001");
        shop.held(order);
        shop.invoiced(order, "note-1");
        shop.orders.defer(MARIA, DeferOrder.of("d", order, WaitReason.awaitingLabel("market")));
        shop.orders.revokeDispatch(MARIA, RevokeDispatch.of("r", order, "note-1"));
        shop.orders.resume(MARIA, ResumeOrder.of("go", order, "The label is there."));
        OrderView view = shop.orders.view(MARIA, order);
        assertThat(view.status()).isEqualTo(Kind.HELD);
        assertThat(view.document()).isEmpty();
    }

    @Test
    void cancelling_the_note_before_the_order_leaves_wins_and_after_it_left_loses() {
        OrderId first = shop.received("1001");
        shop.packed(first);
        shop.invoiced(first, "note-1");
        shop.orders.revokeDispatch(MARIA, RevokeDispatch.of("r1", first, "note-1"));
        assertThat(refusal(() -> shop.dispatched(first))).isEqualTo("order.illegal-move");
        OrderId second = shop.received("1002");
        shop.packed(second);
        shop.invoiced(second, "note-2");
        shop.dispatched(second);
        assertThat(refusal(() -> shop.orders.revokeDispatch(MARIA, RevokeDispatch.of("r2", second, "note-2"))))
                .isEqualTo("order.illegal-move");
    }

    @Test
    void of_a_document_taken_off_and_packing_at_the_same_time_both_happen_and_nothing_leaves_uncovered()
            throws Exception {
        for (int round = 0; round < 20; round++) {
            OrderId order = shop.received("race-" + round);
            shop.held(order);
            shop.orders.separate(MARIA, SeparateOrder.of(shop.key(), order));
            String note = "note-" + round;
            shop.invoiced(order, note);
            ExecutorService threads = Executors.newFixedThreadPool(3);
            List<Boolean> granted = new ArrayList<>();
            try {
                List<Callable<Boolean>> all = List.of(
                        () -> granted(
                                () -> shop.orders.revokeDispatch(MARIA, RevokeDispatch.of(shop.key(), order, note))),
                        () -> granted(() -> pack(order)),
                        () -> granted(() -> shop.dispatched(order)));
                for (Future<Boolean> one : threads.invokeAll(all)) {
                    granted.add(one.get());
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(granted.get(1)).isTrue();
            assertThat(granted.get(0)).isNotEqualTo(granted.get(2));
            assertThat(shop.orders.view(MARIA, order).status())
                    .isEqualTo(granted.get(2) ? Kind.DISPATCHED : Kind.PACKED);
        }
    }

    private void revoked(OrderId order, String note, Kind stays) {
        shop.orders.revokeDispatch(MARIA, RevokeDispatch.of(shop.key(), order, note));
        assertThat(shop.orders.view(MARIA, order).status()).isEqualTo(stays);
        assertThat(shop.orders.view(MARIA, order).document()).isEmpty();
    }

    private void pack(OrderId order) {
        shop.orders.pack(MARIA, PackOrder.of(shop.key(), order, List.of(Parcel.of("1/1", 800))));
    }

    private static boolean granted(Runnable call) {
        try {
            call.run();
            return true;
        } catch (BackofficeException refused) {
            assertThat(refused.code()).isEqualTo("order.illegal-move");
            return false;
        }
    }
}
