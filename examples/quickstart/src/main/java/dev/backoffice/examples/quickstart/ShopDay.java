package dev.backoffice.examples.quickstart;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.br.BrazilianCalendars;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Failure;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.job.RunReport;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.verification.ThresholdVerifier;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.document.SignedDocument;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.flows.br.Brazil;
import dev.backoffice.flows.ordertocash.CarrierChoice;
import dev.backoffice.flows.ordertocash.ChannelPolicy;
import dev.backoffice.flows.ordertocash.ShippingPolicy;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.catalog.KitComponent;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.DeliverOrder;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.shipping.Carriers;
import dev.backoffice.inventory.shipping.TableCarrier;
import dev.backoffice.inventory.stock.ReceiveGoods;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * The day of a shop: goods on the shelves, orders in, money, picking, notes, parcels out, what happens to orders later. All it
 * knows lies in the store, so that it can stop anywhere and be opened again.
 */
final class ShopDay {
    /** How many orders are taken in before they are worked off, where they are not taken in by their time. */
    static final int BATCH = 200;

    /** From this many orders on it is worth telling how fast they went. */
    static final long WORTH_A_PACE = 1_000;

    /** Whose shop it is, and who works in it. */
    static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    private static final UnitPrice NOTHING = UnitPrice.from(Money.zero(Form.REAL));
    private static final int PAGE = 1_000;
    private static final Duration RESTART = Duration.ofMinutes(6);

    /** Risks from which a person looks at an order, and from which it is not wanted at all. */
    private static final ThresholdVerifier VERIFIER = new ThresholdVerifier(
            Money.parse("BRL 20000.00"), Money.parse("BRL 50000.00"), BigDecimal.valueOf(60), BigDecimal.valueOf(90));

    private final CallContext maria = MARIA;
    private final Store store;
    private final Company company;
    private final Map<String, ShopItem> items;
    private final OrderSource source;
    private final List<ShopEvent> events;
    private final InstantSource clock;
    private final Map<OrderKey, ReadOrder> orders = new LinkedHashMap<>();
    private final Set<String> collecting = new HashSet<>();
    private final SimulatedAuthority authority;
    private final Refusals refusals = new Refusals();
    private final Map<Long, String> withoutEffect = new TreeMap<>();
    private final List<Report.Timing> timings = new ArrayList<>();
    private final Map<String, String> brokenJobs = new TreeMap<>();
    private List<Report.Pace> pace = List.of();
    private long received;
    private long done;
    private long settled;
    private Backoffice shop;

    /**
     * @param store where everything is kept
     * @param source where the orders come from
     * @param events what happens to them, the earliest first
     */
    ShopDay(Store store, Company company, Map<String, ShopItem> items, OrderSource source, List<ShopEvent> events) {
        this.store = store;
        this.company = company;
        this.items = items;
        this.source = source;
        this.events = List.copyOf(events);
        this.clock = clock(source);
        this.authority = SimulatedAuthority.accepting().following(new NoteFaults(events, this::noteKeys));
        this.shop = opened();
    }

    /**
     * Orders of a file go by their own times; made-up ones are worked off when all of them are there, as fast as it goes. The
     * shop never works by today's date: the rules of taxes are dated.
     */
    private static InstantSource clock(OrderSource source) {
        if (!madeUp(source)) {
            return new DayClock(source.earliest().orElse(Instant.EPOCH));
        }
        long begun = System.nanoTime();
        Instant morning = source.latest().orElse(Instant.EPOCH);
        return () -> morning.plusNanos(System.nanoTime() - begun);
    }

    private static boolean madeUp(OrderSource source) {
        return source instanceof GeneratedOrders;
    }

    private Backoffice opened() {
        Backoffice.Builder shop = Backoffice.on(store, company)
                .access(AccessPolicy.allowAll())
                .approval(ApprovalPolicy.noneNeeded())
                .country(Brazil.standIn(authority))
                .clock(clock);
        if (madeUp(source)) {
            return shop.open();
        }
        return shop.verifier(VERIFIER)
                .shipping(ShippingPolicy.of(
                        Carriers.of(TableCarrier.example()), carriers(), BrazilianCalendars.standard()))
                // A channel that collects the parcels itself gives its label once it knows the note.
                .channels((context, channel) ->
                        collecting.contains(channel) ? ChannelPolicy.NOTE_FIRST : ChannelPolicy.DEFAULT)
                // People pick, and carriers come by at their hours.
                .manual(Step.SEPARATE, Step.DISPATCH)
                .open();
    }

