package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Store;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.document.DocumentStatus;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.flows.ordertocash.ChannelPolicy;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.DispatchOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.RevokeDispatch;
import dev.backoffice.inventory.order.Shipment;
import dev.backoffice.memory.MemoryStore;
import java.time.Duration;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** A channel that wants the note before it gives its label: the note is there while the goods are still on their shelves. */
class NoteFirstTest {
    /** Where everything is kept. */
    Store store() {
        return MemoryStore.create();
    }

    private Shop shop(Step... manual) {
        return Shop.over(
                        store(),
                        SimulatedAuthority.accepting(),
                        Shop.company(),
                        builder -> builder.channels((context, channel) ->
                                channel.equals("market") ? ChannelPolicy.NOTE_FIRST : ChannelPolicy.DEFAULT),
                        manual)
                .stocked(10);
    }

    private static OrderId ordered(Shop shop) {
        return shop.takenIn(ReceiveOrder.from("market", "M-1001")
                .buyer(Shop.ana())
                .line("MUG-01", 2, "39.90")
                .paid(Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.PAID)));
    }

    private static DispatchOrder dispatch(OrderId order) {
        return new DispatchOrder(IdempotencyKey.of("leave"), order, Shipment.by("carrier"));
    }

    @Test
    void the_note_is_there_while_the_goods_are_only_set_aside() {
        Shop shop = shop(Step.SEPARATE);

        OrderId order = ordered(shop);

        OrderView held = shop.view(order);
        assertThat(held.status()).isEqualTo(OrderStatus.Kind.HELD);
        assertThat(held.document().orElseThrow().reference())
                .isEqualTo(shop.note(order).id().toString());
        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.AUTHORIZED);
        assertThat(shop.onHand("MUG-01")).isEqualTo("10 UN");
        shop.assertSound();
    }

    @Test
    void it_waits_packed_and_covered_for_the_channels_label_and_leaves_with_it() {
        Shop shop = shop();
        OrderId order = ordered(shop);
        assertThat(shop.waitsFor(order)).isEqualTo("order.awaiting-label");
        assertThat(shop.view(order).waitsFor().orElseThrow().text()).isEqualTo("The label of market is not there yet.");
        assertThat(shop.view(order).document()).isPresent();

        shop.resume(order, "The label is there");

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.note(order).attempts()).isEqualTo(1);
        shop.assertSound();
    }

    @Test
    void other_channels_get_their_note_when_it_is_packed_and_need_no_label() {
        Shop shop = shop(Step.SEPARATE);

        OrderId order = shop.ordered("1001", 1);

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.HELD);
        assertThat(shop.backoffice.notes().find(MARIA, "order/" + order)).isEmpty();
    }

    @Test
    void an_order_that_is_cancelled_before_its_goods_are_picked_has_its_note_cancelled() {
        Shop shop = shop(Step.SEPARATE);
        OrderId order = ordered(shop);

        shop.cancel(order);

        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.CANCELLED);
        assertThat(shop.available("MUG-01")).isEqualTo("10 UN");
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 79.80"));
        shop.assertSound();
    }

    @Test
    void a_note_whose_goods_turn_out_short_is_cancelled_and_the_order_gets_another_one() {
        Shop shop = shop(Step.SEPARATE);
        OrderId order = ordered(shop);
        FiscalDocument first = shop.note(order);

        // who picks finds one mug broken: the note says more than there is
        shop.backoffice
                .orders()
                .revokeDispatch(
                        MARIA, RevokeDispatch.of("short", order, first.id().toString()));
        shop.run();
        assertThat(shop.note(first.id()).status().kind()).isEqualTo(DocumentStatus.Kind.CANCELLED);
        assertThat(shop.waitsFor(order)).isEqualTo("order.note-cancelled");
        shop.resume(order, "Another mug was found");

        OrderView again = shop.view(order);
        assertThat(again.status()).isEqualTo(OrderStatus.Kind.HELD);
        assertThat(again.document().orElseThrow().reference())
                .isNotEqualTo(first.id().toString());
        shop.assertSound();
    }

    @Test
    void goods_whose_time_passes_stay_set_apart_for_the_note_until_somebody_decides() {
        Shop shop = shop(Step.SEPARATE);
        OrderId order = ordered(shop);

        shop.clock.advance(Duration.ofDays(31));
        shop.run();

        assertThat(shop.waitsFor(order)).isEqualTo("order.hold-lost");
        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.AUTHORIZED);
        shop.assertSound();
    }

    @Test
    void a_note_that_is_too_old_to_be_cancelled_is_for_a_person_and_everything_else_is_undone() {
        Shop shop = shop(Step.SEPARATE);
        OrderId order = ordered(shop);
        shop.clock.advance(Duration.ofDays(2));

        shop.cancel(order);

        assertThat(shop.stuck())
                .singleElement()
                .satisfies(stuck -> assertThat(stuck.reason()).contains("nfe.cancellation-too-late"));
        assertThat(shop.available("MUG-01")).isEqualTo("10 UN");
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 79.80"));
        assertThat(shop.findings()).isEmpty();
    }

    @Test
    void cancelled_first_it_does_not_leave_and_its_note_is_cancelled() {
        Shop shop = shop(Step.DISPATCH);
        OrderId order = ordered(shop);
        shop.resume(order, "The label is there");
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.INVOICED);

        shop.backoffice.orders().cancel(MARIA, CancelOrder.of("regret", order, "Cliente desistiu"));
        assertThatThrownBy(() -> shop.backoffice.orders().dispatch(MARIA, dispatch(order)))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.code()).isEqualTo("order.illegal-move"));
        shop.run();

        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.CANCELLED);
        assertThat(shop.onHand("MUG-01")).isEqualTo("10 UN");
        shop.assertSound();
    }

    @Test
    void dispatched_first_it_keeps_its_note_and_its_goods_come_back() {
        Shop shop = shop(Step.DISPATCH);
        OrderId order = ordered(shop);
        shop.resume(order, "The label is there");

        shop.backoffice.orders().dispatch(MARIA, dispatch(order));
        shop.backoffice.orders().cancel(MARIA, CancelOrder.of("regret", order, "Cliente desistiu"));
        shop.run();

        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.AUTHORIZED);
        assertThat(shop.onHand("MUG-01")).isEqualTo("10 UN");
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 79.80"));
        shop.assertSound();
    }
}
