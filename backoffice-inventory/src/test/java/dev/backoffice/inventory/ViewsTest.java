package dev.backoffice.inventory;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static dev.backoffice.inventory.Shop.PEDRO;
import static dev.backoffice.inventory.Shop.pix;
import static dev.backoffice.inventory.Shop.twoMugs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.PageToken;
import dev.backoffice.core.page.View;
import dev.backoffice.inventory.catalog.ItemQuery;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.packing.PackGoods;
import dev.backoffice.inventory.packing.PackedParcel;
import dev.backoffice.inventory.packing.Packing;
import dev.backoffice.inventory.packing.PackingQuery;
import dev.backoffice.inventory.packing.ParcelContent;
import dev.backoffice.inventory.picking.PickListQuery;
import dev.backoffice.inventory.picking.PickListStatus;
import dev.backoffice.inventory.picking.Picking;
import dev.backoffice.inventory.picking.StartPickList;
import dev.backoffice.inventory.returns.RequestReturn;
import dev.backoffice.inventory.returns.ReturnCause;
import dev.backoffice.inventory.returns.ReturnQuery;
import dev.backoffice.inventory.returns.ReturnStatus;
import dev.backoffice.inventory.returns.Returns;
import dev.backoffice.inventory.shipping.DeliveryPromise;
import dev.backoffice.inventory.shipping.PromiseDelivery;
import dev.backoffice.inventory.shipping.PromiseQuery;
import dev.backoffice.inventory.shipping.PromiseRevision;
import dev.backoffice.inventory.shipping.PromisedDates;
import dev.backoffice.inventory.shipping.Promises;
import dev.backoffice.inventory.shipping.RevisePromise;
import dev.backoffice.inventory.shipping.Stage;
import dev.backoffice.inventory.stock.MovementQuery;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.inventory.stock.Site;
import dev.backoffice.inventory.stock.StockQuery;
import dev.backoffice.inventory.valuation.Valuation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What hosts may rely on in every view of the module: tokens, tenants, rows that move, and the end of a page. */
class ViewsTest {
    private static final Site SP1 = Site.of("SP1");
    private static final Sku MUG = Sku.of("MUG-01");

    private final Shop shop = Shop.stocked();
    private final Promises promises = new Promises(shop.commands);
    private final Picking picking = new Picking(shop.commands);
    private final Packing packing = new Packing(shop.commands);
    private final Returns returns = new Returns(shop.commands);
    private final Valuation valuation = new Valuation(shop.commands);

    /** One page of some view. */
    private interface Read {
        Page<?> of(CallContext context, PageRequest page);
    }

    /** Two queries of each view at least; Maria's shop has two rows or more for the first of each room. */
    private Map<String, Read> views() {
        Map<String, Read> views = new LinkedHashMap<>();
        views.put("orders", (who, page) -> shop.orders.list(who, OrderQuery.all(), page));
        views.put(
                "received",
                (who, page) -> shop.orders.list(who, OrderQuery.all().status(OrderStatus.Kind.RECEIVED), page));
        views.put(
                "orders of a channel",
                (who, page) -> shop.orders.list(who, OrderQuery.all().channel("site"), page));
        views.put(
                "received, of a channel",
                (who, page) -> shop.orders.list(
                        who, OrderQuery.all().status(OrderStatus.Kind.RECEIVED).channel("site"), page));
        views.put("promises", (who, page) -> promises.list(who, PromiseQuery.open(), page));
        views.put(
                "promises by delivery",
                (who, page) -> promises.list(who, PromiseQuery.open().by(PromiseQuery.Deadline.DELIVER), page));
        views.put(
                "promises of received orders",
                (who, page) -> promises.list(who, PromiseQuery.open().order(OrderStatus.Kind.RECEIVED), page));
        views.put("all promises", (who, page) -> promises.list(who, PromiseQuery.all(), page));
        views.put("stock", (who, page) -> shop.stock.list(who, StockQuery.all(), page));
        views.put(
                "stock of a place",
                (who, page) -> shop.stock.list(who, StockQuery.all().site(SP1), page));
        views.put(
                "stock that lies",
                (who, page) -> shop.stock.list(who, StockQuery.all().lying(), page));
        views.put("movements", (who, page) -> shop.stock.movements(who, MovementQuery.of(SP1, MUG), page));
        views.put(
                "other movements",
                (who, page) -> shop.stock.movements(who, MovementQuery.of(SP1, Sku.of("PLATE-01")), page));
        views.put("history", (who, page) -> valuation.history(who, MovementQuery.of(SP1, MUG), page));
        views.put("pick lists", (who, page) -> picking.list(who, PickListQuery.all(), page));
        views.put(
                "open pick lists",
                (who, page) -> picking.list(who, PickListQuery.all().status(PickListStatus.Kind.OPEN), page));
        views.put(
                "open pick lists of a place",
                (who, page) -> picking.list(
                        who,
                        PickListQuery.all().status(PickListStatus.Kind.OPEN).site(SP1),
                        page));
        views.put("candidates", (who, page) -> picking.candidates(who, SP1, page));
        views.put("candidates elsewhere", (who, page) -> picking.candidates(who, Site.of("PE1"), page));
        views.put("slips", (who, page) -> packing.list(who, PackingQuery.all(), page));
        views.put(
                "slips of a time",
                (who, page) -> packing.list(who, PackingQuery.all().packed(Instant.EPOCH, Instant.MAX), page));
        views.put("returns", (who, page) -> returns.list(who, ReturnQuery.all(), page));
        views.put(
                "requested returns",
                (who, page) -> returns.list(who, ReturnQuery.all().status(ReturnStatus.Kind.REQUESTED), page));
        views.put("items", (who, page) -> shop.catalog.list(who, ItemQuery.all(), page));
        views.put(
                "items that begin",
                (who, page) -> shop.catalog.list(who, ItemQuery.all().begins("M"), page));
        return views;
    }