    /** All carriers of this shop take as long as those of the example's table. */
    private static CarrierChoice carriers() {
        return (context, order, from) -> Optional.of(new CarrierChoice.Service(TableCarrier.EXAMPLE, service(order)));
    }

    /** The table's service that is like the one the buyer wished. */
    static String service(OrderView order) {
        return order.terms().carrierService().filter("EXPRESS"::equals).orElse("ECONOMY");
    }

    /** Opens the shop over what is stored, as the process does that follows one that ended; by then its leases are over. */
    void restart() {
        if (clock instanceof DayClock day) {
            day.reach(clock.instant().plus(RESTART));
        }
        shop = opened();
    }

    Backoffice shop() {
        return shop;
    }

    CallContext maria() {
        return maria;
    }

    Instant now() {
        return clock.instant();
    }

    Company company() {
        return company;
    }

    /** Notes how long a step took, from its {@link System#nanoTime()}. */
    void took(String step, long begun) {
        timings.add(new Report.Timing(step, (System.nanoTime() - begun) / 1_000_000));
    }

    /** Notes how fast the orders went. */
    void went(List<Report.Pace> measured) {
        pace = List.copyOf(measured);
    }

    /** Notes rows of a file that were refused. */
    void refuse(String file, List<Failure> failures) {
        failures.forEach(failure -> refusals.add(Findings.refusal(file, failure)));
    }

    // ---- the shelves

    /** Fills the catalog and the shelves; kits come after what they are made of. */
    void open() {
        items.values().stream()
                .filter(item -> !item.kit())
                .forEach(item -> shop.catalog().add(maria, item(item)));
        items.values().stream()
                .filter(ShopItem::kit)
                .forEach(kit -> shop.catalog().add(maria, item(kit)));
        items.values().forEach(item -> item.shelves().forEach(shelf -> open(item, shelf)));
        workOff();
    }

    private void open(ShopItem item, ShopItem.Shelf shelf) {
        Quantity opening = opening(item, shelf.site());
        if (opening.isPositive()) {
            shop.stock()
                    .receive(
                            maria,
                            ReceiveGoods.of(
                                            "opening/" + shelf.site(),
                                            item.sku(),
                                            opening.value().toPlainString())
                                    .unitCost(shelf.cost().orElse(NOTHING))
                                    .at(shelf.site()));
        }
    }

    private AddItem item(ShopItem item) {
        AddItem add = AddItem.of(item.sku(), item.description())
                .ncm(item.ncm())
                .unit(item.unit())
                .origin(item.origin())
                // The file has no list price; orders bring their own.
                .price(item.cost().orElse(NOTHING).times(Quantity.of(1, item.unit()), RoundingPolicy.HALF_UP_CENT));
        if (item.gtin().isPresent()) {
            add = add.gtin(item.gtin().get().digits());
        }
        for (ShopItem.Component component : item.components()) {
            // A kit without one of its components was refused.
            ShopItem part = Objects.requireNonNull(items.get(component.sku()));
            add = add.component(new KitComponent(Sku.of(part.sku()), Quantity.of(component.count(), part.unit())));
        }
        return item.weightGrams() > 0 ? add.weightGrams(item.weightGrams()) : add;
    }

    /** What the file says; for made-up orders as much more as they may need. */
    Quantity opening(ShopItem item, String site) {
        Quantity onHand = item.onHand(site);
        return item.kit() || !madeUp(source) || !site.equals(company.main().site())
                ? onHand
                : onHand.plus(Quantity.of(GeneratedOrders.largestDemand(source.size()), item.unit()));
    }

    // ---- made-up orders, in batches

