package dev.backoffice.inventory;

import static dev.backoffice.inventory.Shop.MARIA;
import static dev.backoffice.inventory.Shop.PEDRO;
import static dev.backoffice.inventory.Shop.pix;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.catalog.Item;
import dev.backoffice.inventory.catalog.ItemQuery;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.DeferOrder;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.FreightTerms;
import dev.backoffice.inventory.order.MakeReady;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.RecordHold;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.packing.PackGoods;
import dev.backoffice.inventory.packing.PackedParcel;
import dev.backoffice.inventory.packing.Packing;
import dev.backoffice.inventory.packing.PackingQuery;
import dev.backoffice.inventory.packing.PackingSlip;
import dev.backoffice.inventory.packing.ParcelContent;
import dev.backoffice.inventory.picking.CancelPickList;
import dev.backoffice.inventory.picking.PickList;
import dev.backoffice.inventory.picking.PickListId;
import dev.backoffice.inventory.picking.PickListQuery;
import dev.backoffice.inventory.picking.PickListStatus;
import dev.backoffice.inventory.picking.Picking;
import dev.backoffice.inventory.picking.StartPickList;
import dev.backoffice.inventory.returns.CancelReturn;
import dev.backoffice.inventory.returns.ReceiveReturn;
import dev.backoffice.inventory.returns.RequestReturn;
import dev.backoffice.inventory.returns.ReturnCause;
import dev.backoffice.inventory.returns.ReturnId;
import dev.backoffice.inventory.returns.ReturnOrder;
import dev.backoffice.inventory.returns.ReturnQuery;
import dev.backoffice.inventory.returns.ReturnStatus;
import dev.backoffice.inventory.returns.Returns;
import dev.backoffice.inventory.shipping.DeliveryPromise;
import dev.backoffice.inventory.shipping.FollowOrder;
import dev.backoffice.inventory.shipping.PromiseDelivery;
import dev.backoffice.inventory.shipping.PromiseQuery;
import dev.backoffice.inventory.shipping.PromiseStatus;
import dev.backoffice.inventory.shipping.PromisedDates;
import dev.backoffice.inventory.shipping.Promises;
import dev.backoffice.inventory.shipping.RecordDelivery;
import dev.backoffice.inventory.shipping.Stage;
import dev.backoffice.inventory.stock.CommitHold;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.HoldStock;
import dev.backoffice.inventory.stock.MovementQuery;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.inventory.stock.Site;
import dev.backoffice.inventory.stock.SiteStock;
import dev.backoffice.inventory.stock.StockMovement;
import dev.backoffice.inventory.stock.StockQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A walk over any view, with any limit, shows what is left of everything when it is filtered and sorted by hand. */
class ViewProperties {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<String> SITES = List.of("PE1", "SP1");
    private static final List<String> CHANNELS = List.of("market", "site", "site-2");

    /** Something there is one of in a view: which of few, what became of it, and how long after the one before. */
    record Seed(int which, int fate, int seconds) {}

