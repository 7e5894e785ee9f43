package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.store.Store;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.finance.charge.ChargeStatus;
import dev.backoffice.finance.charge.Credit;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.document.DocumentStatus;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.DeferOrder;
import dev.backoffice.inventory.order.HoldLoss;
import dev.backoffice.inventory.order.LoseHold;
import dev.backoffice.inventory.order.OrderGoods;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderPart;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.SplitOrder;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.returns.ReceiveReturn;
import dev.backoffice.inventory.returns.RequestReturn;
import dev.backoffice.inventory.returns.ReturnCause;
import dev.backoffice.inventory.returns.ReturnId;
import dev.backoffice.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** An order whose goods lie in two places: two parts, two notes, one payment. */
class TwoSitesTest {
    private static final Money NOTHING = Money.parse("BRL 0.00");
    private static final Money TOTAL = Money.parse("BRL 146.40");

    /** Where everything is kept. */
    Store store() {
        return MemoryStore.create();
    }

    /** Mugs lie in SP1, plates in SP2. */
    private Shop shop(long mugs, long plates, Step... manual) {
        Shop shop = Shop.over(store(), SimulatedAuthority.accepting(), Shop.twoSites(), builder -> {}, manual)
                .stocked(mugs);
        shop.backoffice
                .catalog()
                .add(MARIA, AddItem.of("PLATE-01", "Plate").ncm("69120000").price("25.00"));
        return shop.received("delivery-78", "PLATE-01", plates, "SP2");
    }

    /** Two mugs and two plates for 129.80, with 19.90 of freight and 3.30 off: 146.40. */
    private static ReceiveOrder order(Payment payment) {
        return ReceiveOrder.from("site", "1001")
                .buyer(Shop.ana())
                .line("MUG-01", 2, "39.90")
                .line("PLATE-01", 2, "25.00")
                .freight("19.90")
                .discount("3.30")
                .paid(payment);
    }

    private static ReceiveOrder paid() {
        return order(Payment.of(PaymentMethod.PIX, "146.40", PaymentStatus.PAID));
    }

    private static ReceiveOrder awaiting(Shop shop) {
        return order(Payment.of(PaymentMethod.PIX, "146.40", PaymentStatus.PENDING)
                .expiresAt(shop.clock.instant().plus(Duration.ofMinutes(30))));
    }

    private static OrderId part(Shop shop, OrderId order, int number) {
        return shop.view(order).parts().get(number - 1);
    }