    /**
     * Takes in a batch of orders and works off all that is due; the carrier reports every parcel delivered at once.
     *
     * @return how many orders of the batch were handled, good and bad
     */
    long work(OrderBatch batch) {
        refuse(source.name(), batch.orders().failures());
        batch.orders().value().forEach(this::receive);
        workOff();
        for (OrderView order : Page.all(
                PAGE, page -> shop.orders().list(maria, OrderQuery.all().status(OrderStatus.Kind.DISPATCHED), page))) {
            shop.orders().deliver(maria, DeliverOrder.of("delivered/" + order.id(), order.id()));
        }
        workOff();
        done += batch.size();
        return batch.size();
    }

    // ---- orders of a file, by their time

    /** Reads all orders and lays out what happens when: orders come in, people work, carriers come, events happen. */
    List<Turn> turns() throws UnreadableFile {
        source.read(BATCH, batch -> {
            refuse(source.name(), batch.orders().failures());
            done += batch.size();
            for (ReadOrder order : batch.orders().value()) {
                orders.put(key(order), order);
                if (order.command().delivery() == DeliveryMethod.CHANNEL) {
                    collecting.add(order.command().channel());
                }
            }
        });
        Timetable table = new Timetable(BrazilianCalendars.standard());
        orders.values().forEach(order -> table.at(order.command().orderedAt().orElseThrow(), () -> receive(order), 1));
        events.forEach(event -> table.at(event.at(), () -> happen(event), 0));
        for (Establishment site : company.establishments()) {
            table.work(
                    site,
                    at -> {
                        new Warehouse(shop, maria).prepare();
                        new Warehouse(shop, maria).pick(site.site(), at);
                    },
                    at -> {
                        new Warehouse(shop, maria).prepare();
                        workOff();
                        new Warehouse(shop, maria).handOver(site.dateOf(at), site.zone());
                    });
        }
        return table.turns();
    }

    /** Moves the time on, does what is due by then, and takes the turn. */
    void take(Turn turn) {
        if (clock instanceof DayClock day) {
            day.reach(turn.at());
        }
        workOff();
        turn.act().run();
        workOff();
    }

    private void receive(ReadOrder order) {
        try {
            shop.orders().receive(maria, order.command());
            received++;
        } catch (InvalidInput | RuleViolation refused) {
            order.rows().forEach(row -> refusals.add(Findings.refusal(source.name(), Failure.of(row, "", refused))));
        }
    }

    private static OrderKey key(ReadOrder order) {
        return new OrderKey(order.command().channel(), order.command().channelOrder());
    }

    private void happen(ShopEvent event) {
        new Happenings(shop, maria, orders)
                .happen(event)
                .ifPresentOrElse(why -> withoutEffect.put(event.row(), why), () -> withoutEffect.remove(event.row()));
    }

    /** Calls the heartbeat until nothing is due any more. */
    void workOff() {
        RunReport beat;
        do {
            beat = shop.runDue();
            brokenJobs.putAll(beat.failures());
        } while (beat.more());
        settled++;
    }

    /** The access keys of the notes of an order and its parts, as far as they are signed. */
    private Set<String> noteKeys(OrderKey key) {
        OrderId whole = OrderId.of(maria.tenant(), key.channel(), key.order());
        List<OrderId> all = new ArrayList<>(List.of(whole));
        try {
            all.addAll(shop.orders().view(maria, whole).parts());
        } catch (NotFound refusedOrder) {
            return Set.of();
        }
        Set<String> keys = new HashSet<>();
        for (OrderId order : all) {
            shop.notes()
                    .find(maria, "order/" + order)
                    .flatMap(note -> note.signed().map(SignedDocument::accessKey))
                    .ifPresent(keys::add);
        }
        return keys;
    }

    // ---- the report

    /** Audits everything and tells what the day came to. */
    Report close(NoteFolder notes, ParcelFile parcels) {
        return new Closing(this, items, notes, parcels)
                .report(new Closing.Run(
                        source.name(),
                        done,
                        done - received,
                        events,
                        withoutEffect,
                        refusals.shown(),
                        brokenJobs,
                        settled,
                        timings,
                        pace));
    }
}
