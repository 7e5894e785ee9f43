package dev.backoffice.inventory.picking;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.PageToken;
import dev.backoffice.core.page.View;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.catalog.Items;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.FulfillmentOrder;
import dev.backoffice.inventory.order.FulfillmentOrders;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.stock.HeldLine;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.Site;
import dev.backoffice.inventory.stock.Stock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Taking goods from their shelves for the orders they are set aside for. It moves no order: when a list is completed its event
 * says which orders are whole, and whoever drives the orders separates those and lets the others wait. Thread-safe.
 */
public final class Picking {
    private static final Verb<AssignShelf, String> ASSIGN =
            Verb.of("picking.assign-shelf", 1, AssignShelf::form, shelf -> shelf, shelf -> shelf);
    private static final Verb<StartPickList, PickListId> START =
            Verb.of("picking.start", 1, StartPickList::form, PickListId::toString, PickListId::parse);
    private static final Verb<RecordPick, PickListId> PICK = verb("picking.pick");
    private static final Verb<CompletePickList, PickListId> COMPLETE = verb("picking.complete");
    private static final Verb<CancelPickList, PickListId> CANCEL = verb("picking.cancel");
    private static final String VIEW = "picking.view";
    private static final String AUDIT = "picking.audit";
    private static final String CANDIDATES = "picking.candidates";
    private static final int PAGE = 1000;

    /** How many held orders are read at a time. */
    private static final int LOOK_AHEAD = 100;

    private final Commands commands;
    private final Stock stock;

    /** @param commands the pipeline */
    public Picking(Commands commands) {
        this.commands = commands;
        this.stock = new Stock(commands);
    }

    private static <C extends PickListCommand> Verb<C, PickListId> verb(String name) {
        return Verb.of(name, 1, PickListCommand::form, PickListId::toString, PickListId::parse);
    }

    /**
     * Says on which shelf an item lies.
     *
     * @throws dev.backoffice.core.error.NotFound {@code item.unknown}
     */
    public Shelf assignShelf(CallContext context, AssignShelf command) {
        return Shelf.of(commands.run(context, ASSIGN, command, session -> {
            session.authorize(Subject.of("shelf", ShelfPlace.id(command.site(), command.sku()))
                    .with("site", command.site().code()));
            Items.in(session).get(command.sku());
            ShelfPlaces places = new ShelfPlaces(session);
            places.save(places.find(command.site(), command.sku())
                    .map(place -> place.move(command.shelf()))
                    .orElseGet(() -> ShelfPlace.first(command.site(), command.sku(), command.shelf())));
            return command.shelf().code();
        }));
    }

    /** On which shelf of a site an item lies, when somebody told. */
    public Optional<Shelf> shelf(CallContext context, Site site, Sku sku) {
        Input.required(site, "site");
        Input.required(sku, "sku");
        return commands.read(
                context,
                VIEW,
                session -> new ShelfPlaces(session).find(site, sku).map(ShelfPlace::shelf));
    }

    /**
     * One page of the orders that can be put on a list at a site: held, with goods there, on no open list there; the one that came in
     * first first.
     *
     * <p>It goes through the held orders by an index and asks of each what it holds, of at most {@value View#READ_AT_MOST} for one
     * page: where goods lie is known to stock alone, and one order may hold goods at many sites. Then the page ends, with the orders
     * it has, and the next one goes on from there.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<OrderId> candidates(CallContext context, Site site, PageRequest page) {
        Input.required(site, "site");
        Input.required(page, "page");
        String scope = Doc.list(List.of(context.tenant().value(), CANDIDATES, site.code()), Doc::of)
                .toJson();
        Place place =
                page.after().map(token -> token.placeIn(scope, Place::read)).orElse(Place.FIRST);
        List<OrderId> found = new ArrayList<>();
        for (int looked = 0; looked < View.READ_AT_MOST; looked += LOOK_AHEAD) {
            PageRequest next = new PageRequest(LOOK_AHEAD, place.chunk());
            Page<Waiting> held = commands.read(context, VIEW, session -> held(session, site, next));
            for (Waiting order : held.rows()) {
                if (order.turn().compareTo(place.turn()) <= 0) {
                    continue;
                }
                if (found.size() == page.limit()) {
                    return new Page<>(found, Optional.of(place.token(scope)));
                }
                place = new Place(place.chunk(), order.turn());
                if (!order.listed() && !goodsAt(context, site, order.hold()).isEmpty()) {
                    found.add(order.id());
                }
            }
            if (held.next().isEmpty()) {
                return new Page<>(found, Optional.empty());
            }
            place = new Place(held.next(), place.turn());
        }
        return new Page<>(found, Optional.of(place.token(scope)));
    }

    /**
     * How far the held orders were looked at.
     *
     * @param chunk where those begin that were read together; empty for the first
     * @param turn of the last one looked at; blank for none
     */
    private record Place(Optional<PageToken> chunk, String turn) {
        private static final Place FIRST = new Place(Optional.empty(), "");