    @Test
    void two_parts_leave_under_two_notes_that_sum_to_the_order() {
        Shop shop = shop(10, 10);

        OrderId order = shop.takenIn(paid());

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.SPLIT);
        OrderId mugs = part(shop, order, 1);
        OrderId plates = part(shop, order, 2);
        assertThat(List.of(shop.status(mugs), shop.status(plates)))
                .containsExactly(OrderStatus.Kind.DISPATCHED, OrderStatus.Kind.DISPATCHED);
        assertThat(shop.note(mugs).site()).isEqualTo("SP1");
        assertThat(shop.note(plates).site()).isEqualTo("SP2");
        assertThat(shop.noteTotal(mugs).plus(shop.noteTotal(plates))).isEqualTo(TOTAL);
        assertThat(shop.onNote(mugs, "vFrete").plus(shop.onNote(plates, "vFrete")))
                .isEqualTo(Money.parse("BRL 19.90"));
        assertThat(shop.onNote(mugs, "vDesc").plus(shop.onNote(plates, "vDesc")))
                .isEqualTo(Money.parse("BRL 3.30"));
        assertThat(shop.onNote(mugs, "vPag").plus(shop.onNote(plates, "vPag"))).isEqualTo(TOTAL);
        assertThat(shop.onHand("MUG-01")).isEqualTo("8 UN");
        assertThat(shop.onHand("PLATE-01")).isEqualTo("8 UN");
        shop.assertSound();
    }

    @Test
    void both_parts_wait_for_the_money_of_the_whole_and_leave_when_it_came() {
        Shop shop = shop(10, 10);
        OrderId order = shop.takenIn(awaiting(shop));
        assertThat(shop.waitsFor(part(shop, order, 1))).isEqualTo("order.awaiting-payment");
        assertThat(shop.waitsFor(part(shop, order, 2))).isEqualTo("order.awaiting-payment");

        shop.paid(order, 1, "E1", "146.40");

        assertThat(shop.status(part(shop, order, 1))).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.status(part(shop, order, 2))).isEqualTo(OrderStatus.Kind.DISPATCHED);
        shop.assertSound();
    }

    @Test
    void cancelling_the_whole_cancels_both_parts_and_gives_the_money_back_once() {
        Shop shop = shop(10, 10, Step.DISPATCH);
        OrderId order = shop.takenIn(paid());

        shop.cancel(order);

        assertThat(List.of(shop.status(order), shop.status(part(shop, order, 1)), shop.status(part(shop, order, 2))))
                .containsOnly(OrderStatus.Kind.CANCELLED);
        assertThat(shop.refunded(order)).isEqualTo(TOTAL);
        assertThat(shop.note(part(shop, order, 1)).status().kind()).isEqualTo(DocumentStatus.Kind.CANCELLED);
        assertThat(shop.note(part(shop, order, 2)).status().kind()).isEqualTo(DocumentStatus.Kind.CANCELLED);
        assertThat(shop.available("MUG-01")).isEqualTo("10 UN");
        assertThat(shop.available("PLATE-01")).isEqualTo("10 UN");
        shop.assertSound();
    }

    @Test
    void a_part_that_is_short_waits_alone() {
        Shop shop = shop(10, 10);
        OrderId order = shop.takenIn(awaiting(shop));
        OrderId plates = part(shop, order, 2);
        // somebody finds that the plates are broken before they are paid for
        shop.backoffice
                .orders()
                .loseHold(
                        MARIA,
                        LoseHold.of("broken", plates, shop.view(plates).hold().orElseThrow())
                                .because(HoldLoss.GIVEN_UP));
        OrderId other = shop.backoffice
                .orders()
                .receive(
                        MARIA,
                        ReceiveOrder.from("site", "1002")
                                .buyer(Shop.ana())
                                .line("PLATE-01", 10, "25.00")
                                .paid(Payment.of(PaymentMethod.PIX, "250.00", PaymentStatus.PAID)));
        shop.run();
        shop.paid(order, 1, "E1", "146.40");

        assertThat(shop.status(part(shop, order, 1))).isEqualTo(OrderStatus.Kind.DISPATCHED);
        boolean otherFirst = shop.status(other) == OrderStatus.Kind.DISPATCHED;
        OrderId late = otherFirst ? plates : other;
        assertThat(shop.waitsFor(late)).isEqualTo("order.short");

        shop.received("delivery-79", "PLATE-01", 20, "SP2");

        assertThat(shop.status(late)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        shop.assertSound();
    }

    @Test
    void the_share_of_a_cancelled_part_goes_back_and_the_other_part_leaves() {
        Shop shop = shop(10, 10, Step.SEPARATE);
        OrderId order = shop.takenIn(paid());
        OrderId mugs = part(shop, order, 1);
        OrderId plates = part(shop, order, 2);

        shop.cancel(plates);

        assertThat(shop.refunded(order)).isEqualTo(shop.view(plates).total());
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.SPLIT);
        shop.backoffice
                .orders()
                .defer(MARIA, DeferOrder.of("look", mugs, WaitReason.of("order.look", "Somebody looks at it.")));
        shop.resume(mugs, "looked");
        assertThat(shop.status(mugs))
                .as("what went back for the other part is not missing here")
                .isEqualTo(OrderStatus.Kind.HELD);
        shop.assertSound();
    }

    @Test
    void a_part_that_is_cancelled_before_the_money_came_is_not_asked_for() {
        Shop shop = shop(10, 10);
        OrderId order = shop.takenIn(awaiting(shop));
        OrderId mugs = part(shop, order, 1);
        OrderId plates = part(shop, order, 2);
        shop.cancel(plates);
        assertThat(shop.waitsFor(mugs)).isEqualTo("order.awaiting-payment");

        shop.paid(order, 1, "E1", "146.40");

        assertThat(shop.status(mugs)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.refunded(order)).isEqualTo(shop.view(plates).total());
        shop.assertSound();
    }

    @Test
    void what_came_for_less_is_enough_once_the_other_part_is_cancelled() {
        Shop shop = shop(10, 10);
        OrderId order = shop.takenIn(awaiting(shop));
        OrderId mugs = part(shop, order, 1);
        OrderId plates = part(shop, order, 2);
        Money forMugs = shop.view(mugs).total();
        shop.paid(order, 1, "E1", forMugs.getAmount().toPlainString());
        assertThat(shop.waitsFor(mugs)).isEqualTo("order.awaiting-payment");

        shop.cancel(plates);

        assertThat(shop.status(mugs)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.refunded(order)).isEqualTo(NOTHING);
        shop.assertSound();
    }

    @Test
    void late_money_pays_the_part_that_lives_and_the_rest_of_it_goes_back() {
        Shop shop = shop(10, 10);
        OrderId order = shop.takenIn(awaiting(shop));
        OrderId mugs = part(shop, order, 1);
        OrderId plates = part(shop, order, 2);
        shop.cancel(plates);
        shop.runFor(Duration.ofHours(1));
        assertThat(shop.waitsFor(mugs)).isEqualTo("order.payment-expired");

        shop.paid(order, 1, "E1", "146.40");

        assertThat(shop.status(mugs)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        List<Credit> credits = shop.backoffice.charges().creditsOf(MARIA, "order/" + order);
        assertThat(credits).singleElement().satisfies(credit -> {
            assertThat(credit.refunded()).isEqualTo(shop.view(plates).total());
            assertThat(credit.used()).isEqualTo(shop.view(mugs).total());
        });
        shop.assertSound();
    }

    @Test
    void a_whole_is_over_with_the_last_of_its_parts_and_asks_for_nothing_more() {
        Shop shop = shop(10, 10);
        OrderId order = shop.takenIn(awaiting(shop));

        shop.cancel(part(shop, order, 1));
        shop.cancel(part(shop, order, 2));

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.CANCELLED);
        assertThat(shop.charges(order))
                .extracting(Charge::status)
                .extracting(ChargeStatus::kind)
                .containsOnly(ChargeStatus.Kind.CANCELLED);
        shop.paid(order, 1, "E1", "146.40");
        assertThat(shop.backoffice.charges().creditsOf(MARIA, "order/" + order))
                .singleElement()
                .satisfies(credit -> assertThat(credit.refunded()).isEqualTo(TOTAL));
        shop.assertSound();
    }

    @Test
    void goods_of_a_part_that_came_back_do_not_keep_the_other_part_waiting() {
        Shop shop = shop(10, 10);
        OrderId order = shop.takenIn(paid());
        OrderId mugs = part(shop, order, 1);
        shop.deliver(mugs);
        ReturnId back = shop.backoffice
                .returns()
                .request(
                        MARIA,
                        RequestReturn.of("rma-1", mugs, ReturnCause.DEFECTIVE).line(1, "MUG-01", 1));
        shop.backoffice.returns().receive(MARIA, ReceiveReturn.all("came-1", back));
        shop.run();
        Money forOne = shop.refunded(order);
        assertThat(forOne).isGreaterThan(NOTHING);

        shop.cancel(mugs);

        assertThat(shop.refunded(order))
                .as("what went back for one mug is not given back again")
                .isEqualTo(shop.view(mugs).total());
        assertThat(shop.onHand("MUG-01")).isEqualTo("10 UN");
        shop.assertSound();
    }

    /** What came back of a part and what the part's cancellation gives back are the same money. */
    @Test
    void a_part_that_is_cancelled_while_its_goods_come_back_gives_its_share_back_once() {
        Shop shop = shop(10, 10);
        OrderId order = shop.takenIn(paid());
        OrderId plates = part(shop, order, 2);
        Money share = shop.view(plates).total();
        shop.deliver(plates);
        OrderGoods goods = shop.view(plates).goods().get(0);
        ReturnId back = shop.backoffice
                .returns()
                .request(
                        MARIA,
                        RequestReturn.of("rma", plates, ReturnCause.REGRET)
                                .line(
                                        goods.line(),
                                        goods.sku(),
                                        goods.quantity().value()));
        shop.backoffice.returns().receive(MARIA, ReceiveReturn.all("came", back));

        // nothing was delivered to the flow yet: both are told to it at once
        shop.backoffice.orders().cancel(MARIA, CancelOrder.of("cancel", plates, "buyer regretted"));
        shop.run();

        assertThat(shop.refunded(order)).isEqualTo(share);
        assertThat(shop.stuck()).isEmpty();
    }

    @Test
    void the_host_may_split_a_waiting_order_itself() {
        Shop shop = shop(10, 1);
        OrderId order = shop.takenIn(paid());
        assertThat(shop.waitsFor(order)).isEqualTo("order.short");

        shop.backoffice
                .orders()
                .split(
                        MARIA,
                        SplitOrder.of(
                                "by-hand",
                                order,
                                List.of(
                                        OrderPart.at("SP1").line(1, 2),
                                        OrderPart.at("SP2").line(2, 1),
                                        OrderPart.at("SP1").line(2, 1))));
        shop.run();

        assertThat(shop.status(part(shop, order, 1))).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.status(part(shop, order, 2))).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.waitsFor(part(shop, order, 3))).isEqualTo("order.short");
        shop.assertSound();
    }

    @Test
    void an_expired_payment_gives_the_goods_of_both_parts_back() {
        Shop shop = shop(10, 10);
        OrderId order = shop.takenIn(awaiting(shop));
        assertThat(shop.available("MUG-01")).isEqualTo("8 UN");

        shop.clock.advance(Duration.between(shop.clock.instant(), Instant.parse("2026-11-24T13:00:00Z")));
        shop.run();

        assertThat(shop.waitsFor(part(shop, order, 1))).isEqualTo("order.payment-expired");
        assertThat(shop.waitsFor(part(shop, order, 2))).isEqualTo("order.payment-expired");
        assertThat(shop.available("MUG-01")).isEqualTo("10 UN");
        assertThat(shop.available("PLATE-01")).isEqualTo("10 UN");
        shop.assertSound();
    }
}
