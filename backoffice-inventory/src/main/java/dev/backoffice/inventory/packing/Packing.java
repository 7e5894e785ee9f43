package dev.backoffice.inventory.packing;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.catalog.Item;
import dev.backoffice.inventory.catalog.Items;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.FulfillmentOrder;
import dev.backoffice.inventory.order.FulfillmentOrders;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.Parcel;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.Stock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Packing the goods that are set aside for orders. It moves no order: {@link PackingPlan#orderParcels} is what {@code
 * Orders.pack} wants. Thread-safe.
 */
public final class Packing {
    private static final Verb<MeasureItem, Sku> MEASURE =
            Verb.of("packing.measure-item", 1, MeasureItem::form, Sku::toString, Sku::parse);
    private static final Verb<PackGoods, OrderId> PACK =
            Verb.of("packing.pack", 1, PackGoods::form, OrderId::toString, OrderId::parse);
    private static final String VIEW = "packing.view";
    private static final String AUDIT = "packing.audit";
    private static final int PAGE = 1000;

    private final Commands commands;
    private final Stock stock;
    private final Packer packer;

    /** Packs by {@link FirstFitPacker}. */
    public Packing(Commands commands) {
        this(commands, new FirstFitPacker());
    }

    /**
     * Packs as the host likes.
     *
     * @param packer puts goods into boxes
     */
    public Packing(Commands commands, Packer packer) {
        this.commands = commands;
        this.stock = new Stock(commands);
        this.packer = Input.required(packer, "packer");
    }

    /**
     * Says how large and heavy one unit of an item is; a later plan goes by it.
     *
     * @throws NotFound {@code item.unknown}
     */
    public Sku measure(CallContext context, MeasureItem command) {
        return commands.run(context, MEASURE, command, session -> {
            Sku sku = command.size().sku();
            session.authorize(Subject.of("item-size", sku.value()));
            Items.in(session).get(sku);
            new DocumentPackingSlips(session).measure(command.size());
            return sku;
        });
    }

    /** How large and heavy one unit of an item is, when somebody measured it. */
    public Optional<ItemSize> size(CallContext context, Sku sku) {
        Input.required(sku, "sku");
        return commands.read(context, VIEW, session -> new DocumentPackingSlips(session).size(sku));
    }

    /**
     * A plan for what is set aside for an order; nothing is stored.
     *
     * @param boxes the kinds of box there are
     * @throws NotFound {@code order.unknown}
     * @throws RuleViolation {@code packing.nothing-held} when nothing is set aside for it, {@code packing.weight-unknown} when
     *     neither the catalog nor a measurement tells what an item weighs
     */
    public Explained<PackingPlan> plan(CallContext context, OrderId order, List<Box> boxes) {
        Input.required(order, "order");
        Input.required(boxes, "boxes");
        Map<Sku, Quantity> goods = goods(context, hold(context, VIEW, order).orElseThrow(() -> nothingHeld(order)));
        List<MeasuredGoods> measured = commands.read(context, VIEW, session -> measured(session, goods));
        return packer.plan(measured, boxes);
    }

    private static List<MeasuredGoods> measured(Session session, Map<Sku, Quantity> goods) {
        DocumentPackingSlips sizes = new DocumentPackingSlips(session);
        Items items = Items.in(session);
        List<MeasuredGoods> measured = new ArrayList<>();
        goods.forEach((sku, quantity) -> measured.add(sizes.size(sku)
                .map(size -> MeasuredGoods.of(sku, quantity, size.weightGrams()).measuring(size.dimensions()))
                .orElseGet(() -> MeasuredGoods.of(sku, quantity, weight(items.get(sku))))));
        return measured;
    }

    private static long weight(Item item) {
        return item.weightGrams()
                .orElseThrow(() -> RuleViolation.of(
                        "packing.weight-unknown", "sku", item.sku().value()));
    }

    /**
     * Says in which parcels the goods of an order are.
     *
     * @throws NotFound {@code order.unknown}
     * @throws RuleViolation {@code packing.nothing-held}, {@code packing.order-packed} when the order is packed or has left
     * @throws dev.backoffice.core.error.InvalidInput {@code packing.contents-differ} when the parcels hold something else than
     *     is set aside, {@code packing.label-twice}
     */
    public OrderId pack(CallContext context, PackGoods command) {
        OrderId id = Input.required(command, "command").order();
        // What a hold holds never changes, so it is read before.
        Optional<HoldId> hold = hold(context, PACK.name(), id);
        Map<Sku, Quantity> goods = hold.map(held -> goods(context, held)).orElse(Map.of());
        return commands.run(context, PACK, command, session -> {
            FulfillmentOrder order = FulfillmentOrders.in(session).get(id);
            session.authorize(Subject.of("order", id.toString())
                    .with("status", Forms.name(order.status().kind())));
            if (!order.status().packedParcels().isEmpty()) {
                throw RuleViolation.of(
                        "packing.order-packed",
                        "order",
                        id.toString(),
                        "status",
                        Forms.name(order.status().kind()));
            }
            if (goods.isEmpty()
                    || order.status().kind() == OrderStatus.Kind.CANCELLED
                    || !order.status().currentHold().equals(hold)) {
                throw nothingHeld(id);
            }
            List<ParcelContent> contents = new ArrayList<>();
            goods.forEach((sku, quantity) -> contents.add(ParcelContent.of(sku, quantity)));
            save(session, id, PackingPlan.of(contents, command.parcels()));
            return id;
        });
    }

