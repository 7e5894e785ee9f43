package dev.backoffice.inventory.picking;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static dev.backoffice.inventory.Shop.PEDRO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.inventory.Shop;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.RecordHold;
import dev.backoffice.inventory.picking.PickListStatus.PickOutcome;
import dev.backoffice.inventory.stock.HoldStock;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.inventory.stock.Site;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PickingTest {
    private final Shop shop = Shop.stocked();
    private final Picking picking = new Picking(shop.commands);
    private final OrderId first = shop.received("1001");
    private final OrderId second = shop.received("1002");

    private OrderId mugsAndPlates(String number) {
        OrderId order = shop.received(number);
        orderHeld(
                order,
                HoldStock.of(shop.key(), order.toString())
                        .line("SP1", "PLATE-01", 1)
                        .line("SP1", "MUG-01", 2));
        return order;
    }

    private void orderHeld(OrderId order, HoldStock hold) {
        shop.orders.hold(MARIA, RecordHold.of(shop.key(), order, shop.stock.hold(MARIA, hold)));
    }

    private PickListId started(OrderId... orders) {
        return picking.start(MARIA, StartPickList.of(shop.key(), "SP1", List.of(orders)));
    }

    private PickList list(PickListId id) {
        return picking.view(MARIA, id);
    }

    @Test
    void a_list_goes_shelf_by_shelf_and_item_by_item_and_what_has_no_shelf_comes_last() {
        OrderId both = mugsAndPlates("1003");
        shop.held(first);
        picking.assignShelf(MARIA, AssignShelf.of(shop.key(), "SP1", "PLATE-01", "A-02"));
        PickList unshelved = list(started(both, first));
        assertThat(unshelved.lines())
                .extracting(line -> line.sku().value())
                .containsExactly("PLATE-01", "MUG-01", "MUG-01");
        picking.cancel(MARIA, CancelPickList.of(shop.key(), unshelved.id(), "the shelves were renamed"));
        picking.assignShelf(MARIA, AssignShelf.of(shop.key(), "SP1", "MUG-01", "A-01"));
        PickList list = list(started(both, first));
        assertThat(list.lines()).extracting(line -> line.sku().value()).containsExactly("MUG-01", "MUG-01", "PLATE-01");
        assertThat(list.lines()).extracting(PickLine::number).containsExactly(1, 2, 3);
        assertThat(list.stops()).hasSize(2);
        assertThat(list.stops().get(0).wanted().toString()).isEqualTo("4 UN");
        assertThat(list.stops().get(0).lines()).hasSize(2);
        assertThat(picking.shelf(MARIA, Site.of("SP1"), Sku.of("MUG-01"))).contains(Shelf.of("A-01"));
        assertThat(picking.shelf(MARIA, Site.of("PE1"), Sku.of("MUG-01"))).isEmpty();
    }

    @Test
    void a_list_started_twice_is_one_list() {
        shop.held(first);
        StartPickList command = StartPickList.of("wave-1", "SP1", List.of(first));
        assertThat(picking.start(MARIA, command)).isEqualTo(picking.start(MARIA, command));
        assertThat(Page.all(
                        10, page -> picking.list(MARIA, PickListQuery.all().status(PickListStatus.Kind.OPEN), page)))
                .hasSize(1);
        assertThat(list(PickListId.of(MARIA.tenant(), IdempotencyKey.of("wave-1")))
                        .orders())
                .containsExactly(first);
    }

    @Test
    void whole_short_and_gone_orders_are_told_apart_when_a_list_is_completed() {
        OrderId third = shop.received("1003");
        shop.held(first);
        shop.held(second);
        shop.held(third);
        PickListId id = started(first, second, third);
        for (PickLine line : list(id).lines()) {
            picking.pick(
                    MARIA,
                    line.order().equals(second)
                            ? RecordPick.shorted(shop.key(), id, line.number(), 1, "one is broken")
                            : RecordPick.of(shop.key(), id, line.number(), 2));
        }
        shop.cancelled(third);
        picking.complete(MARIA, CompletePickList.of(shop.key(), id));
        assertThat(list(id).status())
                .isEqualTo(
                        new PickListStatus.Completed(new PickOutcome(List.of(first), List.of(second), List.of(third))));
        List<RecordedEvent> events = shop.events(MARIA.tenant(), "pick-list", id.toString());
        assertThat(events)
                .extracting(RecordedEvent::type)
                .containsExactly(
                        "picking.started",
                        "picking.line-picked",
                        "picking.line-picked",
                        "picking.line-picked",
                        "picking.completed");
        assertThat(PickingEvents.CODEC.read(events.get(4)))
                .isEqualTo(new PickingEvent.PickListCompleted(
                        id, Site.of("SP1"), new PickOutcome(List.of(first), List.of(second), List.of(third))));
        assertThat(picking.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void a_line_is_corrected_until_the_list_is_completed() {
        shop.held(first);
        PickListId id = started(first);
        picking.pick(MARIA, RecordPick.shorted(shop.key(), id, 1, 0, "the shelf is empty"));
        assertThat(list(id).lines().get(0).missing().toString()).isEqualTo("2 UN");
        picking.pick(MARIA, RecordPick.of(shop.key(), id, 1, 2));
        assertThat(list(id).lines().get(0).isShort()).isFalse();
        picking.complete(MARIA, CompletePickList.of(shop.key(), id));
        assertThat(refusal(() -> picking.pick(MARIA, RecordPick.of(shop.key(), id, 1, 2))))
                .isEqualTo("picking.illegal-move");
    }

    @Test
    void what_cannot_be_picked_is_refused_by_name() {
        shop.held(first);
        PickListId id = started(first);
        assertThat(refusal(() -> started(first))).isEqualTo("picking.already-listed");
        assertThat(refusal(() -> started(second))).isEqualTo("picking.order-not-held");
        assertThat(refusal(() -> started(new OrderId(new UUID(1, 1))))).isEqualTo("order.unknown");
        assertThat(refusal(() -> started(first, first))).isEqualTo("picking.order-twice");
        assertThat(refusal(() -> picking.start(MARIA, StartPickList.of(shop.key(), "SP1", List.of()))))
                .isEqualTo("input.invalid orders");
        assertThat(refusal(() -> picking.pick(MARIA, RecordPick.of(shop.key(), id, 2, 1))))
                .isEqualTo("picking.unknown-line");
        assertThat(refusal(() -> picking.pick(MARIA, RecordPick.of(shop.key(), id, 1, 3))))
                .isEqualTo("picking.too-much");
        assertThat(refusal(() -> picking.pick(MARIA, RecordPick.of(shop.key(), id, 1, 1))))
                .isEqualTo("picking.reason-missing");
        assertThat(refusal(() -> picking.pick(MARIA, RecordPick.shorted(shop.key(), id, 1, 2, "none"))))
                .isEqualTo("picking.reason-missing");
        assertThat(refusal(
                        () -> new RecordPick(IdempotencyKey.of("k"), id, 1, BigDecimal.ONE.negate(), Optional.empty())))
                .isEqualTo("input.range count");
        assertThat(refusal(() -> picking.complete(MARIA, CompletePickList.of(shop.key(), id))))
                .isEqualTo("picking.lines-open");
        assertThat(refusal(() -> picking.view(PEDRO, id))).isEqualTo("picking.unknown");
        assertThat(refusal(() -> picking.assignShelf(MARIA, AssignShelf.of("s", "SP1", "NONE", "A-01"))))
                .isEqualTo("item.unknown");
        assertThat(refusal(() -> Shelf.of("a 1"))).isEqualTo("input.form shelf");
    }

    private List<OrderId> candidates(String site) {
        return Page.all(10, page -> picking.candidates(MARIA, Site.of(site), page));
    }

    @Test
    void candidates_come_in_pages_however_many_held_orders_lie_elsewhere() {
        shop.stock.receive(
                MARIA, ReceiveGoods.of("d", "MUG-01", 5000).unitCost("12.50").at("PE1"));
        List<OrderId> here = new ArrayList<>();
        for (int i = 0; i < 2050; i++) {
            OrderId order = shop.received("n" + i);
            boolean mine = i % 500 == 99 || i > 2046;
            orderHeld(order, HoldStock.of(shop.key(), order.toString()).line(mine ? "SP1" : "PE1", "MUG-01", 1));
            if (mine) {
                here.add(order);
            }
            shop.clock.advance(Duration.ofSeconds(1));
        }
        Site site = Site.of("SP1");
        for (int limit : new int[] {1, 2, 5}) {
            assertThat(Page.all(limit, page -> picking.candidates(MARIA, site, page)))
                    .isEqualTo(here);
        }
        Page<OrderId> tired = picking.candidates(MARIA, site, PageRequest.first(10));
        assertThat(tired.rows()).as("of the 2000 orders it looks at").isEqualTo(here.subList(0, 4));
        assertThat(picking.candidates(
                        MARIA, site, PageRequest.first(10).after(tired.next().orElseThrow())))
                .isEqualTo(new Page<>(here.subList(4, here.size()), Optional.empty()));
    }

    @Test
    void an_order_whose_goods_lie_at_another_site_is_no_candidate_here() {
        shop.stock.receive(
                MARIA, ReceiveGoods.of("d", "MUG-01", 5).unitCost("12.50").at("PE1"));
        shop.held(first);
        orderHeld(second, HoldStock.of(shop.key(), second.toString()).line("PE1", "MUG-01", 2));
        assertThat(candidates("SP1")).containsExactly(first);
        assertThat(candidates("PE1")).containsExactly(second);
        assertThat(refusal(() -> started(second))).isEqualTo("picking.nothing-there");
        started(first);
        assertThat(candidates("SP1")).isEmpty();
    }

    @Test
    void the_orders_of_a_cancelled_list_may_go_on_another_one() {
        shop.held(first);
        PickListId id = started(first);
        picking.cancel(MARIA, CancelPickList.of(shop.key(), id, "the shift is over"));
        assertThat(started(first)).isNotEqualTo(id);
        assertThat(list(id).status()).isEqualTo(new PickListStatus.Cancelled("the shift is over"));
        assertThat(picking.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void picking_moves_no_order() {
        shop.held(first);
        PickListId id = started(first);
        picking.pick(MARIA, RecordPick.of(shop.key(), id, 1, 2));
        picking.complete(MARIA, CompletePickList.of(shop.key(), id));
        assertThat(shop.orders.view(MARIA, first).status()).isEqualTo(OrderStatus.Kind.HELD);
    }

    @Test
    void the_audit_finds_an_outcome_that_forgets_an_order_and_a_list_whose_order_is_noted_elsewhere() {
        shop.held(first);
        shop.held(second);
        PickListId done = started(first);
        picking.pick(MARIA, RecordPick.shorted(shop.key(), done, 1, 1, "one is broken"));
        picking.complete(MARIA, CompletePickList.of(shop.key(), done));
        PickListId open = started(second);
        change(
                "pick-list",
                done.toString(),
                "status",
                PickListCodec.INSTANCE
                        .write(new PickList(
                                done,
                                Site.of("SP1"),
                                list(done).lines(),
                                new PickListStatus.Completed(new PickOutcome(List.of(), List.of(), List.of())),
                                list(done).startedAt()))
                        .get("status"));
        change("pick-order", "SP1/" + second, "list", Doc.of(new UUID(5, 5).toString()));
        assertThat(picking.audit(MARIA).findings().stream().map(Finding::law))
                .containsExactlyInAnyOrder("picking.order-once", "picking.short-is-told", "picking.order-on-one-list");
        assertThat(list(open).status().kind()).isEqualTo(PickListStatus.Kind.OPEN);
    }

    private void change(String kind, String id, String field, Doc value) {
        shop.store.execute(MARIA, session -> {
            StoredDocument stored = session.documents().find(kind, id).orElseThrow();
            Map<String, Doc> body = new LinkedHashMap<>(stored.body().asFields());
            body.put(field, value);
            session.documents()
                    .update(
                            new StoredDocument(
                                    kind,
                                    id,
                                    stored.version() + 1,
                                    stored.schema(),
                                    new Doc.Fields(body),
                                    stored.indexes()),
                            stored.version());
            return Optional.empty();
        });
    }
}
