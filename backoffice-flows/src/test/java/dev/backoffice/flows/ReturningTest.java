package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Store;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.DispatchOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.Shipment;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.returns.CountedItem;
import dev.backoffice.inventory.returns.DocumentReturn;
import dev.backoffice.inventory.returns.InspectReturn;
import dev.backoffice.inventory.returns.ReceiveReturn;
import dev.backoffice.inventory.returns.RefundReturn;
import dev.backoffice.inventory.returns.RequestReturn;
import dev.backoffice.inventory.returns.ReturnCause;
import dev.backoffice.inventory.returns.ReturnId;
import dev.backoffice.inventory.returns.ReturnOrder;
import dev.backoffice.inventory.returns.ReturnStatus;
import dev.backoffice.inventory.returns.ReturnTerms.DocumentIssuer;
import dev.backoffice.memory.MemoryStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Goods that buyers send back. */
class ReturningTest {
    /** Where everything is kept. */
    Store store() {
        return MemoryStore.create();
    }

    private final Shop shop = Shop.over(store(), SimulatedAuthority.accepting()).stocked(10);

    /** Three mugs with 12.00 of freight, delivered. */
    private OrderId delivered() {
        return delivered(Payment.of(PaymentMethod.PIX, "131.70", PaymentStatus.PAID));
    }

    private OrderId delivered(Payment payment) {
        OrderId order = shop.takenIn(ReceiveOrder.from("site", "1001")
                .buyer(Shop.ana())
                .line("MUG-01", 3, "39.90")
                .freight("12.00")
                .paid(payment));
        shop.deliver(order);
        return order;
    }

    private ReturnId announced(RequestReturn command) {
        ReturnId id = shop.backoffice.returns().request(MARIA, command);
        shop.run();
        return id;
    }

    private ReturnId announced(OrderId order, long mugs) {
        return announced(RequestReturn.of("rma/" + order + "/" + mugs, order, ReturnCause.REGRET)
                .line(1, "MUG-01", mugs));
    }

    private void came(ReturnId id) {
        shop.backoffice.returns().receive(MARIA, ReceiveReturn.all("came/" + id, id));
        shop.run();
    }

    private void restocked(ReturnId id, long mugs) {
        shop.backoffice
                .returns()
                .inspect(MARIA, InspectReturn.restock("look/" + id, id, List.of(CountedItem.of(1, "MUG-01", mugs))));
        shop.run();
    }

    private ReturnOrder view(ReturnId id) {
        return shop.backoffice.returns().view(MARIA, id);
    }

    private List<String> waits(ReturnId id) {
        return view(id).waits().stream().map(WaitReason::code).toList();
    }