        static Place read(List<String> place) {
            return new Place(
                    Optional.of(place.get(0)).filter(text -> !text.isEmpty()).map(PageToken::parse), place.get(1));
        }

        PageToken token(String scope) {
            return PageToken.of(scope, List.of(chunk.map(PageToken::toString).orElse(""), turn));
        }
    }

    private record Waiting(OrderId id, String turn, HoldId hold, boolean listed) {}

    private static Page<Waiting> held(Session session, Site site, PageRequest page) {
        PickLists lists = PickLists.in(session);
        Page<FulfillmentOrder> held =
                FulfillmentOrders.in(session).page(OrderQuery.all().status(OrderStatus.Kind.HELD), page);
        List<Waiting> waiting = new ArrayList<>();
        for (FulfillmentOrder order : held.rows()) {
            String turn =
                    View.combined(View.sortable(order.arrivedAt()), order.id().toString());
            order.status()
                    .currentHold()
                    .ifPresent(hold -> waiting.add(new Waiting(
                            order.id(),
                            turn,
                            hold,
                            lists.openFor(site, order.id()).isPresent())));
        }
        return new Page<>(waiting, held.next());
    }

    private Map<Sku, Quantity> goodsAt(CallContext context, Site site, HoldId hold) {
        Map<Sku, Quantity> goods = new TreeMap<>();
        for (HeldLine line : stock.viewHold(context, hold).lines()) {
            if (line.site().equals(site)) {
                goods.merge(line.sku(), line.quantity(), Quantity::plus);
            }
        }
        return goods;
    }

    /**
     * Makes a list.
     *
     * @throws dev.backoffice.core.error.NotFound {@code order.unknown}
     * @throws RuleViolation {@code picking.order-not-held}, {@code picking.nothing-there} when an order has no goods at the
     *     site, {@code picking.already-listed} when it is on an open list there
     */
    public PickListId start(CallContext context, StartPickList command) {
        // What a hold holds never changes, so it is read before; an order with another hold by then is refused as not
        // held.
        Map<HoldId, Map<Sku, Quantity>> goods = new HashMap<>();
        for (HoldId hold : holds(context, Input.required(command, "command"))) {
            goods.put(hold, goodsAt(context, command.site(), hold));
        }
        return commands.run(context, START, command, session -> {
            PickListId id = PickListId.of(context.tenant(), command.key());
            session.authorize(subject(id, command.site()));
            PickLists lists = PickLists.in(session);
            List<PickLine> lines = new ArrayList<>();
            for (OrderId order : command.orders()) {
                lines.addAll(lines(session, lists, command.site(), order, goods));
            }
            lists.save(PickList.start(id, command.site(), lines, session.moment()));
            return id;
        });
    }

    private Set<HoldId> holds(CallContext context, StartPickList command) {
        return commands.read(context, START.name(), session -> {
            FulfillmentOrders orders = FulfillmentOrders.in(session);
            Set<HoldId> holds = new HashSet<>();
            command.orders()
                    .forEach(id -> orders.find(id)
                            .flatMap(order -> order.status().currentHold())
                            .ifPresent(holds::add));
            return holds;
        });
    }

    private static List<PickLine> lines(
            Session session, PickLists lists, Site site, OrderId id, Map<HoldId, Map<Sku, Quantity>> goods) {
        FulfillmentOrder order = FulfillmentOrders.in(session).get(id);
        Map<Sku, Quantity> there = heldWith(order)
                .flatMap(hold -> Optional.ofNullable(goods.get(hold)))
                .orElseThrow(() -> notHeld(order));
        if (there.isEmpty()) {
            throw RuleViolation.of("picking.nothing-there", "order", id.toString(), "site", site.code());
        }
        Optional<PickListId> open = lists.openFor(site, id);
        if (open.isPresent()) {
            throw RuleViolation.of(
                    "picking.already-listed",
                    "order",
                    id.toString(),
                    "site",
                    site.code(),
                    "list",
                    open.get().toString());
        }
        ShelfPlaces shelves = new ShelfPlaces(session);
        List<PickLine> lines = new ArrayList<>();
        there.forEach((sku, wanted) ->
                lines.add(PickLine.open(0, id, sku, shelves.find(site, sku).map(ShelfPlace::shelf), wanted)));
        return lines;
    }