    /** Two of everything for Maria. */
    private void twoOfAll() {
        shop.stock.receive(
                MARIA, ReceiveGoods.of("d2", "MUG-01", 5).unitCost("1.00").at("SP1"));
        shop.stock.receive(
                MARIA, ReceiveGoods.of("d3", "PLATE-01", 5).unitCost("1.00").at("SP1"));
        for (String number : List.of("1", "2")) {
            promised(shop.received("received-" + number), 1);
            OrderId held = shop.received("held-" + number);
            var hold = shop.held(held);
            packing.pack(
                    MARIA,
                    PackGoods.of(
                            shop.key(),
                            held,
                            List.of(PackedParcel.of(
                                    "1/1",
                                    800,
                                    List.of(ParcelContent.of(
                                            MUG,
                                            shop.stock
                                                    .viewHold(MARIA, hold)
                                                    .lines()
                                                    .get(0)
                                                    .quantity()))))));
            OrderId listed = shop.received("listed-" + number);
            shop.held(listed);
            picking.start(MARIA, StartPickList.of(shop.key(), "SP1", List.of(listed)));
            OrderId delivered = shop.received("delivered-" + number);
            shop.packed(delivered);
            shop.invoiced(delivered, "note-" + number);
            shop.dispatched(delivered);
            shop.delivered(delivered);
            returns.request(
                    MARIA,
                    RequestReturn.of(shop.key(), delivered, ReturnCause.REGRET).line(1, "MUG-01", 1));
        }
    }