    @Test
    void part_of_an_order_comes_back_is_put_on_stock_and_its_money_goes_back() {
        OrderId order = delivered();
        ReturnId back = announced(order, 1);
        assertThat(shop.refunded(order)).as("the goods did not come yet").isEqualTo(Money.parse("BRL 0.00"));
        assertThat(waits(back)).contains("return.awaiting-goods");

        came(back);
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 39.90"));
        assertThat(shop.onHand("MUG-01")).as("nobody looked at it yet").isEqualTo("7 UN");
        restocked(back, 1);

        assertThat(shop.onHand("MUG-01")).isEqualTo("8 UN");
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DELIVERED);
        shop.assertSound();
    }

    /** Wherever the process stops while money goes back, and whatever a clerk records meanwhile. */
    @Test
    void money_that_went_back_before_the_process_stopped_does_not_go_back_again() {
        for (int stop = 1; stop <= 12; stop++) {
            StoppingStore store = new StoppingStore(store());
            Shop stopped = Shop.over(store, SimulatedAuthority.accepting()).stocked(10);
            OrderId order = stopped.ordered("1001", 3);
            stopped.deliver(order);
            ReturnId back = stopped.backoffice
                    .returns()
                    .request(
                            MARIA,
                            RequestReturn.of("rma", order, ReturnCause.REGRET).line(1, "MUG-01", 1));
            stopped.run();
            stopped.backoffice.returns().receive(MARIA, ReceiveReturn.all("came", back));
            store.stopAfter(stop);
            stopped.backoffice.runDue();
            store.goOn();
            if (stopped.backoffice.returns().view(MARIA, back).stillDue().isPositive()) {
                stopped.backoffice
                        .returns()
                        .refund(MARIA, RefundReturn.of("clerk", back, Money.parse("BRL 5.00"), "counter-17"));
            }
            stopped.runFor(Duration.ofMinutes(10));

            assertThat(stopped.refunded(order))
                    .as("stopped after %d transactions", stop)
                    .isLessThanOrEqualTo(Money.parse("BRL 39.90"));
            assertThat(stopped.backoffice.returns().view(MARIA, back).stillDue())
                    .isEqualTo(Money.parse("BRL 0.00"));
            assertThat(stopped.stuck()).isEmpty();
        }
    }

    @Test
    void its_entry_note_is_awaited_with_a_reason_and_closes_it() {
        OrderId order = delivered();
        ReturnId back = announced(order, 1);
        came(back);
        restocked(back, 1);
        assertThat(waits(back)).containsExactly("return.awaiting-document");
        assertThat(view(back).waits().get(0).text()).contains("entry note");

        shop.backoffice.returns().document(MARIA, DocumentReturn.of("note", back, "entry-note-17"));
        shop.run();

        assertThat(view(back).status().kind()).isEqualTo(ReturnStatus.Kind.CLOSED);
        shop.assertSound();
    }

    @Test
    void the_freight_goes_back_when_all_of_it_comes_back() {
        OrderId order = delivered();
        ReturnId one = announced(order, 1);
        came(one);
        ReturnId rest = announced(order, 2);
        came(rest);

        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 131.70"));
        shop.assertSound();
    }

    @Test
    void discarded_goods_are_paid_back_and_do_not_go_on_stock() {
        OrderId order = delivered();
        ReturnId back = announced(order, 1);
        came(back);

        shop.backoffice
                .returns()
                .inspect(MARIA, InspectReturn.discard("look", back, List.of(CountedItem.of(1, "MUG-01", 1))));
        shop.run();

        assertThat(shop.onHand("MUG-01")).isEqualTo("7 UN");
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 39.90"));
        shop.assertSound();
    }

    @Test
    void a_taxpayer_gets_the_money_once_its_own_note_came() {
        OrderId order = delivered();
        ReturnId back = announced(new RequestReturn(
                IdempotencyKey.of("rma"),
                order,
                ReturnCause.DEFECTIVE,
                List.of(CountedItem.of(1, "MUG-01", 1)),
                "",
                DocumentIssuer.BUYER));
        came(back);
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 0.00"));
        assertThat(waits(back)).contains("return.awaiting-document", "return.awaiting-refund");
        shop.assertSound();

        shop.backoffice.returns().document(MARIA, DocumentReturn.of("note", back, "note-of-the-buyer"));
        shop.run();

        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 39.90"));
        shop.assertSound();
    }

    @Test
    void what_is_not_paid_yet_goes_back_when_it_is() {
        OrderId order = delivered(Payment.of(PaymentMethod.BOLETO, "131.70", PaymentStatus.ON_TERMS)
                .due(LocalDate.of(2026, 12, 24)));
        ReturnId back = announced(order, 1);
        came(back);
        restocked(back, 1);
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 0.00"));
        assertThat(waits(back)).contains("return.awaiting-refund");

        shop.paid(order, 1, "B1", "131.70");

        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 39.90"));
        assertThat(waits(back)).doesNotContain("return.awaiting-refund");
        shop.assertSound();
    }

    @Test
    void goods_refused_at_the_door_come_back_without_having_been_delivered() {
        OrderId order = shop.ordered("1001", 2);
        ReturnId back =
                announced(RequestReturn.of("rma", order, ReturnCause.REFUSED).line(1, "MUG-01", 2));
        came(back);
        restocked(back, 2);

        assertThat(shop.onHand("MUG-01")).isEqualTo("10 UN");
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 79.80"));
        shop.assertSound();
    }

    @Test
    void an_order_that_is_cancelled_after_part_of_it_came_back_gives_back_the_rest() {
        OrderId order = delivered();
        ReturnId back = announced(order, 1);
        came(back);
        restocked(back, 1);

        shop.cancel(order);

        assertThat(shop.onHand("MUG-01")).isEqualTo("10 UN");
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 131.70"));
        shop.assertSound();
    }

    @Test
    void an_order_that_is_cancelled_after_all_of_it_came_back_has_nothing_left_to_give() {
        OrderId order = delivered();
        ReturnId back = announced(order, 3);
        came(back);
        restocked(back, 3);

        shop.cancel(order);

        assertThat(shop.onHand("MUG-01")).isEqualTo("10 UN");
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 131.70"));
        shop.assertSound();
    }

    @Test
    void goods_that_are_looked_at_while_their_order_is_cancelled_are_put_on_stock_once() {
        OrderId order = delivered();
        ReturnId back = announced(order, 1);
        came(back);
        shop.backoffice.orders().cancel(MARIA, CancelOrder.of("cancel", order, "Cliente desistiu da compra"));

        restocked(back, 1);

        assertThat(shop.onHand("MUG-01")).isEqualTo("10 UN");
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 131.70"));
        assertThat(view(back).status().kind()).isEqualTo(ReturnStatus.Kind.CANCELLED);
        shop.assertSound();
    }

    @Test
    void a_return_ends_with_the_cancellation_of_its_order_however_far_it_is() {
        OrderId order = delivered();
        ReturnId announced = announced(order, 1);
        ReturnId looked =
                announced(RequestReturn.of("looked", order, ReturnCause.REGRET).line(1, "MUG-01", 1));
        came(looked);
        restocked(looked, 1);
        assertThat(view(looked).status().kind()).isEqualTo(ReturnStatus.Kind.INSPECTED);

        shop.cancel(order);

        assertThat(List.of(announced, looked)).allSatisfy(id -> {
            assertThat(view(id).status().kind()).isEqualTo(ReturnStatus.Kind.CANCELLED);
            assertThat(waits(id)).isEmpty();
        });
        assertThat(shop.onHand("MUG-01")).isEqualTo("10 UN");
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 131.70"));
        shop.assertSound();
    }

    @Test
    void a_return_that_is_announced_while_its_order_is_cancelled_ends_too() {
        OrderId order = delivered();
        ReturnId back = shop.backoffice
                .returns()
                .request(
                        MARIA,
                        RequestReturn.of("rma", order, ReturnCause.REGRET).line(1, "MUG-01", 1));
        shop.backoffice.orders().cancel(MARIA, CancelOrder.of("cancel", order, "Cliente desistiu da compra"));
        shop.run();

        assertThat(view(back).status().kind()).isEqualTo(ReturnStatus.Kind.CANCELLED);
        shop.assertSound();
    }

    @Test
    void discarded_goods_do_not_come_back_when_the_order_is_cancelled() {
        OrderId order = delivered();
        ReturnId back = announced(order, 1);
        came(back);
        shop.backoffice
                .returns()
                .inspect(MARIA, InspectReturn.discard("look", back, List.of(CountedItem.of(1, "MUG-01", 1))));
        shop.run();

        shop.cancel(order);

        assertThat(shop.onHand("MUG-01")).isEqualTo("9 UN");
        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 131.70"));
        shop.assertSound();
    }

    @Test
    void goods_that_left_late_come_back_too() {
        Shop late = Shop.over(store(), SimulatedAuthority.accepting(), Step.DISPATCH)
                .stocked(10);
        OrderId order = late.ordered("1001", 2);
        late.clock.advance(java.time.Duration.ofDays(31));
        late.run();
        late.resume(order, "It leaves all the same");
        late.backoffice
                .orders()
                .dispatch(MARIA, new DispatchOrder(IdempotencyKey.of("leave"), order, Shipment.by("carrier")));
        late.run();
        late.deliver(order);
        ReturnId back = late.backoffice
                .returns()
                .request(
                        MARIA,
                        RequestReturn.of("rma", order, ReturnCause.REGRET).line(1, "MUG-01", 1));
        late.backoffice.returns().receive(MARIA, ReceiveReturn.all("came", back));
        late.backoffice
                .returns()
                .inspect(MARIA, InspectReturn.restock("look", back, List.of(CountedItem.of(1, "MUG-01", 1))));
        late.run();

        assertThat(late.onHand("MUG-01")).isEqualTo("9 UN");
        late.assertSound();
    }
}
