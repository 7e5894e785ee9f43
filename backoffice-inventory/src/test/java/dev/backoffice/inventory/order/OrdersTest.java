package dev.backoffice.inventory.order;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static dev.backoffice.inventory.Shop.PEDRO;
import static dev.backoffice.inventory.Shop.ana;
import static dev.backoffice.inventory.Shop.pix;
import static dev.backoffice.inventory.Shop.twoMugs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.inventory.Shop;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderStatus.Kind;
import dev.backoffice.inventory.stock.CommitHold;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.ReleaseHold;
import dev.backoffice.inventory.stock.ReturnGoods;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private final Shop shop = Shop.stocked();

    @AfterEach
    void the_laws_hold_over_what_is_stored() {
        assertThat(shop.orders.audit(MARIA).findings()).isEmpty();
        assertThat(shop.stock.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void an_order_goes_from_received_to_delivered_and_tells_why() {
        OrderId order = shop.received("1001");
        HoldId hold = shop.held(order);
        shop.orders.separate(MARIA, SeparateOrder.of(shop.key(), order));
        shop.orders.pack(MARIA, PackOrder.of(shop.key(), order, List.of(Parcel.of("1/1", 800))));
        shop.invoiced(order, "note-1");
        shop.dispatched(order);
        assertThat(shop.stock.commit(MARIA, CommitHold.of(hold))).isEqualTo(Money.parse("BRL 25.00"));
        shop.delivered(order);

        OrderView view = shop.orders.view(MARIA, order);
        assertThat(view.status()).isEqualTo(Kind.DELIVERED);
        assertThat(view.total()).isEqualTo(Money.parse("BRL 79.80"));
        assertThat(view.hold()).contains(hold);
        assertThat(view.document()).contains(CoveringDocument.authorized("note-1"));
        assertThat(view.shipment()).contains(Shipment.of("correios-pac", "AA123456789BR"));
        assertThat(view.obstacles()).isEmpty();
        assertThat(view.why())
                .extracting(Reason::code)
                .containsExactly(
                        "order.received",
                        "order.held",
                        "order.separated",
                        "order.packed",
                        "order.invoiced",
                        "order.dispatched",
                        "order.delivered");
        assertThat(view.why().get(0).text()).isEqualTo("It came in from site as 1001: 1 line, BRL 79.80.");
        assertThat(events(order))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "OrderReceived",
                        "OrderHeld",
                        "OrderSeparated",
                        "OrderPacked",
                        "OrderInvoiced",
                        "OrderDispatched",
                        "OrderDelivered");
    }

    @Test
    void an_order_comes_to_the_sum_of_its_rounded_lines_and_charges() {
        OrderId order = shop.orders.receive(
                MARIA,
                ReceiveOrder.from("site", "1002")
                        .buyer(ana())
                        .line(line("MUG-01", "3", "3.3350", "1.00", LineKind.SALE))
                        .line(line("PLATE-01", "1", "10.005", "0.00", LineKind.SALE))
                        .line(line("PLATE-01", "1", "99.00", "0.00", LineKind.BONUS))
                        .freight("18.50")
                        .otherCharges("2.00")
                        .discount("3.00")
                        .total("36.52")
                        .paid(pix("20.00"))
                        .paid(Payment.of(PaymentMethod.CARD, "16.52", PaymentStatus.CAPTURED)
                                .installments(3)));
        OrderView view = shop.orders.view(MARIA, order);
        // 10.01 - 1.00 (3 x 3.3350 is 10.005, half a cent up) + 10.01 + 18.50 + 2.00 - 3.00
        assertThat(view.total()).isEqualTo(Money.parse("BRL 36.52"));
        assertThat(view.terms().goodsTotal()).isEqualTo(Money.parse("BRL 19.02"));
        assertThat(view.obstacles()).isEmpty();
    }

    @Test
    void one_number_of_two_channels_or_two_tenants_is_two_orders() {
        shop.addItems(PEDRO);
        OrderId one = shop.received("1001");
        OrderId other = shop.orders.receive(
                MARIA,
                ReceiveOrder.from("market", "1001")
                        .buyer(ana())
                        .line("MUG-01", 1, "39.90")
                        .paid(pix("39.90")));
        OrderId third = shop.orders.receive(PEDRO, twoMugs("1001"));
        assertThat(List.of(one, other, third)).doesNotHaveDuplicates();
        assertThat(shop.orders.view(PEDRO, third).status()).isEqualTo(Kind.RECEIVED);
        assertThat(refusal(() -> shop.orders.view(PEDRO, one))).isEqualTo("order.unknown");
        assertThat(refusal(() -> shop.orders.buyer(PEDRO, one))).isEqualTo("order.unknown");
        assertThat(refusal(() -> shop.orders.cancel(PEDRO, CancelOrder.of("k", one, "mine now"))))
                .isEqualTo("order.unknown");
        assertThat(refusal(() -> shop.orders.eraseBuyer(PEDRO, EraseBuyer.of("k", one))))
                .isEqualTo("order.unknown");
        assertThat(shop.orders
                        .list(PEDRO, OrderQuery.all().status(Kind.RECEIVED), PageRequest.first(10))
                        .rows())
                .extracting(OrderView::id)
                .containsExactly(third);
    }

    @Test
    void a_move_given_again_under_its_key_is_answered_and_not_done_again() {
        OrderId order = shop.received("1001");
        shop.held(order);
        SeparateOrder separate = SeparateOrder.of("s", order);
        shop.orders.separate(MARIA, separate);
        assertThat(shop.orders.separate(MARIA, separate)).isEqualTo(order);
        assertThat(events(order)).hasSize(3);
        assertThat(refusal(() -> shop.orders.separate(MARIA, SeparateOrder.of("other", order))))
                .isEqualTo("order.illegal-move");
        OrderId second = shop.received("1002");
        assertThat(refusal(() -> shop.orders.separate(MARIA, SeparateOrder.of("s", second))))
                .isEqualTo("receipt.other-input");
    }

    @Test
    void dispatch_is_refused_until_a_document_covers_it() {
        OrderId order = shop.received("1001");
        shop.packed(order);
        assertThat(refusal(() -> shop.dispatched(order))).isEqualTo("order.illegal-move");
        shop.invoiced(order, "note-1");
        shop.dispatched(order);
        assertThat(shop.orders.view(MARIA, order).status()).isEqualTo(Kind.DISPATCHED);
    }

    @Test
    void after_its_permission_is_revoked_an_order_cannot_leave_until_another_document_covers_it() {
        OrderId order = shop.received("1001");
        shop.packed(order);
        shop.invoiced(order, "note-1");
        assertThat(refusal(() -> shop.orders.revokeDispatch(MARIA, RevokeDispatch.of("r0", order, "note-9"))))
                .isEqualTo("order.other-document");
        shop.orders.revokeDispatch(MARIA, RevokeDispatch.of("r1", order, "note-1"));
        assertThat(refusal(() -> shop.dispatched(order))).isEqualTo("order.illegal-move");
        shop.invoiced(order, "note-2");
        shop.dispatched(order);
        assertThat(refusal(() -> shop.orders.revokeDispatch(MARIA, RevokeDispatch.of("r2", order, "note-2"))))
                .isEqualTo("order.illegal-move");
    }

    @Test
    void of_a_dispatch_and_a_revocation_at_the_same_time_exactly_one_wins() throws Exception {
        for (int round = 0; round < 20; round++) {
            OrderId order = shop.received("race-" + round);
            shop.packed(order);
            shop.invoiced(order, "note-" + round);
            String note = "note-" + round;
            List<Callable<Boolean>> both = List.of(
                    () -> granted(() -> shop.dispatched(order)),
                    () -> granted(() -> shop.orders.revokeDispatch(MARIA, RevokeDispatch.of(shop.key(), order, note))));
            ExecutorService threads = Executors.newFixedThreadPool(2);
            List<Boolean> granted = new ArrayList<>();
            try {
                for (Future<Boolean> one : threads.invokeAll(both)) {
                    granted.add(one.get());
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(granted).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void a_waiting_order_names_its_reason_and_goes_on_where_it_stood() {
        OrderId order = shop.received("1001");
        shop.held(order);
        shop.orders.defer(MARIA, DeferOrder.of("d", order, WaitReason.awaitingChannel("market")));
        OrderView view = shop.orders.view(MARIA, order);
        assertThat(view.status()).isEqualTo(Kind.WAITING);
        assertThat(view.waitsFor().orElseThrow().code()).isEqualTo("order.awaiting-channel");
        assertThat(view.why().get(2).text()).contains("market has not answered yet");
        OrderQuery waits = OrderQuery.all().waitsFor("order.awaiting-channel");
        assertThat(ids(waits, 10)).containsExactly(order);
        assertThat(refusal(() -> shop.orders.separate(MARIA, SeparateOrder.of("s", order))))
                .isEqualTo("order.illegal-move");
        shop.orders.resume(MARIA, ResumeOrder.of("r", order, "The channel has answered."));
        assertThat(shop.orders.view(MARIA, order).status()).isEqualTo(Kind.HELD);
        assertThat(ids(waits, 10)).isEmpty();
    }

    @Test
    void an_order_tells_what_keeps_it_from_going_on() {
        BuyerAddress incomplete = new BuyerAddress(
                "01310100",
                "Avenida Paulista",
                "1000",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "SP");
        OrderId order = shop.orders.receive(
                MARIA,
                ReceiveOrder.from("site", "1003")
                        .buyer(Buyer.person("Ana Sintética", "99900000105", incomplete))
                        .line("MUG-01", 1, "39.90")
                        .paid(Payment.of(PaymentMethod.BOLETO, "39.90", PaymentStatus.PENDING))
                        .asGift());
        assertThat(shop.orders.view(MARIA, order).obstacles())
                .extracting(WaitReason::code)
                .containsExactly(WaitReason.ADDRESS_INCOMPLETE);
    }

    @Test
    void an_order_that_loses_its_hold_begins_again_and_late_news_of_an_old_hold_changes_nothing() {
        OrderId order = shop.received("1001");
        HoldId first = shop.held(order);
        shop.stock.release(MARIA, ReleaseHold.of(first));
        shop.orders.loseHold(MARIA, LoseHold.of("l1", order, first));
        assertThat(shop.orders.view(MARIA, order).status()).isEqualTo(Kind.RECEIVED);
        HoldId second = shop.held(order);
        assertThat(refusal(() -> shop.orders.loseHold(MARIA, LoseHold.of("l2", order, first))))
                .isEqualTo("order.other-hold");

        shop.orders.loseHold(MARIA, LoseHold.of("l3", order, second).because(HoldLoss.GIVEN_UP));

        assertThat(shop.orders.view(MARIA, order).why())
                .filteredOn(reason -> reason.code().equals("order.hold-lost"))
                .extracting(reason -> reason.values().get("cause"), Reason::text)
                .containsExactly(
                        tuple("expired", "The time its goods were set aside for has passed."),
                        tuple("given-up", "Its goods were given up."));
    }

    @Test
    void orders_that_are_short_of_an_item_stand_in_line_as_they_came_in() {
        List<OrderId> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            OrderId order = shop.received("20" + i);
            shop.clock.advance(Duration.ofSeconds(1));
            WaitReason why = WaitReason.shortOf(Sku.of(i == 3 ? "MUG-01 XL" : "MUG-01"), "0 UN");
            shop.orders.defer(MARIA, DeferOrder.of("d" + i, order, why));
            waiting.add(order);
        }
        OrderQuery line = OrderQuery.all().shortOf(Sku.of("MUG-01"));
        Page<OrderView> first = shop.orders.list(MARIA, line, PageRequest.first(2));
        assertThat(first.rows()).extracting(OrderView::id).containsExactly(waiting.get(0), waiting.get(1));
        // whose turn it was waits no longer, and the line goes on behind it
        shop.orders.resume(MARIA, ResumeOrder.of("r", waiting.get(1), "Goods came in."));
        assertThat(shop.orders
                        .list(
                                MARIA,
                                line,
                                PageRequest.first(10).after(first.next().orElseThrow()))
                        .rows())
                .extracting(OrderView::id)
                .containsExactly(waiting.get(2), waiting.get(4));
        assertThat(shop.orders.list(PEDRO, line, PageRequest.first(10)).rows()).isEmpty();
    }

    @Test
    void a_cause_belongs_to_what_a_command_asks_for() {
        OrderId order = shop.received("1001");
        LoseHold expired = LoseHold.of("l1", order, shop.held(order));
        shop.orders.loseHold(MARIA, expired);
        shop.orders.loseHold(MARIA, expired);
        assertThat(refusal(() -> shop.orders.loseHold(MARIA, expired.because(HoldLoss.UNPAID))))
                .isEqualTo("receipt.other-input");
    }

    @Test
    void cancelling_before_it_left_releases_the_hold_and_reverses_the_document() {
        OrderId order = shop.received("1001");
        shop.packed(order);
        shop.invoiced(order, "note-1");
        shop.cancelled(order);
        OrderEvent.OrderCancelled cancelled =
                (OrderEvent.OrderCancelled) events(order).get(5);
        HoldId hold = cancelled.compensation().release().orElseThrow();
        shop.stock.release(MARIA, ReleaseHold.of(hold));
        shop.orders.revokeDispatch(MARIA, RevokeDispatch.of("r", order, "note-1"));
        assertThat(cancelled.from()).isEqualTo(Kind.INVOICED);
        assertThat(cancelled.compensation().document()).contains(CoveringDocument.authorized("note-1"));
        assertThat(cancelled.compensation().refund()).isEqualTo(Money.parse("BRL 79.80"));
        assertThat(refusal(() -> shop.cancelled(order))).isEqualTo("order.illegal-move");
    }

    @Test
    void cancelling_after_it_left_takes_the_goods_back() {
        OrderId order = shop.received("1001");
        shop.packed(order);
        shop.invoiced(order, "note-1");
        shop.dispatched(order);
        HoldId hold = shop.orders.view(MARIA, order).hold().orElseThrow();
        shop.stock.commit(MARIA, CommitHold.of(hold));
        shop.cancelled(order);
        OrderEvent.OrderCancelled cancelled =
                (OrderEvent.OrderCancelled) events(order).get(6);
        assertThat(cancelled.compensation().takeBack()).contains(hold);
        assertThat(shop.stock.takeBack(MARIA, ReturnGoods.of("return-1001", hold)))
                .isEqualTo(Money.parse("BRL 25.00"));
        assertThat(shop.stock.availability(MARIA, "MUG-01").available().toMinor())
                .isEqualTo(100);
        assertThat(refusal(() -> shop.orders.revokeDispatch(MARIA, RevokeDispatch.of("r", order, "note-1"))))
                .isEqualTo("order.illegal-move");
    }

    @Test
    void personal_values_lie_beside_the_order_and_can_be_erased_once_it_has_ended() {
        OrderId order = shop.received("1001");
        assertThat(shop.orders.buyer(MARIA, order)).contains(ana());
        assertThat(refusal(() -> shop.orders.eraseBuyer(MARIA, EraseBuyer.of("e", order))))
                .isEqualTo("order.buyer-needed");
        shop.cancelled(order);
        shop.orders.eraseBuyer(MARIA, EraseBuyer.of("e", order));
        assertThat(shop.orders.buyer(MARIA, order)).isEmpty();
        assertThat(shop.received("1001")).isEqualTo(order);
        String everything =
                shop.events(MARIA.tenant(), "order", order.toString()).toString()
                        + shop.orders.view(MARIA, order)
                        + shop.store.<String>execute(
                                MARIA,
                                session -> session.documents()
                                                .find("order", order.toString())
                                                .toString()
                                        + session.documents().find("order-buyer", order.toString()));
        assertThat(everything)
                .contains("erased")
                .doesNotContain("Ana")
                .doesNotContain("99900000105")
                .doesNotContain("Paulista");
    }

    @Test
    void nothing_personal_shows_where_a_command_or_a_buyer_is_printed() {
        assertThat(twoMugs("1001").toString() + ana() + Shop.address())
                .doesNotContain("Ana")
                .doesNotContain("99900000105")
                .doesNotContain("Paulista");
    }

    @Test
    void orders_are_read_in_pages_as_they_came_in() {
        List<OrderId> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(shop.received("20" + i));
        }
        shop.held(all.get(1));
        String channel = shop.orders.view(MARIA, all.get(0)).terms().channel();
        List<OrderId> received = List.of(all.get(0), all.get(2), all.get(3), all.get(4));

        for (int limit : new int[] {1, 3, 100}) {
            assertThat(ids(OrderQuery.all(), limit)).containsExactlyInAnyOrderElementsOf(all);
            assertThat(ids(OrderQuery.all().channel(channel), limit)).containsExactlyInAnyOrderElementsOf(all);
            assertThat(ids(OrderQuery.all().status(Kind.RECEIVED), limit))
                    .containsExactlyInAnyOrderElementsOf(received);
            assertThat(ids(OrderQuery.all().status(Kind.HELD).channel(channel), limit))
                    .containsExactly(all.get(1));
            assertThat(ids(OrderQuery.all().status(Kind.HELD).channel("other"), limit))
                    .isEmpty();
        }
        Instant arrived = shop.orders.view(MARIA, all.get(0)).arrivedAt();
        assertThat(ids(OrderQuery.all().status(Kind.RECEIVED).arrived(arrived, arrived), 2))
                .contains(all.get(0));
        assertThat(ids(OrderQuery.all().arrived(Instant.EPOCH, arrived.minusSeconds(1)), 2))
                .isEmpty();
        Page<OrderView> first = shop.orders.list(MARIA, OrderQuery.all(), PageRequest.first(2));
        assertThat(refusal(() -> shop.orders.list(
                        PEDRO,
                        OrderQuery.all(),
                        PageRequest.first(2).after(first.next().orElseThrow()))))
                .isEqualTo("page.token page");
        assertThat(refusal(() -> shop.orders.list(
                        MARIA,
                        OrderQuery.all().status(Kind.RECEIVED),
                        PageRequest.first(2).after(first.next().orElseThrow()))))
                .isEqualTo("page.token page");
    }

    private List<OrderId> ids(OrderQuery query, int limit) {
        return Page.all(limit, page -> shop.orders.list(MARIA, query, page)).stream()
                .map(OrderView::id)
                .toList();
    }

    @Test
    void what_cannot_be_right_is_refused_by_name() {
        ReceiveOrder order = ReceiveOrder.from("site", "1");
        OrderId unknown = new OrderId(new UUID(1, 2));
        assertThat(refusal(() -> shop.orders.receive(MARIA, null))).isEqualTo("input.null command");
        assertThat(refusal(() -> shop.orders.receive(MARIA, order.line("MUG-01", 1, "1.00"))))
                .isEqualTo("input.invalid buyer");
        assertThat(refusal(() -> shop.orders.receive(MARIA, order.buyer(ana()))))
                .isEqualTo("input.invalid lines");
        assertThat(refusal(() -> shop.orders.receive(MARIA, order.buyer(ana()).line("NONE", 1, "1.00"))))
                .isEqualTo("item.unknown");
        assertThat(refusal(() -> shop.orders.receive(
                        MARIA, order.buyer(ana()).line(line("MUG-01", "1.5", "1.00", "0.00", LineKind.SALE)))))
                .isEqualTo("input.quantity-scale quantity");
        assertThat(refusal(() -> shop.orders.receive(
                        MARIA, order.buyer(ana()).line("MUG-01", 1, "1.00").paid(pix("0.99")))))
                .isEqualTo("order.payments-differ");
        assertThat(refusal(() -> shop.orders.receive(
                        MARIA, order.buyer(ana()).line("MUG-01", 1, "1.00").total("1.01"))))
                .isEqualTo("order.total-differs");
        assertThat(refusal(() -> shop.orders.receive(
                        MARIA, order.buyer(ana()).line("MUG-01", 1, "1.00").discount("1.01"))))
                .isEqualTo("order.discount-too-large");
        assertThat(refusal(() -> shop.orders.receive(
                        MARIA, order.buyer(ana()).line(line("MUG-01", "1", "1.00", "1.01", LineKind.SALE)))))
                .isEqualTo("order.discount-too-large");
        assertThat(refusal(() -> ReceiveOrder.from("", "1"))).isEqualTo("input.blank channel");
        assertThat(refusal(() -> ReceiveOrder.from("Site", "1"))).isEqualTo("input.form channel");
        assertThat(refusal(() -> ReceiveOrder.from("site", null))).isEqualTo("input.null channelOrder");
        assertThat(refusal(() -> ReceiveOrder.from("site", "x".repeat(101)))).isEqualTo("input.too-long channelOrder");
        assertThat(refusal(() -> order.buyer(null))).isEqualTo("input.null buyer");
        assertThat(refusal(() -> order.line("MUG-01", 0, "1.00"))).isEqualTo("input.not-positive quantity");
        assertThat(refusal(() -> order.line("MUG-01", -1, "1.00"))).isEqualTo("input.not-positive quantity");
        assertThat(refusal(() -> order.line("MUG-01", 1, "-1.00"))).isEqualTo("input.negative price");
        assertThat(refusal(() -> order.line("MUG-01", 1, "1.00000000001"))).isEqualTo("input.price-scale price");
        assertThat(refusal(() -> order.line(new OrderedLine(
                        Sku.of("MUG-01"),
                        BigDecimal.ONE,
                        UnitPrice.parse("USD 1.00"),
                        Money.parse("USD 0.00"),
                        LineKind.SALE))))
                .isEqualTo("order.mixed-currency price");
        assertThat(refusal(() -> order.freight("1.001"))).isEqualTo("input.money-scale freight");
        assertThat(refusal(() -> order.freight("-1"))).isEqualTo("input.negative freight");
        assertThat(refusal(() -> order.discount("x"))).isEqualTo("input.money discount");
        assertThat(refusal(() -> pix("0.00"))).isEqualTo("input.not-positive payment.amount");
        assertThat(refusal(() -> pix("1.00").installments(0))).isEqualTo("input.range payment.installments");
        assertThat(refusal(() -> pix("1.00").reference(" "))).isEqualTo("input.blank payment.reference");
        assertThat(refusal(() -> {
                    ReceiveOrder many = order;
                    for (int i = 0; i <= ReceiveOrder.MAX_LINES; i++) {
                        many = many.line("MUG-01", 1, "1.00");
                    }
                }))
                .isEqualTo("input.too-many lines");
        assertThat(refusal(() -> Buyer.person("", "1", Shop.address()))).isEqualTo("input.blank buyer.name");
        assertThat(refusal(() -> Buyer.person("x".repeat(121), "1", Shop.address())))
                .isEqualTo("input.too-long buyer.name");
        assertThat(refusal(() -> Buyer.person("Ana", "1", null))).isEqualTo("input.null buyer.shipTo");
        assertThat(refusal(() -> BuyerAddress.of("0131010", "a", "1", "b", "c", "3550308", "SP")))
                .isEqualTo("input.form address.postalCode");
        assertThat(refusal(() -> BuyerAddress.of("01310100", "a", "1", "b", "c", "355030", "SP")))
                .isEqualTo("input.form address.cityCode");
        assertThat(refusal(() -> BuyerAddress.of("01310100", "a", "1", "b", "c", "3550308", "sp")))
                .isEqualTo("input.form address.state");
        assertThat(refusal(() -> SeparateOrder.of("k", null))).isEqualTo("input.null order");
        assertThat(refusal(() -> SeparateOrder.of("", unknown))).isEqualTo("input.blank key");
        assertThat(refusal(() -> PackOrder.of("k", unknown, null))).isEqualTo("input.null parcels");
        assertThat(refusal(() -> shop.orders.pack(MARIA, PackOrder.of("k", unknown, List.of()))))
                .isEqualTo("input.invalid parcels");
        assertThat(refusal(() -> Parcel.of("1/1", 0))).isEqualTo("input.range weight");
        assertThat(refusal(() -> CoveringDocument.authorized(" "))).isEqualTo("input.blank document");
        assertThat(refusal(() -> Shipment.by("x".repeat(61)))).isEqualTo("input.too-long carrier");
        assertThat(refusal(() -> CancelOrder.of("k", unknown, "x".repeat(201)))).isEqualTo("input.too-long reason");
        assertThat(refusal(() -> WaitReason.of("Not Paid", "x"))).isEqualTo("input.form waitsFor");
        assertThat(refusal(() -> OrderId.parse("1001"))).isEqualTo("input.id order");
        assertThat(refusal(() -> shop.orders.view(MARIA, unknown))).isEqualTo("order.unknown");
        assertThat(refusal(() -> shop.orders.view(MARIA, null))).isEqualTo("input.null order");
        assertThat(refusal(() -> shop.orders.list(MARIA, OrderQuery.all(), PageRequest.first(0))))
                .isEqualTo("input.range limit");
        List<Runnable> moves = List.of(
                () -> shop.orders.hold(MARIA, RecordHold.of("k", unknown, new HoldId(new UUID(1, 1)))),
                () -> shop.orders.loseHold(MARIA, LoseHold.of("k", unknown, new HoldId(new UUID(1, 1)))),
                () -> shop.orders.separate(MARIA, SeparateOrder.of("k", unknown)),
                () -> shop.orders.pack(MARIA, PackOrder.of("k", unknown, List.of(Parcel.of("1/1", 1)))),
                () -> shop.orders.invoice(MARIA, InvoiceOrder.of("k", unknown, CoveringDocument.authorized("n"))),
                () -> shop.orders.revokeDispatch(MARIA, RevokeDispatch.of("k", unknown, "n")),
                () -> shop.orders.dispatch(MARIA, DispatchOrder.of("k", unknown, Shipment.by("own"))),
                () -> shop.orders.deliver(MARIA, DeliverOrder.of("k", unknown)),
                () -> shop.orders.cancel(MARIA, CancelOrder.of("k", unknown, "why")),
                () -> shop.orders.defer(MARIA, DeferOrder.of("k", unknown, WaitReason.foreignBuyer())),
                () -> shop.orders.resume(MARIA, ResumeOrder.of("k", unknown, "why")),
                () -> shop.orders.eraseBuyer(MARIA, EraseBuyer.of("k", unknown)));
        assertThat(moves).allSatisfy(move -> assertThat(refusal(move::run)).isEqualTo("order.unknown"));
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

    private static OrderedLine line(String sku, String count, String price, String discount, LineKind kind) {
        return new OrderedLine(
                Sku.of(sku),
                new BigDecimal(count),
                UnitPrice.parse("BRL " + price),
                Money.parse("BRL " + discount),
                kind);
    }

    private List<OrderEvent> events(OrderId order) {
        List<RecordedEvent> stored = shop.events(MARIA.tenant(), "order", order.toString());
        return stored.stream().map(OrderEvents.CODEC::read).toList();
    }
}