    private static void save(Session session, OrderId order, PackingPlan plan) {
        PackingSlips slips = PackingSlips.in(session);
        Transition<PackingSlip, PackingEvent> change = slips.find(order)
                .map(slip -> slip.repack(plan, session.moment()))
                .orElseGet(() -> PackingSlip.pack(order, plan, session.moment()));
        if (!change.events().isEmpty()) {
            slips.save(change);
        }
    }

    private Optional<HoldId> hold(CallContext context, String verb, OrderId order) {
        return commands.read(
                context,
                verb,
                session -> FulfillmentOrders.in(session).get(order).status().currentHold());
    }

    private Map<Sku, Quantity> goods(CallContext context, HoldId hold) {
        Map<Sku, Quantity> goods = new TreeMap<>();
        stock.viewHold(context, hold).lines().forEach(line -> goods.merge(line.sku(), line.quantity(), Quantity::plus));
        return goods;
    }

    private static RuleViolation nothingHeld(OrderId order) {
        return RuleViolation.of("packing.nothing-held", "order", order.toString());
    }

    /** The parcels of an order with what is in them, once somebody packed it. */
    public Optional<PackingSlip> find(CallContext context, OrderId order) {
        Input.required(order, "order");
        return commands.read(context, VIEW, session -> PackingSlips.in(session).find(order));
    }

    /**
     * The parcels of an order with what is in them.
     *
     * @throws NotFound {@code packing.unknown} while nobody packed it
     */
    public PackingSlip view(CallContext context, OrderId order) {
        return find(context, order).orElseThrow(() -> NotFound.of("packing.unknown", "order", order.toString()));
    }

    /**
     * One page of a query; see {@link PackingQuery} for its order and what it costs.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<PackingSlip> list(CallContext context, PackingQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.read(context, VIEW, session -> PackingSlips.in(session).page(query, page));
    }

    /**
     * Checks over the tenant's stored slips that the contents of the parcels are what is set aside for the order, and that an
     * order that is packed has the parcels of its slip.
     */
    public AuditReport audit(CallContext context) {
        AuditReport report = new AuditReport("inventory.packing", 0, List.of());
        Optional<OrderId> after = Optional.empty();
        while (true) {
            Optional<OrderId> from = after;
            List<Packed> page = commands.read(context, AUDIT, session -> packed(session, from));
            List<Finding> findings = new ArrayList<>();
            page.forEach(packed -> findings.addAll(check(context, packed)));
            report = report.and(new AuditReport("inventory.packing", page.size(), findings));
            if (page.size() < PAGE) {
                return report;
            }
            after = Optional.of(page.get(page.size() - 1).slip().order());
        }
    }

    private record Packed(PackingSlip slip, Optional<HoldId> hold, List<Parcel> parcels) {}

    private static List<Packed> packed(Session session, Optional<OrderId> after) {
        FulfillmentOrders orders = FulfillmentOrders.in(session);
        return PackingSlips.in(session).listAll(after, PAGE).stream()
                .map(slip -> {
                    Optional<OrderStatus> status = orders.find(slip.order()).map(FulfillmentOrder::status);
                    return new Packed(
                            slip,
                            status.flatMap(OrderStatus::currentHold),
                            status.map(OrderStatus::packedParcels).orElse(List.of()));
                })
                .toList();
    }

    private List<Finding> check(CallContext context, Packed packed) {
        List<Finding> findings = new ArrayList<>();
        String subject = packed.slip().order().toString();
        PackingPlan plan = packed.slip().plan();
        if (!packed.parcels().isEmpty()) {
            Map<Sku, Quantity> held =
                    packed.hold().map(hold -> goods(context, hold)).orElse(Map.of());
            Map<Sku, Quantity> inside = ParcelContent.sum(plan.goods());
            if (!held.equals(inside)) {
                findings.add(Finding.of(
                        "packing.contents-are-goods", subject, "parcels hold " + inside + ", set aside " + held));
            }
            if (!packed.parcels().equals(plan.orderParcels())) {
                findings.add(Finding.of(
                        "packing.parcels-are-the-orders",
                        subject,
                        "the slip has " + plan.parcels().size() + " parcels, the order "
                                + packed.parcels().size()));
            }
        }
        return findings;
    }
}
