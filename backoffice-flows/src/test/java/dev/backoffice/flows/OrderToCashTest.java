package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.ledger.JournalEntry;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.document.DocumentStatus;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.DeliverOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.ResumeOrder;
import dev.backoffice.inventory.order.RevokeDispatch;
import dev.backoffice.inventory.order.SeparateOrder;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.memory.MemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class OrderToCashTest {
    private static final CurrencyUnit REAIS = CurrencyUnit.of("BRL");

    /** Where everything is kept. */
    Store store() {
        return MemoryStore.create();
    }

    private Shop open(Step... manual) {
        return with(SimulatedAuthority.accepting(), manual);
    }

    private Shop with(SimulatedAuthority authority, Step... manual) {
        return Shop.over(store(), authority, manual);
    }

    @Test
    void a_paid_order_in_the_state_leaves_under_an_authorized_note_and_is_delivered() {
        Shop shop = open().stocked(100);

        OrderId order = shop.ordered("1001", 2);
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        shop.backoffice.orders().deliver(MARIA, DeliverOrder.of("carrier-1", order));
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DELIVERED);
        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.AUTHORIZED);
        assertThat(shop.view(order).why())
                .extracting(Reason::code)
                .containsSubsequence(
                        "order.received",
                        "order.held",
                        "order.separated",
                        "order.packed",
                        "order.invoiced",
                        "order.dispatched");
        assertThat(shop.backoffice.stock().availability(MARIA, "MUG-01").onHand())
                .hasToString("98 UN");
        assertThat(shop.stuck()).isEmpty();
        assertThat(shop.findings()).isEmpty();
    }

    @Test
    void a_sale_is_booked_with_its_money_its_revenue_and_its_cost() {
        Shop shop = open().stocked(100);

        OrderId order = shop.ordered("1001", 2);

        List<JournalEntry> entries = shop.backoffice.ledger().entriesOf(MARIA, "order/" + order);
        assertThat(entries)
                .extracting(entry -> entry.origin().kind())
                .contains("sale.dispatched")
                .doesNotContain("sale.revenue", "sale.cost");
        assertThat(balance(shop, "1.1.3.01")).isEqualTo(Money.parse("BRL 1225.00"));
        assertThat(balance(shop, "1.1.3.02")).as("in transit").isEqualTo(Money.parse("BRL 25.00"));

        shop.backoffice.orders().deliver(MARIA, DeliverOrder.of("carrier-1", order));
        shop.run();

        assertThat(shop.backoffice.ledger().entriesOf(MARIA, "order/" + order))
                .extracting(entry -> entry.origin().kind())
                .contains("sale.revenue", "sale.prepaid", "sale.cost");
        assertThat(balance(shop, "1.1.3.02")).isEqualTo(Money.parse("BRL 0.00"));
        assertThat(balance(shop, "4.1.1.01")).isEqualTo(Money.parse("BRL 25.00"));
        assertThat(balance(shop, "3.1.1.01")).isEqualTo(Money.parse("BRL -79.80"));
        assertThat(balance(shop, "1.1.2.01")).isEqualTo(Money.parse("BRL 0.00"));
    }

    private static Money balance(Shop shop, String account) {
        return shop.backoffice.ledger().balance(MARIA, AccountCode.of(account), REAIS);
    }

    @Test
    void an_order_that_comes_twice_is_one_order() {
        Shop shop = open().stocked(100);

        OrderId first = shop.ordered("1001", 2);
        OrderId again = shop.ordered("1001", 2);

        assertThat(again).isEqualTo(first);
        assertThat(shop.backoffice.stock().availability(MARIA, "MUG-01").onHand())
                .hasToString("98 UN");
    }

    @Test
    void an_order_that_is_short_waits_and_goes_on_when_goods_come_in() {
        Shop shop = open().stocked(1);

        OrderId order = shop.ordered("1001", 2);
        assertThat(shop.view(order).waitsFor().orElseThrow().code()).isEqualTo("order.short");
        shop.backoffice
                .stock()
                .receive(
                        MARIA,
                        ReceiveGoods.of("delivery-78", "MUG-01", 10)
                                .unitCost("13.00")
                                .at("SP1"));
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.findings()).isEmpty();
    }

    @Test
    void an_order_to_another_state_leaves_under_a_note_that_says_so() {
        Shop shop = open().stocked(10);

        OrderId order = shop.backoffice
                .orders()
                .receive(
                        MARIA,
                        ReceiveOrder.from("site", "1001")
                                .buyer(Shop.buyerOfAnotherState())
                                .line("MUG-01", 1, "39.90")
                                .paid(Payment.of(PaymentMethod.PIX, "39.90", PaymentStatus.PAID)));
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.note(order).signed().orElseThrow().xml())
                .contains("<idDest>2</idDest>", "<CFOP>6108</CFOP>", "<cMun>4106902</cMun>");
        assertThat(shop.findings()).isEmpty();
    }

    @Test
    void an_order_that_is_not_paid_waits_and_says_so() {
        Shop shop = open().stocked(10);

        OrderId order = shop.backoffice
                .orders()
                .receive(
                        MARIA,
                        ReceiveOrder.from("site", "1001")
                                .buyer(Shop.ana())
                                .line("MUG-01", 1, "39.90")
                                .paid(Payment.of(PaymentMethod.BOLETO, "39.90", PaymentStatus.PENDING)));
        shop.run();

        assertThat(shop.view(order).waitsFor().orElseThrow().code()).isEqualTo("order.awaiting-payment");
    }

    @Test
    void steps_done_by_people_wait_for_them() {
        Shop shop = open(Step.SEPARATE).stocked(10);

        OrderId order = shop.ordered("1001", 1);
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.HELD);
        shop.backoffice.orders().separate(MARIA, SeparateOrder.of("picked-1", order));
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
    }

    @Test
    void a_lost_answer_of_the_authority_is_looked_up_and_the_note_is_sent_once() {
        AtomicInteger lost = new AtomicInteger();
        Shop shop = with(SimulatedAuthority.accepting().losingAnswersTo(note -> lost.getAndIncrement() == 0))
                .stocked(10);

        OrderId order = shop.ordered("1001", 1);
        shop.runFor(Duration.ofMinutes(10));

        assertThat(lost).hasValue(1);
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.note(order).attempts()).isEqualTo(1);
        assertThat(shop.findings()).isEmpty();
    }

    @Test
    void a_note_that_did_not_reach_the_authority_is_sent_again_as_it_is() {
        AtomicInteger tries = new AtomicInteger();
        Shop shop = with(SimulatedAuthority.accepting().outOfReachOf(note -> tries.getAndIncrement() < 3))
                .stocked(10);

        OrderId order = shop.ordered("1001", 1);
        String key = shop.note(order).signed().orElseThrow().accessKey();
        shop.runFor(Duration.ofMinutes(10));

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.note(order).signed().orElseThrow().accessKey()).isEqualTo(key);
        assertThat(shop.findings()).isEmpty();
    }

    @Test
    void a_rejected_note_lets_the_order_wait_with_the_authoritys_code_and_goes_on_when_resumed() {
        AtomicInteger tries = new AtomicInteger();
        Shop shop = with(SimulatedAuthority.accepting()
                        .rejecting(note -> tries.getAndIncrement() == 0, "778", "Informado NCM inexistente"))
                .stocked(10);

        OrderId order = shop.ordered("1001", 1);
        assertThat(shop.view(order).waitsFor().orElseThrow().code()).isEqualTo("order.note-rejected");
        assertThat(shop.view(order).waitsFor().orElseThrow().text())
                .contains("778")
                .as("the authority's words may name people: they enter no event")
                .doesNotContain("NCM");
        assertThat(shop.note(order).status())
                .isInstanceOfSatisfying(
                        DocumentStatus.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("NCM"));
        assertThat(shop.backoffice.orders().view(MARIA, order).why().toString()).doesNotContain("NCM");
        long number = shop.note(order).signed().orElseThrow().number();
        shop.backoffice.orders().resume(MARIA, ResumeOrder.of("fixed-1", order, "The item was corrected"));
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.note(order).signed().orElseThrow().number()).isEqualTo(number);
        assertThat(shop.findings()).isEmpty();
    }

    @Test
    void a_number_that_another_note_has_is_given_up_and_the_next_one_is_taken() {
        Shop shop = with(SimulatedAuthority.accepting()
                        .rejecting(
                                note -> NfeAccessKey.parse(note.accessKey()).number() == 1,
                                "539",
                                "Duplicidade de NF-e"))
                .stocked(10);

        OrderId order = shop.ordered("1001", 1);
        assertThat(shop.view(order).waitsFor().orElseThrow().text()).contains("539");
        shop.backoffice.orders().resume(MARIA, ResumeOrder.of("looked-1", order, "The other note stands"));
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        FiscalDocumentId note =
                FiscalDocumentId.parse(shop.view(order).document().orElseThrow().reference());
        assertThat(shop.note(note).signed().orElseThrow().number()).isEqualTo(2);
        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.DISCARDED);
        assertThat(shop.findings()).isEmpty();
    }

    @Test
    void permission_to_dispatch_is_revoked_before_the_note_is_cancelled() {
        Shop shop = open(Step.DISPATCH).stocked(10);
        OrderId order = shop.ordered("1001", 1);
        OrderView invoiced = shop.view(order);
        assertThat(invoiced.status()).isEqualTo(OrderStatus.Kind.INVOICED);

        shop.backoffice
                .orders()
                .revokeDispatch(
                        MARIA,
                        RevokeDispatch.of(
                                "revoke-1",
                                order,
                                invoiced.document().orElseThrow().reference()));
        shop.run();

        assertThat(shop.view(order).waitsFor().orElseThrow().code()).isEqualTo("order.note-cancelled");
        assertThat(shop.note(order).status().kind()).isEqualTo(DocumentStatus.Kind.CANCELLED);
        assertThat(shop.findings()).isEmpty();
    }

    @Test
    void goods_whose_hold_expired_are_set_aside_anew() {
        Shop shop = open(Step.SEPARATE).stocked(10);
        OrderId order = shop.ordered("1001", 1);
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.HELD);

        shop.clock.advance(Duration.ofDays(31));
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.HELD);
        assertThat(shop.view(order).why()).extracting(Reason::code).contains("order.hold-lost");
        assertThat(shop.backoffice.stock().availability(MARIA, "MUG-01").held()).hasToString("1 UN");
        assertThat(shop.findings()).isEmpty();
    }

    @Test
    void an_invoiced_order_whose_hold_expired_waits_and_says_so() {
        Shop shop = open(Step.DISPATCH).stocked(10);
        OrderId order = shop.ordered("1001", 1);

        shop.clock.advance(Duration.ofDays(31));
        shop.run();

        assertThat(shop.view(order).waitsFor().orElseThrow().code()).isEqualTo("order.hold-lost");
    }

    @Test
    void tenants_with_equal_ids_do_not_meet() {
        Shop shop = open().stocked(10);
        CallContext other = CallContext.of("red-shop", "maria");
        shop.backoffice
                .catalog()
                .add(other, AddItem.of("MUG-01", "Red mug").ncm("69120000").price("10.00"));

        OrderId blue = shop.ordered("1001", 1);
        OrderId red = shop.backoffice.orders().receive(other, Shop.mugs("1001", 1));
        shop.run();

        assertThat(red).isNotEqualTo(blue);
        assertThat(shop.status(blue)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.backoffice
                        .orders()
                        .view(other, red)
                        .waitsFor()
                        .orElseThrow()
                        .code())
                .isEqualTo("order.short");
        assertThat(shop.findings()).isEmpty();
    }

    @Test
    void a_cancelled_order_is_not_touched_by_what_was_still_on_its_way() {
        Shop shop = open().stocked(10);
        OrderId order = shop.backoffice.orders().receive(MARIA, Shop.mugs("1001", 1));
        shop.backoffice.orders().cancel(MARIA, CancelOrder.of("cancel-1", order, "Buyer regretted"));

        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.CANCELLED);
        assertThat(shop.backoffice.stock().availability(MARIA, "MUG-01").held()).hasToString("0 UN");
        assertThat(shop.stuck()).isEmpty();
        assertThat(shop.findings()).isEmpty();
    }
}