    private static Optional<HoldId> heldWith(FulfillmentOrder order) {
        return order.status().kind() == OrderStatus.Kind.HELD ? order.status().currentHold() : Optional.empty();
    }

    private static RuleViolation notHeld(FulfillmentOrder order) {
        return RuleViolation.of(
                "picking.order-not-held",
                "order",
                order.id().toString(),
                "status",
                Forms.name(order.status().kind()));
    }

    /**
     * Says how much was taken for a line.
     *
     * @throws dev.backoffice.core.error.NotFound {@code picking.unknown}, {@code picking.unknown-line}
     * @throws dev.backoffice.core.error.InvalidInput {@code picking.too-much}, {@code picking.reason-missing}
     * @throws RuleViolation {@code picking.illegal-move} when the list is over
     */
    public PickListId pick(CallContext context, RecordPick command) {
        return move(
                context,
                PICK,
                command,
                (session, list) -> list.pick(command.line(), command.count(), command.shortBecause()));
    }

    /**
     * Says that everything was walked. Orders that are no longer held count as gone, whatever was taken for them.
     *
     * @throws RuleViolation {@code picking.lines-open}, {@code picking.illegal-move}
     */
    public PickListId complete(CallContext context, CompletePickList command) {
        return move(context, COMPLETE, command, (session, list) -> list.complete(gone(session, list)));
    }

    private static Set<OrderId> gone(Session session, PickList list) {
        FulfillmentOrders orders = FulfillmentOrders.in(session);
        Set<OrderId> gone = new HashSet<>(list.orders());
        gone.removeIf(id ->
                orders.find(id).filter(order -> stillWanted(order.status())).isPresent());
        return gone;
    }

    /** An order that waits goes on where it stood, so its goods stay where they were put. */
    private static boolean stillWanted(OrderStatus status) {
        return status instanceof OrderStatus.Waiting waiting
                ? stillWanted(waiting.before())
                : status.kind() == OrderStatus.Kind.HELD;
    }

    /** Says that nobody walks it any more. */
    public PickListId cancel(CallContext context, CancelPickList command) {
        return move(context, CANCEL, command, (session, list) -> list.cancel(command.reason()));
    }

    private interface Move {
        Transition<PickList, PickingEvent> of(Session session, PickList list);
    }

    private <C extends PickListCommand> PickListId move(
            CallContext context, Verb<C, PickListId> verb, C command, Move move) {
        return commands.run(context, verb, command, session -> {
            PickLists lists = PickLists.in(session);
            PickList list = lists.get(command.list());
            session.authorize(subject(list.id(), list.site()));
            Transition<PickList, PickingEvent> next = move.of(session, list);
            if (!next.events().isEmpty()) {
                lists.save(next);
            }
            return list.id();
        });
    }

    private static Subject subject(PickListId list, Site site) {
        return Subject.of("pick-list", list.toString()).with("site", site.code());
    }

    // ---- views

    /**
     * A list as it is now.
     *
     * @throws dev.backoffice.core.error.NotFound {@code picking.unknown}
     */
    public PickList view(CallContext context, PickListId list) {
        Input.required(list, "list");
        return commands.read(context, VIEW, session -> PickLists.in(session).get(list));
    }

    /**
     * One page of a query; see {@link PickListQuery} for its order and what it costs.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<PickList> list(CallContext context, PickListQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.read(context, VIEW, session -> PickLists.in(session).page(query, page));
    }

    /** Checks over the tenant's stored lists that each completed one has an answer for each order and line, and each order is on one open list at most. */
    public AuditReport audit(CallContext context) {
        AuditReport report = new AuditReport("inventory.picking", 0, List.of());
        Optional<PickListId> after = Optional.empty();
        do {
            Optional<PickListId> from = after;
            AuditedPage page = commands.read(context, AUDIT, session -> audit(session, from));
            report = report.and(page.report());
            after = page.last();
        } while (after.isPresent());
        return report;
    }

    /** A page's findings, and its last list when another page may follow. */
    private record AuditedPage(AuditReport report, Optional<PickListId> last) {}

    private static AuditedPage audit(Session session, Optional<PickListId> after) {
        PickLists lists = PickLists.in(session);
        List<PickList> page = lists.listAll(after, PAGE);
        List<Finding> findings = new ArrayList<>();
        page.forEach(list -> findings.addAll(PickingAudit.check(list, lists)));
        return new AuditedPage(
                new AuditReport("inventory.picking", page.size(), findings),
                page.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(page.get(page.size() - 1).id()));
    }
}
