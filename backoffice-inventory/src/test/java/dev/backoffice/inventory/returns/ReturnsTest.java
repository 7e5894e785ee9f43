package dev.backoffice.inventory.returns;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static dev.backoffice.inventory.Shop.PEDRO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.inventory.Shop;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.PackOrder;
import dev.backoffice.inventory.order.Parcel;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.RecordHold;
import dev.backoffice.inventory.order.SeparateOrder;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.stock.CommitHold;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.HoldStock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ReturnsTest {
    private final Shop shop = Shop.stocked();
    private final Returns returns = new Returns(shop.commands);
    private final OrderId order = delivered("1001");

    /** Two mugs for 79.80 and freight of 15.00, less a discount of 4.80. */
    private OrderId delivered(String number) {
        OrderId id = onTheWay(number);
        shop.delivered(id);
        return id;
    }

    private OrderId onTheWay(String number) {
        OrderId id = shop.orders.receive(
                MARIA,
                ReceiveOrder.from("site", number)
                        .buyer(Shop.ana())
                        .line("MUG-01", 2, "39.90")
                        .freight("15.00")
                        .discount("4.80")
                        .paid(Shop.pix("90.00")));
        shop.packed(id);
        shop.invoiced(id, "note-" + number);
        shop.dispatched(id);
        shop.stock.commit(
                MARIA, CommitHold.of(shop.orders.view(MARIA, id).hold().orElseThrow()));
        return id;
    }

    private ReturnId requested(long mugs) {
        return returns.request(
                MARIA, RequestReturn.of(shop.key(), order, ReturnCause.REGRET).line(1, "MUG-01", mugs));
    }

    private ReturnId received(long mugs) {
        ReturnId id = requested(mugs);
        returns.receive(MARIA, ReceiveReturn.all(shop.key(), id));
        return id;
    }

    private void restocked(ReturnId id, long mugs) {
        returns.inspect(MARIA, InspectReturn.restock(shop.key(), id, List.of(CountedItem.of(1, "MUG-01", mugs))));
    }

    private ReturnOrder view(ReturnId id) {
        return returns.view(MARIA, id);
    }

    private List<String> waits(ReturnId id) {
        return view(id).waits().stream().map(WaitReason::code).toList();
    }

    /** Hands the events of a return to the handler that puts goods back, each twice. */
    private void restocking(ReturnId id) {
        Restocking handler = new Restocking(shop.stock);
        for (RecordedEvent event : shop.events(MARIA.tenant(), "return", id.toString())) {
            Occurrence<ReturnEvent> occurrence =
                    new Occurrence<>(event.key(), event.at(), ReturnEvents.CODEC.read(event));
            handler.handle(MARIA, occurrence);
            handler.handle(MARIA, occurrence);
        }
    }

    private String onHand() {
        return shop.stock.availability(MARIA, "MUG-01").onHand().toString();
    }

    @Test
    void a_consumers_partial_return_is_restocked_refunded_and_waits_for_its_entry_note() {
        assertThat(onHand()).isEqualTo("98 UN");
        ReturnId id = requested(1);
        assertThat(waits(id))
                .containsExactly("return.awaiting-goods", "return.awaiting-document", "return.awaiting-refund");
        returns.receive(MARIA, ReceiveReturn.all(shop.key(), id));
        assertThat(waits(id)).contains("return.awaiting-inspection");
        restocked(id, 1);
        restocking(id);
        assertThat(onHand()).isEqualTo("99 UN");
        assertThat(shop.stock.audit(MARIA).findings()).isEmpty();
        // 79.80 less 4.80 is 75.00 for two, 37.50 for one; the freight stays
        assertThat(view(id).due()).isEqualTo(Money.parse("BRL 37.50"));
        returns.refund(MARIA, RefundReturn.of(shop.key(), id, Money.parse("BRL 37.50"), "pix-9"));
        assertThat(waits(id)).containsExactly("return.awaiting-document");
        assertThat(view(id).status().kind()).isEqualTo(ReturnStatus.Kind.INSPECTED);
        returns.document(MARIA, DocumentReturn.of(shop.key(), id, "entry-note-1"));
        assertThat(view(id).status().kind()).isEqualTo(ReturnStatus.Kind.CLOSED);
        assertThat(waits(id)).isEmpty();
        assertThat(view(id).why())
                .extracting(Reason::code)
                .containsExactly(
                        "return.requested",
                        "return.freight-stays",
                        "return.received",
                        "return.freight-stays",
                        "return.inspected",
                        "return.refunded",
                        "return.documented",
                        "return.closed");
        assertThat(returns.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void all_returns_together_give_back_exactly_what_was_paid_and_the_last_one_the_freight() {
        ReturnId first = received(1);
        ReturnId second = received(1);
        assertThat(view(first).due()).isEqualTo(Money.parse("BRL 37.50"));
        assertThat(view(second).freightDue()).isEqualTo(Money.parse("BRL 15.00"));
        assertThat(view(first).due().plus(view(second).due())).isEqualTo(Money.parse("BRL 90.00"));
        assertThat(returns.of(MARIA, order)).hasSize(2);
    }

    @Test
    void never_more_comes_back_than_was_delivered_and_has_not_come_back() {
        requested(1);
        assertThat(refusal(() -> requested(2))).isEqualTo("return.more-than-delivered");
        requested(1);
        assertThat(refusal(() -> requested(1))).isEqualTo("return.more-than-delivered");
        assertThat(returns.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void what_was_announced_and_did_not_come_may_come_with_another_return() {
        ReturnId id = requested(2);
        returns.receive(MARIA, ReceiveReturn.of(shop.key(), id, List.of(CountedItem.of(1, "MUG-01", 1))));
        assertThat(view(id).due()).isEqualTo(Money.parse("BRL 37.50"));
        assertThat(view(id).freightDue().isZero()).isTrue();
        ReturnId rest = received(1);
        assertThat(view(rest).due()).isEqualTo(Money.parse("BRL 52.50"));
        assertThat(returns.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void a_cancelled_return_gives_its_goods_free_again() {
        ReturnId id = requested(2);
        returns.cancel(MARIA, CancelReturn.of(shop.key(), id, "the buyer keeps them"));
        ReturnId again = received(2);
        returns.cancel(MARIA, CancelReturn.of(shop.key(), again, "worn: sent back to the buyer"));
        assertThat(view(received(2)).due()).isEqualTo(Money.parse("BRL 90.00"));
        assertThat(returns.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void discarded_goods_do_not_go_back_on_stock() {
        ReturnId id = received(2);
        returns.inspect(
                MARIA,
                new InspectReturn(
                        IdempotencyKey.of(shop.key()),
                        id,
                        List.of(CountedItem.of(1, "MUG-01", 1)),
                        List.of(CountedItem.of(1, "MUG-01", 1))));
        restocking(id);
        assertThat(onHand()).isEqualTo("99 UN");
        assertThat(view(id).status().kind()).isEqualTo(ReturnStatus.Kind.INSPECTED);
    }

    @Test
    void goods_refused_at_the_door_come_back_undelivered() {
        OrderId refused = onTheWay("1002");
        RequestReturn regret =
                RequestReturn.of("r-1", refused, ReturnCause.REGRET).line(1, "MUG-01", 2);
        assertThat(refusal(() -> returns.request(MARIA, regret))).isEqualTo("return.not-delivered");
        ReturnId id = returns.request(
                MARIA, RequestReturn.of("r-2", refused, ReturnCause.REFUSED).line(1, "MUG-01", 2));
        assertThat(view(id).due()).isEqualTo(Money.parse("BRL 90.00"));
        assertThat(refusal(() -> returns.request(
                        MARIA,
                        RequestReturn.of("r-3", order, ReturnCause.REFUSED).line(1, "MUG-01", 1))))
                .isEqualTo("return.not-delivered");
    }

    @Test
    void a_taxpayers_return_is_refunded_when_the_buyers_own_note_is_there() {
        ReturnId id = returns.request(
                MARIA,
                RequestReturn.of(shop.key(), order, ReturnCause.DEFECTIVE)
                        .line(1, "MUG-01", 1)
                        .documentByBuyer());
        RefundReturn refund = RefundReturn.of(shop.key(), id, Money.parse("BRL 10.00"), "pix-1");
        assertThat(refusal(() -> returns.refund(MARIA, refund))).isEqualTo("return.document-first");
        returns.document(MARIA, DocumentReturn.of(shop.key(), id, "buyers-note"));
        returns.refund(MARIA, refund);
        assertThat(view(id).stillDue()).isEqualTo(Money.parse("BRL 27.50"));
    }

    @Test
    void money_may_go_back_before_the_goods_came_and_then_stays_given() {
        ReturnId id = requested(2);
        returns.refund(MARIA, RefundReturn.of(shop.key(), id, Money.parse("BRL 80.00"), "pix-1"));
        returns.receive(MARIA, ReceiveReturn.of(shop.key(), id, List.of(CountedItem.of(1, "MUG-01", 1))));
        assertThat(view(id).due()).isEqualTo(Money.parse("BRL 80.00"));
        assertThat(waits(id)).doesNotContain("return.awaiting-refund");
        assertThat(refusal(() -> returns.cancel(MARIA, CancelReturn.of(shop.key(), id, "too late"))))
                .isEqualTo("return.begun");
    }

    @Test
    void what_went_back_before_the_goods_came_is_due_to_no_other_return() {
        ReturnId id = requested(2);
        returns.refund(MARIA, RefundReturn.of(shop.key(), id, Money.parse("BRL 80.00"), "pix-1"));
        returns.receive(MARIA, ReceiveReturn.of(shop.key(), id, List.of(CountedItem.of(1, "MUG-01", 1))));
        // 37.50 for the mug that came; of the 42.50 ahead 37.50 stay with the other mug and 5.00 with the freight
        assertThat(view(id).lines().get(0).due()).isEqualTo(Money.parse("BRL 75.00"));
        assertThat(view(id).freightDue()).isEqualTo(Money.parse("BRL 5.00"));
        assertThat(view(id).why()).extracting(Reason::code).contains("return.given-before");
        ReturnId rest = received(1);
        assertThat(view(rest).lines().get(0).due()).isEqualTo(Money.parse("BRL 0.00"));
        assertThat(view(rest).due()).isEqualTo(Money.parse("BRL 10.00"));
        assertThat(returns.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void a_rule_that_gives_back_more_freight_than_was_paid_is_refused() {
        for (String freight : List.of("BRL 15.01", "BRL -0.01", "USD 1.00")) {
            Returns generous = new Returns(
                    shop.commands, (cause, everything, paid) -> new Explained<>(Money.parse(freight), List.of()));
            assertThat(refusal(() -> generous.request(
                            MARIA,
                            RequestReturn.of(shop.key(), order, ReturnCause.REGRET)
                                    .line(1, "MUG-01", 1))))
                    .isEqualTo("return.freight-out-of-bounds");
        }
        assertThat(returns.of(MARIA, order)).isEmpty();
    }

    @Test
    void the_audit_finds_freight_and_refunds_beyond_what_is_due() {
        ReturnId id = received(1);
        change(id, "freightDue", Doc.of("BRL 15.01"));
        assertThat(returns.audit(MARIA).findings().stream().map(Finding::law))
                .containsExactly("return.freight-within-paid", "return.claims-are-returns");
        change(id, "freightDue", Doc.of("BRL 0.00"));
        ReturnOrder kept = view(id);
        Refund all = new Refund(Money.parse("BRL 90.01"), "pix-9", shop.clock.instant());
        ReturnOrder refunded = new ReturnOrder(
                id,
                kept.terms(),
                kept.lines(),
                kept.freightDue(),
                List.of(all),
                kept.document(),
                kept.inspections(),
                kept.status(),
                kept.why());
        change(id, "refunds", ReturnCodec.INSTANCE.write(refunded).get("refunds"));
        assertThat(returns.audit(MARIA).findings().stream().map(Finding::law))
                .containsExactly("return.refund-within-due", "return.refund-within-paid");
    }

    @Test
    void a_component_of_a_kit_comes_back_for_its_share_of_the_kits_price() {
        shop.catalog.add(
                MARIA,
                AddItem.of("SET-01", "Breakfast set")
                        .ncm("69120000")
                        .price("60.00")
                        .component("MUG-01", 2)
                        .component("PLATE-01", 1));
        OrderId kit = shop.orders.receive(
                MARIA,
                ReceiveOrder.from("site", "kit-1")
                        .buyer(Shop.ana())
                        .line("SET-01", 1, "60.00")
                        .paid(Shop.pix("60.00")));
        HoldId hold = shop.stock.hold(
                MARIA,
                HoldStock.of(shop.key(), kit.toString())
                        .line("SP1", "MUG-01", 2)
                        .line("SP1", "PLATE-01", 1));
        leaves(kit, hold);
        ReturnId mug = returns.request(
                MARIA, RequestReturn.of(shop.key(), kit, ReturnCause.DEFECTIVE).line(1, "MUG-01", 1));
        ReturnId rest = returns.request(
                MARIA,
                RequestReturn.of(shop.key(), kit, ReturnCause.DEFECTIVE)
                        .line(1, "MUG-01", 1)
                        .line(1, "PLATE-01", 1));
        // list prices split 60.00 into 45.69 for two mugs and 14.31 for the plate
        assertThat(view(mug).due()).isEqualTo(Money.parse("BRL 22.85"));
        assertThat(view(rest).due()).isEqualTo(Money.parse("BRL 37.15"));
        assertThat(refusal(() -> returns.request(
                        MARIA,
                        RequestReturn.of(shop.key(), kit, ReturnCause.DEFECTIVE).line(1, "SET-01", 1))))
                .isEqualTo("return.unknown-line");
    }

    private void leaves(OrderId id, HoldId hold) {
        shop.orders.hold(MARIA, RecordHold.of(shop.key(), id, hold));
        shop.orders.separate(MARIA, SeparateOrder.of(shop.key(), id));
        shop.orders.pack(MARIA, PackOrder.of(shop.key(), id, List.of(Parcel.of("1/1", 800))));
        shop.invoiced(id, "note-" + id);
        shop.dispatched(id);
        shop.stock.commit(MARIA, CommitHold.of(hold));
        shop.delivered(id);
    }

    @Test
    void a_discount_above_the_goods_comes_off_the_freight_too() {
        OrderId cheap = shop.orders.receive(
                MARIA,
                ReceiveOrder.from("site", "cheap-1")
                        .buyer(Shop.ana())
                        .line("MUG-01", 2, "10.00")
                        .freight("30.00")
                        .discount("25.00")
                        .paid(Shop.pix("25.00")));
        leaves(
                cheap,
                shop.stock.hold(
                        MARIA, HoldStock.of(shop.key(), cheap.toString()).line("SP1", "MUG-01", 2)));
        ReturnId all = returns.request(
                MARIA, RequestReturn.of(shop.key(), cheap, ReturnCause.REGRET).line(1, "MUG-01", 2));
        assertThat(view(all).lines().get(0).due()).isEqualTo(Money.parse("BRL 10.00"));
        assertThat(view(all).freightDue()).isEqualTo(Money.parse("BRL 15.00"));
    }

    @Test
    void one_that_has_begun_ends_only_with_its_order() {
        ReturnId id = requested(2);
        returns.receive(MARIA, ReceiveReturn.all(shop.key(), id));
        restocked(id, 2);
        CancelReturn cancel = CancelReturn.of(shop.key(), id, "The order was cancelled");
        assertThat(refusal(() -> returns.cancel(MARIA, cancel))).isEqualTo("return.begun");
        shop.orders.cancel(MARIA, CancelOrder.of(shop.key(), order, "The buyer wants none of it"));

        returns.cancel(MARIA, cancel);

        assertThat(view(id).status().kind()).isEqualTo(ReturnStatus.Kind.CANCELLED);
        assertThat(waits(id)).isEmpty();
        assertThat(returns.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void each_command_given_twice_is_done_once() {
        RequestReturn request =
                RequestReturn.of("rma-1", order, ReturnCause.REGRET).line(1, "MUG-01", 1);
        ReturnId id = returns.request(MARIA, request);
        assertThat(returns.request(MARIA, request)).isEqualTo(id);
        ReceiveReturn receive = ReceiveReturn.all("rma-1/in", id);
        returns.receive(MARIA, receive);
        returns.receive(MARIA, receive);
        RefundReturn refund = RefundReturn.of("rma-1/money", id, Money.parse("BRL 30.00"), "pix-1");
        returns.refund(MARIA, refund);
        returns.refund(MARIA, refund);
        assertThat(view(id).refunded()).isEqualTo(Money.parse("BRL 30.00"));
        assertThat(shop.events(MARIA.tenant(), "return", id.toString())).hasSize(3);
    }

    @Test
    void what_cannot_be_is_refused_by_name() {
        ReturnId id = requested(1);
        assertThat(refusal(() -> restocked(id, 1))).isEqualTo("return.illegal-move");
        assertThat(refusal(() -> returns.receive(
                        MARIA, ReceiveReturn.of(shop.key(), id, List.of(CountedItem.of(1, "MUG-01", 2))))))
                .isEqualTo("return.more-than-requested");
        assertThat(refusal(() -> returns.receive(
                        MARIA, ReceiveReturn.of(shop.key(), id, List.of(CountedItem.of(2, "MUG-01", 1))))))
                .isEqualTo("return.unknown-line");
        returns.receive(MARIA, ReceiveReturn.all(shop.key(), id));
        assertThat(refusal(() -> restocked(id, 2))).isEqualTo("return.more-than-received");
        assertThat(refusal(
                        () -> returns.refund(MARIA, RefundReturn.of(shop.key(), id, Money.parse("BRL 37.51"), "pix"))))
                .isEqualTo("return.refund-exceeds");
        returns.document(MARIA, DocumentReturn.of(shop.key(), id, "note"));
        returns.document(MARIA, DocumentReturn.of(shop.key(), id, "note"));
        assertThat(refusal(() -> returns.document(MARIA, DocumentReturn.of(shop.key(), id, "other"))))
                .isEqualTo("return.other-document");
        assertThatThrownBy(() -> returns.request(
                        MARIA,
                        RequestReturn.of(shop.key(), order, ReturnCause.REGRET).line(1, "PLATE-01", 1)))
                .isInstanceOfSatisfying(NotFound.class, unknown -> {
                    assertThat(unknown.code()).isEqualTo("return.unknown-line");
                    assertThat(unknown.details()).containsEntry("order", order.toString());
                });
        assertThat(refusal(() -> returns.request(MARIA, RequestReturn.of("k", order, ReturnCause.REGRET))))
                .isEqualTo("input.invalid lines");
        assertThat(refusal(() -> RequestReturn.of("k", order, ReturnCause.REGRET)
                        .line(1, "MUG-01", 1)
                        .line(1, "MUG-01", 1)))
                .isEqualTo("return.item-twice");
        assertThat(refusal(() -> returns.view(PEDRO, id))).isEqualTo("return.unknown");
        assertThat(refusal(() -> RefundReturn.of("k", id, Money.parse("BRL 0.00"), "x")))
                .isEqualTo("input.not-positive amount");
    }

    @Test
    void the_audit_finds_more_back_than_left_and_claims_that_are_not_the_returns() {
        ReturnId id = received(1);
        ReturnOrder kept = view(id);
        ReturnLine line = kept.lines().get(0);
        ReturnLine ten = new ReturnLine(
                1,
                line.sku(),
                line.requested().times(10),
                line.received().times(10),
                line.restocked(),
                line.discarded(),
                line.due().multipliedBy(10));
        change(id, "lines", Doc.of(List.of(ReturnCodec.line(ten))));
        assertThat(returns.audit(MARIA).findings().stream().map(Finding::law))
                .containsExactly("return.within-delivered", "return.due-within-paid", "return.claims-are-returns");
        change(
                id,
                "status",
                Doc.fields()
                        .put("kind", "closed")
                        .put("at", "2026-11-23T12:00:00Z")
                        .build());
        assertThat(returns.audit(MARIA).findings().stream().map(Finding::law)).contains("return.closed-is-settled");
    }

    private void change(ReturnId id, String field, Doc value) {
        shop.store.execute(MARIA, session -> {
            StoredDocument stored =
                    session.documents().find("return", id.toString()).orElseThrow();
            Map<String, Doc> body = new LinkedHashMap<>(stored.body().asFields());
            body.put(field, value);
            session.documents()
                    .update(
                            new StoredDocument(
                                    stored.kind(),
                                    stored.id(),
                                    stored.version() + 1,
                                    stored.schema(),
                                    new Doc.Fields(body),
                                    stored.indexes()),
                            stored.version());
            return Optional.empty();
        });
    }
}