    @Provide
    Arbitrary<Seed> seeds() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 1))
                .as(Seed::new);
    }

    private static <T> Arbitrary<Optional<T>> maybe(Arbitrary<T> some) {
        return some.optional(0.4);
    }

    private static <T> void shows(
            int limit, Function<PageRequest, Page<T>> view, List<T> all, Predicate<T> wanted, Comparator<T> order) {
        assertThat(Page.all(limit, view))
                .isEqualTo(all.stream().filter(wanted).sorted(order).toList());
    }

    private static <T, V> boolean is(Optional<V> wanted, T row, Function<T, V> of) {
        return wanted.map(value -> value.equals(of.apply(row))).orElse(true);
    }

    // ---- orders

    @Provide
    Arbitrary<OrderQuery> orderQueries() {
        Arbitrary<Instant> times = Arbitraries.integers().between(-1, 8).map(NOON::plusSeconds);
        return Combinators.combine(
                        maybe(Arbitraries.of(
                                OrderStatus.Kind.RECEIVED,
                                OrderStatus.Kind.HELD,
                                OrderStatus.Kind.WAITING,
                                OrderStatus.Kind.READY)),
                        maybe(Arbitraries.of(WaitReason.AWAITING_PAYMENT, WaitReason.SHORT)),
                        Arbitraries.of("MUG-01", "PLATE-01").map(Sku::of).optional(0.2),
                        Arbitraries.integers()
                                .between(0, 8)
                                .map(days -> NOON.plus(Duration.ofDays(days)))
                                .optional(0.2),
                        maybe(Arbitraries.of(CHANNELS)),
                        maybe(times),
                        maybe(times))
                .as(OrderQuery::new);
    }

    private static OrderId order(Shop shop, Seed seed, int number) {
        shop.clock.advance(Duration.ofSeconds(seed.seconds()));
        OrderId order = shop.orders.receive(
                MARIA,
                ReceiveOrder.from(CHANNELS.get(seed.which() % 3), "n" + number)
                        .buyer(Shop.ana())
                        .line("MUG-01", 2, "39.90")
                        .delivery(DeliveryMethod.PICKUP)
                        .freightTerms(FreightTerms.NONE)
                        .paid(pix("79.80")));
        switch (seed.fate()) {
            case 0 -> {}
            case 1 -> shop.held(order);
            case 2 ->
                shop.orders.defer(
                        MARIA, DeferOrder.of(shop.key(), order, WaitReason.of(WaitReason.AWAITING_PAYMENT, "Unpaid.")));
            case 3, 4 ->
                shop.orders.defer(
                        MARIA,
                        DeferOrder.of(
                                shop.key(),
                                order,
                                WaitReason.shortOf(Sku.of(seed.fate() == 3 ? "MUG-01" : "PLATE-01"), "0 UN")));
            default -> {
                shop.packed(order);
                shop.invoiced(order, "note-" + number);
                shop.orders.makeReady(
                        MARIA, MakeReady.of(shop.key(), order, NOON.plus(Duration.ofDays(1 + seed.which()))));
            }
        }
        return order;
    }

    @Property(tries = 150)
    void of_orders(
            @ForAll @Size(max = 14) List<@From("seeds") Seed> seeds,
            @ForAll("orderQueries") OrderQuery query,
            @ForAll @IntRange(min = 1, max = 4) int limit) {
        Shop shop = Shop.stocked();
        List<OrderView> all = new ArrayList<>();
        for (Seed seed : seeds) {
            OrderId order = order(shop, seed, all.size());
            all.add(shop.orders.view(MARIA, order));
        }
        Comparator<OrderView> byId = Comparator.comparing(order -> order.id().toString());
        Comparator<OrderView> order = query.notFetchedBy().isPresent()
                ? Comparator.comparing(row -> row.pickup().orElseThrow().until())
                : Comparator.comparing(OrderView::arrivedAt);
        shows(
                limit,
                page -> shop.orders.list(MARIA, query, page),
                all,
                row -> is(query.status(), row, OrderView::status)
                        && is(
                                query.waitsFor(),
                                row,
                                one -> one.waitsFor().map(WaitReason::code).orElse(""))
                        && query.shortOf()
                                .map(sku ->
                                        row.waitsFor().flatMap(WaitReason::item).equals(Optional.of(sku)))
                                .orElse(true)
                        && query.notFetchedBy()
                                .map(time -> row.pickup()
                                        .filter(pickup -> pickup.until().isBefore(time))
                                        .isPresent())
                                .orElse(true)
                        && is(query.channel(), row, one -> one.terms().channel())
                        && query.arrivedFrom()
                                .map(from -> !row.arrivedAt().isBefore(from))
                                .orElse(true)
                        && query.arrivedTo()
                                .map(to -> !row.arrivedAt().isAfter(to))
                                .orElse(true),
                order.thenComparing(byId));
        assertThat(shop.orders.list(PEDRO, query, PageRequest.first(limit)).rows())
                .isEmpty();
    }

    // ---- promises

    @Provide
    Arbitrary<PromiseQuery> promiseQueries() {
        return Combinators.combine(
                        Arbitraries.of(PromiseStatus.Kind.class)
                                .optional(0.8)
                                .map(kind -> kind.map(
                                        one -> one == PromiseStatus.Kind.BROKEN ? PromiseStatus.Kind.OPEN : one)),
                        Arbitraries.of(
                                PromiseQuery.Deadline.START,
                                PromiseQuery.Deadline.START,
                                PromiseQuery.Deadline.SHIP,
                                PromiseQuery.Deadline.DELIVER),
                        maybe(Arbitraries.integers().between(-1, 9).map(days -> NOON.plus(Duration.ofDays(days)))),
                        maybe(Arbitraries.of(Stage.SEPARATE, Stage.PACK, Stage.DELIVER)),
                        Arbitraries.of(SITES).map(Site::of).optional(0.6),
                        maybe(Arbitraries.of(
                                OrderStatus.Kind.RECEIVED,
                                OrderStatus.Kind.HELD,
                                OrderStatus.Kind.DISPATCHED,
                                OrderStatus.Kind.WAITING)))
                .as(PromiseQuery::new);
    }

    private static PromisedDates dates(int days) {
        Instant leaves = NOON.plus(Duration.ofDays(days));
        Map<Stage, Instant> starts = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            starts.put(stage, leaves.minus(Duration.ofHours(5L - stage.ordinal())));
        }
        // what leaves first does not arrive first
        Instant arrives = leaves.plus(Duration.ofDays(1 + (days * 5) % 7));
        starts.put(Stage.DELIVER, arrives);
        return new PromisedDates(leaves, arrives, starts);
    }

    private static Instant deadline(PromiseQuery query, DeliveryPromise promise) {
        return switch (query.by()) {
            case START -> promise.current().latestStart(promise.next().orElseThrow());
            case SHIP -> promise.current().shipBy();
            case DELIVER -> promise.current().deliverBy();
        };
    }

    @Property(tries = 500)
    void of_promises(
            @ForAll @Size(max = 10) List<@From("seeds") Seed> seeds,
            @ForAll("promiseQueries") PromiseQuery query,
            @ForAll @IntRange(min = 1, max = 4) int limit) {
        Shop shop = Shop.stocked();
        Promises promises = new Promises(shop.commands);
        List<OrderId> orders = new ArrayList<>();
        for (Seed seed : seeds) {
            OrderId order = shop.received("n" + orders.size());
            orders.add(order);
            String site = SITES.get(seed.seconds());
            promises.promise(
                    MARIA,
                    PromiseDelivery.of(
                            shop.key(),
                            order,
                            site,
                            Explained.of(dates(seed.which()), Reason.of("promise.handling", "As said."))));
            switch (seed.fate()) {
                case 0 -> {}
                case 1 -> shop.held(order);
                case 2 ->
                    shop.orders.defer(
                            MARIA,
                            DeferOrder.of(shop.key(), order, WaitReason.of(WaitReason.AWAITING_PAYMENT, "Unpaid.")));
                case 3 -> {
                    shop.packed(order);
                    shop.invoiced(order, "note-" + orders.size());
                    shop.dispatched(order);
                }
                case 4 -> shop.cancelled(order);
                default -> promises.recordDelivery(MARIA, RecordDelivery.of(shop.key(), order, NOON));
            }
            promises.follow(MARIA, FollowOrder.of(shop.key(), order));
        }
        List<DeliveryPromise> all =
                orders.stream().map(order -> promises.view(MARIA, order)).toList();
        assertThat(all)
                .filteredOn(promise -> promise.next().isPresent())
                .allSatisfy(promise -> assertThat(promise.orderStands())
                        .contains(shop.orders.view(MARIA, promise.order()).status()));
        Comparator<DeliveryPromise> byOrder =
                Comparator.comparing(promise -> promise.order().toString());
        boolean open = query.status().equals(Optional.of(PromiseStatus.Kind.OPEN));
        shows(
                limit,
                page -> promises.list(MARIA, query, page),
                all,
                row -> is(query.status(), row, one -> one.status().kind())
                        && query.until()
                                .map(until -> row.next().isPresent()
                                        && !deadline(query, row).isAfter(until))
                                .orElse(true)
                        && query.next()
                                .map(stage -> row.next().equals(Optional.of(stage)))
                                .orElse(true)
                        && is(query.site(), row, DeliveryPromise::site)
                        && query.order()
                                .map(kind -> row.orderStands().equals(Optional.of(kind)))
                                .orElse(true),
                open
                        ? Comparator.<DeliveryPromise, Instant>comparing(row -> deadline(query, row))
                                .thenComparing(byOrder)
                        : byOrder);
    }

    // ---- stock

    @Provide
    Arbitrary<StockQuery> stockQueries() {
        return Combinators.combine(
                        maybe(Arbitraries.of("MUG-01", "PLATE-01", "MUG-01 XL").map(Sku::of)),
                        maybe(Arbitraries.of("PE1", "SP1", "SP").map(Site::of)),
                        Arbitraries.of(true, false))
                .as(StockQuery::new);
    }

    @Property(tries = 150)
    void of_stock_and_its_movements(
            @ForAll @Size(max = 12) List<@From("seeds") Seed> seeds,
            @ForAll("stockQueries") StockQuery query,
            @ForAll @IntRange(min = 1, max = 4) int limit) {
        Shop shop = new Shop();
        shop.addItems(MARIA);
        shop.catalog.add(
                MARIA, AddItem.of("MUG-01 XL", "Large mug").ncm("69120000").price("49.90"));
        List<String> skus = List.of("MUG-01", "MUG-01 XL", "PLATE-01");
        Map<String, List<String>> moved = new HashMap<>();
        for (Seed seed : seeds) {
            shop.clock.advance(Duration.ofSeconds(1));
            String sku = skus.get(seed.which() % 3);
            String site = SITES.get(seed.seconds());
            String place = site + "/" + sku;
            String document = shop.key();
            shop.stock.receive(
                    MARIA, ReceiveGoods.of(document, sku, 2).unitCost("1.00").at(site));
            moved.computeIfAbsent(place, any -> new ArrayList<>()).add("RECEIVED");
            if (seed.fate() % 2 == 0) {
                shop.clock.advance(Duration.ofSeconds(1));
                HoldId hold =
                        shop.stock.hold(MARIA, HoldStock.of(shop.key(), "o").line(site, sku, seed.fate() == 0 ? 1 : 2));
                shop.stock.commit(MARIA, CommitHold.of(hold));
                moved.get(place).add("ISSUED");
            }
        }
        List<SiteStock> all = skus.stream()
                .flatMap(sku -> shop.stock.availability(MARIA, sku).sites().stream())
                .toList();
        shows(
                limit,
                page -> shop.stock.list(MARIA, query, page),
                all,
                row -> is(query.item(), row, SiteStock::sku)
                        && is(query.site(), row, SiteStock::site)
                        && (!query.onlyLying() || !row.onHand().isZero()),
                Comparator.comparing(row -> row.site() + "/" + row.sku()));
        moved.forEach((place, kinds) -> {
            int slash = place.indexOf('/');
            MovementQuery movements =
                    MovementQuery.of(Site.of(place.substring(0, slash)), Sku.of(place.substring(slash + 1)));
            List<StockMovement> walked = Page.all(limit, page -> shop.stock.movements(MARIA, movements, page));
            assertThat(walked).extracting(movement -> movement.kind().name()).isEqualTo(kinds);
            assertThat(walked)
                    .allSatisfy(movement ->
                            assertThat(movement.site() + "/" + movement.sku()).isEqualTo(place));
        });
    }

    // ---- pick lists, slips

    @Provide
    Arbitrary<PickListQuery> pickListQueries() {
        return Combinators.combine(
                        maybe(Arbitraries.of(PickListStatus.Kind.class)),
                        maybe(Arbitraries.of(SITES).map(Site::of)))
                .as(PickListQuery::new);
    }

    @Property(tries = 100)
    void of_pick_lists_and_packing_slips(
            @ForAll @Size(max = 10) List<@From("seeds") Seed> seeds,
            @ForAll("pickListQueries") PickListQuery query,
            @ForAll @IntRange(min = -1, max = 8) int from,
            @ForAll @IntRange(min = 1, max = 4) int limit) {
        Shop shop = Shop.stocked();
        shop.stock.receive(
                MARIA, ReceiveGoods.of("d", "MUG-01", 50).unitCost("1.00").at("PE1"));
        Picking picking = new Picking(shop.commands);
        Packing packing = new Packing(shop.commands);
        List<PickListId> ids = new ArrayList<>();
        List<PackingSlip> slips = new ArrayList<>();
        for (Seed seed : seeds) {
            shop.clock.advance(Duration.ofSeconds(seed.seconds()));
            OrderId order = shop.received("n" + ids.size());
            String site = SITES.get(seed.which() % 2);
            HoldId hold = shop.stock.hold(
                    MARIA, HoldStock.of(shop.key(), order.toString()).line(site, "MUG-01", 2));
            shop.orders.hold(MARIA, RecordHold.of(shop.key(), order, hold));
            PickListId id = picking.start(MARIA, StartPickList.of(shop.key(), site, List.of(order)));
            ids.add(id);
            if (seed.fate() < 3) {
                picking.cancel(MARIA, CancelPickList.of(shop.key(), id, "not today"));
            }
            packing.pack(
                    MARIA,
                    PackGoods.of(
                            shop.key(),
                            order,
                            List.of(PackedParcel.of(
                                    "1/1",
                                    800,
                                    List.of(ParcelContent.of(
                                            Sku.of("MUG-01"),
                                            shop.stock
                                                    .viewHold(MARIA, hold)
                                                    .lines()
                                                    .get(0)
                                                    .quantity()))))));
            slips.add(packing.view(MARIA, order));
        }
        shows(
                limit,
                page -> picking.list(MARIA, query, page),
                ids.stream().map(id -> picking.view(MARIA, id)).toList(),
                row -> is(query.status(), row, list -> list.status().kind()) && is(query.site(), row, PickList::site),
                Comparator.comparing(list -> list.id().toString()));
        Instant begin = NOON.plusSeconds(from);
        Instant end = begin.plusSeconds(3);
        shows(
                limit,
                page -> packing.list(MARIA, PackingQuery.all().packed(begin, end), page),
                slips,
                slip -> !slip.packedAt().isBefore(begin) && !slip.packedAt().isAfter(end),
                Comparator.comparing(PackingSlip::packedAt)
                        .thenComparing(slip -> slip.order().toString()));
        assertThat(Page.all(limit, page -> packing.list(MARIA, PackingQuery.all(), page)))
                .containsExactlyInAnyOrderElementsOf(slips);
    }

    // ---- returns

    @Provide
    Arbitrary<ReturnStatus.Kind> returnStates() {
        return Arbitraries.of(ReturnStatus.Kind.class);
    }

    @Property(tries = 60)
    void of_returns(
            @ForAll @Size(max = 6) List<@From("seeds") Seed> seeds,
            @ForAll("returnStates") ReturnStatus.Kind status,
            @ForAll @IntRange(min = 0, max = 3) int filters,
            @ForAll @IntRange(min = 1, max = 3) int limit) {
        Shop shop = Shop.stocked();
        Returns returns = new Returns(shop.commands);
        List<OrderId> orders = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            OrderId order = shop.received("n" + i);
            shop.packed(order);
            shop.invoiced(order, "note-" + i);
            shop.dispatched(order);
            shop.delivered(order);
            orders.add(order);
        }
        List<ReturnId> ids = new ArrayList<>();
        for (Seed seed : seeds) {
            OrderId order = orders.get(seed.which() % 2);
            boolean cancelled = seed.fate() % 2 == 0;
            // while one is not cancelled its goods are asked back
            if (ids.stream().anyMatch(id -> kept(returns.view(MARIA, id), order))) {
                continue;
            }
            ReturnId id = returns.request(
                    MARIA,
                    RequestReturn.of(shop.key(), order, ReturnCause.REGRET).line(1, "MUG-01", 2));
            ids.add(id);
            if (cancelled) {
                returns.cancel(MARIA, CancelReturn.of(shop.key(), id, "they keep it"));
            } else if (seed.fate() == 3) {
                returns.receive(MARIA, ReceiveReturn.all(shop.key(), id));
            }
        }
        ReturnQuery query = new ReturnQuery(
                filters % 2 == 1 ? Optional.of(status) : Optional.empty(),
                filters >= 2 ? Optional.of(orders.get(0)) : Optional.empty());
        shows(
                limit,
                page -> returns.list(MARIA, query, page),
                ids.stream().map(id -> returns.view(MARIA, id)).toList(),
                row -> is(query.status(), row, one -> one.status().kind())
                        && is(query.order(), row, one -> one.terms().order()),
                Comparator.comparing(row -> row.id().toString()));
    }

    private static boolean kept(ReturnOrder row, OrderId order) {
        return row.terms().order().equals(order) && row.status().kind() != ReturnStatus.Kind.CANCELLED;
    }

    // ---- items

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.strings()
                .withChars("AB-Z9")
                .ofMinLength(1)
                .ofMaxLength(3)
                .filter(text -> !text.startsWith("-"));
    }

    @Property(tries = 100)
    void of_items(
            @ForAll @Size(max = 12) Set<@From("codes") String> codes,
            @ForAll("codes") String begins,
            @ForAll @IntRange(min = 1, max = 4) int limit) {
        Shop shop = new Shop();
        codes.forEach(code -> shop.catalog.add(
                MARIA, AddItem.of(code, "Thing").ncm("69120000").price("1.00")));
        List<Item> all =
                codes.stream().map(code -> shop.catalog.view(MARIA, code)).toList();
        Comparator<Item> byCode = Comparator.comparing(item -> item.sku().value());
        shows(limit, page -> shop.catalog.list(MARIA, ItemQuery.all(), page), all, item -> true, byCode);
        shows(
                limit,
                page -> shop.catalog.list(MARIA, ItemQuery.all().begins(begins), page),
                all,
                item -> item.sku().value().startsWith(begins),
                byCode);
    }
}
