package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.fiscal.document.CancelDocument;
import dev.backoffice.fiscal.document.DocumentStatus;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.fiscal.transmission.CancellationOutcome;
import dev.backoffice.fiscal.transmission.SubmissionOutcome;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.Coverage;
import dev.backoffice.inventory.order.CoveringDocument;
import dev.backoffice.inventory.order.DeferOrder;
import dev.backoffice.inventory.order.DispatchOrder;
import dev.backoffice.inventory.order.InvoiceOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderMove;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.ResumeOrder;
import dev.backoffice.inventory.order.Shipment;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.stock.CommitHold;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.HoldStock;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.inventory.stock.ReturnGoods;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to an order while something else of it is still under way. */
class MeanwhileTest {
    private final ScriptedAuthority authority = new ScriptedAuthority();

    @ParameterizedTest
    @ValueSource(strings = {"Desistiu", "Cliente desistiu \ud83d\ude00 da   compra"})
    void the_reason_of_a_cancellation_is_brought_into_the_form_the_authority_asks_for(String reason) {
        Shop shop = Shop.open(Step.DISPATCH).stocked(10);
        OrderId order = shop.ordered("1001", 1);

        cancel(shop, order, reason);
        shop.run();

        assertThat(shop.stuck()).isEmpty();
        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.CANCELLED);
    }

    @Test
    void a_note_that_never_arrived_is_given_up_when_its_order_was_cancelled() {
        authority.answering(new SubmissionOutcome.Unknown("the line broke"));
        Shop shop = Shop.with(authority).stocked(10);
        OrderId order = shop.ordered("1001", 1);
        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.IN_DOUBT);

        cancel(shop, order, "Cliente desistiu da compra");
        shop.runFor(Duration.ofMinutes(20));

        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.DISCARDED);
        assertThat(authority.submissions).isEqualTo(1);
        assertRest(shop);
    }

    @Test
    void a_note_that_is_rejected_after_its_order_was_cancelled_is_given_up() {
        authority.answering(new SubmissionOutcome.Rejected("778", "Informado NCM inexistente"));
        Shop shop = Shop.with(authority).stocked(10);
        OrderId order = shop.backoffice.orders().receive(MARIA, Shop.mugs("1001", 1));
        authority.meanwhile(() -> cancel(shop, order, "Cliente desistiu da compra"));

        shop.run();

        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.DISCARDED);
        assertRest(shop);
    }

    @Test
    void a_note_that_is_authorized_after_its_order_was_cancelled_is_cancelled() {
        Shop shop = Shop.with(authority).stocked(10);
        OrderId order = shop.backoffice.orders().receive(MARIA, Shop.mugs("1001", 1));
        authority.meanwhile(() -> cancel(shop, order, "Cliente desistiu da compra"));

        shop.run();

        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.CANCELLED);
        assertRest(shop);
    }

    @Test
    void a_cancellation_that_did_not_reach_the_authority_is_asked_for_again() {
        authority
                .answeringCancellation(new CancellationOutcome.NotSent("out of reach"))
                .answeringCancellation(new CancellationOutcome.NotSent("out of reach"))
                .answeringCancellation(new CancellationOutcome.NotSent("out of reach"));
        Shop shop = Shop.with(authority, Step.DISPATCH).stocked(10);
        OrderId order = shop.ordered("1001", 1);

        cancel(shop, order, "Cliente desistiu da compra");
        shop.runFor(Duration.ofMinutes(10));

        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.CANCELLED);
        assertThat(authority.cancellations).isEqualTo(4);
        assertRest(shop);
    }

    @Test
    void a_refused_cancellation_is_told_and_can_be_settled_by_hand() {
        authority.answeringCancellation(new CancellationOutcome.Refused("221", "Confirmado pelo destinatario"));
        Shop shop = Shop.with(authority, Step.DISPATCH).stocked(10);
        OrderId order = shop.ordered("1001", 1);

        cancel(shop, order, "Cliente desistiu da compra");
        shop.run();
        assertThat(shop.stuck()).hasSize(1);
        cancelNote(shop, order, "by-hand");
        shop.backoffice.redrive(shop.stuck().get(0));
        shop.run();

        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.CANCELLED);
        assertRest(shop);
    }

    @Test
    void an_order_that_waits_when_its_note_is_authorized_goes_on_with_it() {
        Shop shop = Shop.with(authority).stocked(10);
        OrderId order = shop.backoffice.orders().receive(MARIA, Shop.mugs("1001", 1));
        authority.meanwhile(() -> shop.backoffice
                .orders()
                .defer(
                        MARIA,
                        DeferOrder.of("look-1", order, WaitReason.of("order.under-review", "Somebody looks at it."))));
        shop.run();
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.WAITING);
        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.AUTHORIZED);

        resume(shop, order);

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(authority.submissions).isEqualTo(1);
        assertRest(shop);
    }

    @Test
    void no_order_leaves_under_a_note_that_somebody_cancels() {
        Shop shop = Shop.with(authority, Step.DISPATCH).stocked(10);
        OrderId order = shop.ordered("1001", 1);
        FiscalDocument first = shop.note(order);

        cancelNote(shop, order, "by-hand");

        assertThatThrownBy(() -> shop.backoffice
                        .orders()
                        .dispatch(
                                MARIA, new DispatchOrder(IdempotencyKey.of("leave-1"), order, Shipment.by("carrier"))))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.code()).isEqualTo("order.illegal-move"));
        shop.run();
        assertThat(shop.view(order).waitsFor().orElseThrow().code()).isEqualTo("order.note-cancelled");
        resume(shop, order);
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.INVOICED);
        assertThat(shop.view(order).document().orElseThrow().reference())
                .isNotEqualTo(first.id().toString());
        assertRest(shop);
    }

    @Test
    void the_note_of_an_order_that_has_left_is_not_cancelled() {
        Shop shop = Shop.with(authority).stocked(10);
        OrderId order = shop.ordered("1001", 1);

        assertThatThrownBy(() -> cancelNote(shop, order, "by-hand"))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.code()).isEqualTo("order.illegal-move"));
        shop.run();

        assertThat(authority.cancellations).isZero();
        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.AUTHORIZED);
        assertRest(shop);
    }

    @Test
    void an_order_under_a_document_of_another_system_can_be_cancelled() {
        Shop shop = Shop.with(authority, Step.ISSUE_NOTE, Step.DISPATCH).stocked(10);
        OrderId order = shop.ordered("1001", 1);
        shop.backoffice
                .orders()
                .invoice(
                        MARIA,
                        new InvoiceOrder(
                                IdempotencyKey.of("elsewhere-1"),
                                order,
                                new CoveringDocument("note-of-the-supplier", Coverage.THIRD_PARTY)));

        cancel(shop, order, "Cliente desistiu da compra");
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.CANCELLED);
        assertRest(shop);
    }

    @Test
    void an_order_that_is_short_goes_on_when_another_gives_its_goods_back() {
        Shop shop = Shop.open(Step.SEPARATE).stocked(2);
        OrderId first = shop.ordered("1001", 2);
        OrderId second = shop.ordered("1002", 2);
        assertThat(shop.view(second).waitsFor().orElseThrow().code()).isEqualTo("order.short");

        cancel(shop, first, "Cliente desistiu da compra");
        shop.run();

        assertThat(shop.status(second)).isEqualTo(OrderStatus.Kind.HELD);
        assertRest(shop);
    }

    @Test
    void goods_that_come_in_go_to_the_orders_that_came_in_first_and_the_others_are_left_alone() {
        Shop shop = Shop.open(Step.SEPARATE).stocked(1);
        List<OrderId> waiting = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            waiting.add(shop.ordered("10" + i, 2));
            shop.clock.advance(Duration.ofSeconds(1));
        }

        shop.received("delivery-78", "MUG-01", 5, "SP1");

        assertThat(waiting.subList(0, 3)).allMatch(order -> shop.status(order) == OrderStatus.Kind.HELD);
        assertThat(waiting.subList(3, 12)).allSatisfy(order -> {
            assertThat(shop.waitsFor(order)).isEqualTo("order.short");
            assertThat(shop.view(order).lastTime(OrderMove.RESUME))
                    .as("tried in vain")
                    .isEmpty();
        });
        assertRest(shop);
    }

    /** The first in line is planned from two places and finds one of them empty by then. */
    @Test
    void goods_that_the_first_in_line_does_not_take_are_offered_to_those_behind() {
        Shop shop = Shop.open(Step.SEPARATE).stocked(1);
        shop.backoffice
                .catalog()
                .add(MARIA, AddItem.of("PLATE-01", "Plate").ncm("69120000").price("25.00"));
        OrderId first = shop.takenIn(ReceiveOrder.from("site", "1001")
                .buyer(Shop.ana())
                .line("MUG-01", 4, "39.90")
                .line("PLATE-01", 1, "25.00")
                .paid(Payment.of(PaymentMethod.PIX, "184.60", PaymentStatus.PAID)));
        shop.clock.advance(Duration.ofSeconds(1));
        OrderId second = shop.ordered("1002", 4);
        assertThat(shop.waitsFor(first)).isEqualTo("order.short");

        shop.received("delivery-78", "MUG-01", 4, "SP1");

        assertThat(shop.waitsFor(first)).as("there is no plate").isEqualTo("order.short");
        assertThat(shop.status(second)).isEqualTo(OrderStatus.Kind.HELD);
        assertRest(shop);
    }

    @Test
    void an_order_can_be_cancelled_when_the_receipts_of_its_dispatch_are_forgotten() {
        Shop shop = Shop.open().stocked(10);
        OrderId order = shop.ordered("1001", 1);
        shop.clock.advance(Duration.ofDays(100));
        shop.run();

        cancel(shop, order, "Extraviado pela transportadora");
        shop.run();

        assertThat(shop.backoffice.stock().availability(MARIA, "MUG-01").onHand())
                .hasToString("10 UN");
        assertRest(shop);
    }

    @Test
    void goods_that_leave_after_the_time_they_were_set_aside_for_are_gone_and_can_come_back() {
        Shop shop = Shop.open(Step.DISPATCH).stocked(10);
        OrderId order = shop.ordered("1001", 1);
        shop.clock.advance(Duration.ofDays(31));
        shop.run();
        resume(shop, order);

        shop.backoffice
                .orders()
                .dispatch(MARIA, new DispatchOrder(IdempotencyKey.of("leave-1"), order, Shipment.by("carrier")));
        shop.run();
        assertThat(shop.backoffice.stock().availability(MARIA, "MUG-01").onHand())
                .hasToString("9 UN");
        assertRest(shop);

        cancel(shop, order, "Extraviado pela transportadora");
        shop.run();
        assertThat(shop.backoffice.stock().availability(MARIA, "MUG-01").available())
                .hasToString("10 UN");
        assertRest(shop);
    }

    @Test
    void goods_that_cost_nothing_need_no_entry() {
        Shop shop = Shop.open().stocked(1);
        shop.backoffice
                .catalog()
                .add(MARIA, AddItem.of("GIFT-01", "Sample").ncm("69120000").price("1.00"));
        shop.backoffice
                .stock()
                .receive(
                        MARIA,
                        ReceiveGoods.of("delivery-78", "GIFT-01", 5)
                                .unitCost("0.00")
                                .at("SP1"));
        HoldId hold = shop.backoffice
                .stock()
                .hold(MARIA, HoldStock.of("fair-1", "fair of november").line("SP1", "GIFT-01", 2));
        shop.backoffice.stock().commit(MARIA, CommitHold.of(hold));
        shop.run();

        assertRest(shop);
    }

    @Test
    void goods_a_host_took_for_something_of_its_own_come_back_at_their_cost() {
        Shop shop = Shop.open().stocked(10);
        HoldId hold = shop.backoffice
                .stock()
                .hold(MARIA, HoldStock.of("fair-1", "fair of november").line("SP1", "MUG-01", 2));
        shop.backoffice.stock().commit(MARIA, CommitHold.of(hold));
        shop.backoffice.stock().takeBack(MARIA, ReturnGoods.of("fair-back", hold));
        shop.run();

        assertRest(shop);
    }

    private static void cancel(Shop shop, OrderId order, String reason) {
        shop.backoffice.orders().cancel(MARIA, CancelOrder.of("cancel-1", order, reason));
    }

    private static void cancelNote(Shop shop, OrderId order, String key) {
        Optional<FiscalDocument> note = shop.backoffice.notes().find(MARIA, "order/" + order);
        shop.backoffice
                .notes()
                .cancel(MARIA, CancelDocument.of(key, note.orElseThrow().id(), "Dados do comprador errados"));
    }

    private static void resume(Shop shop, OrderId order) {
        shop.backoffice.orders().resume(MARIA, ResumeOrder.of("resume-1", order, "Somebody looked at it"));
        shop.run();
    }

    private static void assertRest(Shop shop) {
        assertThat(shop.stuck()).isEmpty();
        assertThat(shop.findings()).isEmpty();
    }
}