    private static PromisedDates dates(int days) {
        Instant leaves = Instant.parse("2026-11-23T12:00:00Z").plus(Duration.ofDays(days));
        Map<Stage, Instant> starts = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            starts.put(stage, leaves.plus(Duration.ofHours(stage.ordinal())));
        }
        return new PromisedDates(leaves, leaves.plus(Duration.ofDays(3)), starts);
    }

    private void promised(OrderId order, int days) {
        promises.promise(
                MARIA,
                PromiseDelivery.of(
                        shop.key(),
                        order,
                        "SP1",
                        Explained.of(dates(days), Reason.of("promise.handling", "As said."))));
    }

    @Test
    void a_token_is_taken_by_its_own_query_and_tenant_alone() {
        twoOfAll();
        Map<String, Read> views = views();
        int tokens = 0;
        for (Map.Entry<String, Read> mine : views.entrySet()) {
            Page<?> first = mine.getValue().of(MARIA, PageRequest.first(1));
            if (first.next().isEmpty()) {
                continue;
            }
            tokens++;
            PageToken token = PageToken.parse(first.next().get().toString());
            PageRequest next = PageRequest.first(1).after(token);
            List<Object> rows = new ArrayList<>(first.rows());
            rows.addAll(mine.getValue().of(MARIA, next).rows());
            assertThat(rows).as(mine.getKey()).hasSize(2).doesNotHaveDuplicates();
            assertThat(refusal(() -> mine.getValue().of(PEDRO, next)))
                    .as(mine.getKey())
                    .isEqualTo("page.token page");
            views.forEach((name, other) -> {
                if (!name.equals(mine.getKey())) {
                    assertThat(refusal(() -> other.of(MARIA, next)))
                            .as(mine.getKey() + " in " + name)
                            .isEqualTo("page.token page");
                }
            });
        }
        // all but the candidates elsewhere and the items that begin so, of which there is one at most
        assertThat(tokens).isEqualTo(views.size() - 2);
    }

    @Test
    void another_tenant_with_equal_numbers_and_codes_sees_its_own_rows_alone() {
        twoOfAll();
        views().forEach((name, view) -> assertThat(view.of(PEDRO, PageRequest.first(1000)))
                .as(name)
                .isEqualTo(new Page<>(List.of(), Optional.empty())));
        shop.addItems(PEDRO);
        shop.stock.receive(
                PEDRO, ReceiveGoods.of("d2", "MUG-01", 7).unitCost("1.00").at("SP1"));
        OrderId his = shop.orders.receive(PEDRO, twoMugs("received-1"));

        assertThat(shop.orders
                        .list(PEDRO, OrderQuery.all().channel("site"), PageRequest.first(1000))
                        .rows())
                .extracting(OrderView::id)
                .containsExactly(his);
        assertThat(shop.stock
                        .list(PEDRO, StockQuery.all().item(MUG), PageRequest.first(1000))
                        .rows())
                .extracting(row -> row.onHand().toString())
                .containsExactly("7 UN");
        assertThat(shop.stock
                        .movements(PEDRO, MovementQuery.of(SP1, MUG), PageRequest.first(1000))
                        .rows())
                .hasSize(1);
    }

    @Test
    void an_order_that_moves_on_between_two_pages_is_passed_over_and_the_others_come_once() {
        List<OrderId> orders = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            orders.add(shop.received("n" + i));
            shop.clock.advance(Duration.ofSeconds(1));
        }
        OrderQuery query = OrderQuery.all().status(OrderStatus.Kind.RECEIVED);
        Page<OrderView> first = shop.orders.list(MARIA, query, PageRequest.first(2));
        // one that was seen, the one the token stands at, and one that comes next
        shop.held(orders.get(0));
        shop.held(orders.get(1));
        shop.held(orders.get(2));
        List<OrderView> rest = new ArrayList<>();
        Optional<PageToken> next = first.next();
        while (next.isPresent()) {
            Page<OrderView> page =
                    shop.orders.list(MARIA, query, PageRequest.first(1).after(next.get()));
            rest.addAll(page.rows());
            next = page.next();
        }
        assertThat(first.rows()).extracting(OrderView::id).containsExactly(orders.get(0), orders.get(1));
        assertThat(rest).extracting(OrderView::id).containsExactly(orders.get(3), orders.get(4));
    }

    @Test
    void a_promise_that_is_made_anew_between_two_pages_comes_at_its_new_place() {
        List<OrderId> orders = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            orders.add(shop.received("n" + i));
            promised(orders.get(i), 1 + i);
        }
        Page<DeliveryPromise> first = promises.list(MARIA, PromiseQuery.open(), PageRequest.first(1));
        promises.revise(
                MARIA,
                RevisePromise.of(shop.key(), orders.get(0), dates(9), PromiseRevision.Cause.BUYER, "away until then"));
        PageRequest next = PageRequest.first(10).after(first.next().orElseThrow());
        assertThat(first.rows()).extracting(DeliveryPromise::order).containsExactly(orders.get(0));
        assertThat(promises.list(MARIA, PromiseQuery.open(), next).rows())
                .extracting(DeliveryPromise::order)
                .containsExactly(orders.get(1), orders.get(2), orders.get(0));
    }

    private OrderId from(String channel, String number) {
        return shop.orders.receive(
                MARIA,
                ReceiveOrder.from(channel, number)
                        .buyer(Shop.ana())
                        .line("MUG-01", 1, "39.90")
                        .paid(pix("39.90")));
    }

    @Test
    void a_page_ends_short_with_a_token_when_it_has_read_as_many_rows_as_a_page_may() {
        for (int i = 0; i < View.READ_AT_MOST; i++) {
            from("site", "n" + i);
        }
        shop.clock.advance(Duration.ofSeconds(1));
        OrderId rare = from("market", "rare");
        OrderQuery query = OrderQuery.all().status(OrderStatus.Kind.RECEIVED).channel("market");

        Page<OrderView> none = shop.orders.list(MARIA, query, PageRequest.first(10));
        Page<OrderView> then = shop.orders.list(
                MARIA, query, PageRequest.first(10).after(none.next().orElseThrow()));

        assertThat(none.rows()).isEmpty();
        assertThat(then.rows()).extracting(OrderView::id).containsExactly(rare);
        assertThat(then.next()).isEmpty();
        assertThat(shop.orders.list(MARIA, OrderQuery.all().channel("market"), PageRequest.first(10)))
                .as("by an index it costs what it answers")
                .isEqualTo(then);
    }
}
