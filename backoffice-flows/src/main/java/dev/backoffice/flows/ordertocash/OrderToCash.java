package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.fiscal.document.Invoicing;
import dev.backoffice.inventory.catalog.Catalog;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.CoveringDocument;
import dev.backoffice.inventory.order.DeferOrder;
import dev.backoffice.inventory.order.DispatchOrder;
import dev.backoffice.inventory.order.InvoiceOrder;
import dev.backoffice.inventory.order.LoseHold;
import dev.backoffice.inventory.order.OrderEvent;
import dev.backoffice.inventory.order.OrderEvents;
import dev.backoffice.inventory.order.OrderGoods;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Orders;
import dev.backoffice.inventory.order.PackOrder;
import dev.backoffice.inventory.order.Parcel;
import dev.backoffice.inventory.order.RecordHold;
import dev.backoffice.inventory.order.ResumeOrder;
import dev.backoffice.inventory.order.RevokeDispatch;
import dev.backoffice.inventory.order.SeparateOrder;
import dev.backoffice.inventory.order.Shipment;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.stock.CommitHold;
import dev.backoffice.inventory.stock.CostedLine;
import dev.backoffice.inventory.stock.GoodsReceived;
import dev.backoffice.inventory.stock.GoodsReturned;
import dev.backoffice.inventory.stock.HeldLine;
import dev.backoffice.inventory.stock.HoldExpired;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.HoldStock;
import dev.backoffice.inventory.stock.ReleaseHold;
import dev.backoffice.inventory.stock.ReturnGoods;
import dev.backoffice.inventory.stock.Site;
import dev.backoffice.inventory.stock.Stock;
import dev.backoffice.inventory.stock.StockEvent;
import dev.backoffice.inventory.stock.StockEvents;
import dev.backoffice.inventory.stock.StockReleased;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Moves orders on: each event of an order, of its goods or of its note leads to the next step, under a key made of the event,
 * so a step that comes twice is done once.
 *
 * <p>What takes (goods, a number) is done before the order records it; what resolves (goods leave, a number is used) after.
 * Where the order has moved elsewhere meanwhile, say because it was cancelled, the step is no longer wanted: what it took is
 * given back.
 */
public final class OrderToCash {
    /** The name of its subscription. */
    public static final String NAME = "order-to-cash";

    /** Who is named as carrier of what leaves without people. */
    public static final String CARRIER = "carrier";

    private static final Duration KEEP_FOR = Duration.ofDays(30);
    private static final int PAGE = 500;
    private static final long GRAMS_WHEN_UNKNOWN = 1;

    private final Companies companies;
    private final Catalog catalog;
    private final Stock stock;
    private final Orders orders;
    private final SiteChoice sites;
    private final OrderNotes notes;
    private final Set<Step> automatic;

    /** @param automatic the steps done without people */
    public OrderToCash(
            Companies companies,
            Catalog catalog,
            Stock stock,
            Orders orders,
            SiteChoice sites,
            Invoicing invoicing,
            SaleNote sales,
            Set<Step> automatic,
            InstantSource clock) {
        this.companies = companies;
        this.catalog = catalog;
        this.stock = stock;
        this.orders = orders;
        this.sites = sites;
        this.notes = new OrderNotes(invoicing, sales, clock);
        this.automatic = Set.copyOf(automatic);
    }

    /** The subscription that drives it. */
    public Subscription subscription() {
        return notes.subscribe(
                Subscription.named(NAME).on(OrderEvents.CODEC, this::onOrder).on(StockEvents.CODEC, this::onStock),
                this);
    }

    // ---- what happens to orders

    private void onOrder(CallContext context, Occurrence<OrderEvent> happened) {
        OrderEvent event = happened.event();
        EventKey key = happened.key();
        OrderId order = event.order();
        if (event instanceof OrderEvent.OrderReceived
                || event instanceof OrderEvent.OrderPartReceived
                || event instanceof OrderEvent.OrderHoldLost) {
            hold(context, key, order);
        } else if (event instanceof OrderEvent.OrderChanged changed) {
            changed.release().ifPresent(hold -> release(context, hold));
            hold(context, key, order);
        } else if (event instanceof OrderEvent.OrderChangeRejected) {
            resumeFrom(context, key, order, WaitReason.CHANGE_REQUESTED, "It stays as it is.");
        } else if (event instanceof OrderEvent.OrderPaymentsChanged) {
            resumeFrom(context, key, order, WaitReason.AWAITING_PAYMENT, "The channel tells of other payments.");
        } else if (event instanceof OrderEvent.OrderResumed resumed) {
            goOn(context, key, order, resumed.to());
        } else if (event instanceof OrderEvent.OrderHeld) {
            goOn(context, key, order, OrderStatus.Kind.HELD);
        } else if (event instanceof OrderEvent.OrderSeparated) {
            goOn(context, key, order, OrderStatus.Kind.SEPARATED);
        } else if (event instanceof OrderEvent.OrderPacked) {
            // one that has its document already may leave at once
            boolean covered = orders.view(context, order).status() == OrderStatus.Kind.INVOICED;
            goOn(context, key, order, covered ? OrderStatus.Kind.INVOICED : OrderStatus.Kind.PACKED);
        } else if (event instanceof OrderEvent.OrderInvoiced) {
            goOn(context, key, order, OrderStatus.Kind.INVOICED);
        } else if (event instanceof OrderEvent.OrderDispatched dispatched) {
            leave(context, order, dispatched.hold());
        } else if (event instanceof OrderEvent.DispatchRevoked revoked) {
            notes.cancel(context, key, revoked.document(), "Saida cancelada antes do despacho");
        } else if (event instanceof OrderEvent.OrderCancelled cancelled) {
            undo(context, key, cancelled);
        }
    }

    private void goOn(CallContext context, EventKey key, OrderId order, OrderStatus.Kind from) {
        switch (from) {
            case RECEIVED -> hold(context, key, order);
            case HELD ->
                automatically(
                        Step.SEPARATE,
                        () -> orders.separate(context, new SeparateOrder(key.commandKey("separate"), order)));
            case SEPARATED ->
                automatically(
                        Step.PACK,
                        () -> orders.pack(
                                context,
                                new PackOrder(key.commandKey("pack"), order, List.of(parcel(context, order)))));
            case PACKED -> automatically(Step.ISSUE_NOTE, () -> issue(context, key, order));
            case INVOICED ->
                automatically(
                        Step.DISPATCH,
                        () -> orders.dispatch(
                                context, new DispatchOrder(key.commandKey("dispatch"), order, Shipment.by(CARRIER))));
            case WAITING, READY, DISPATCHED, DELIVERED, SPLIT, CANCELLED -> {
                // nothing follows by itself
            }
        }
    }

    private void automatically(Step step, Runnable move) {
        if (automatic.contains(step)) {
            ifStillWanted(move);
        }
    }

    /**
     * Does a move; false when the order has moved elsewhere, so that the move is not needed any more.
     *
     * <p>The key is the event's, so a receipt of another input is one of an earlier delivery of the same event: the move was
     * made then, from what was known then.
     */
    private static boolean ifStillWanted(Runnable move) {
        try {
            move.run();
            return true;
        } catch (RuleViolation refused) {
            if (!refused.code().equals("order.illegal-move")) {
                throw refused;
            }
            return false;
        } catch (Conflict conflict) {
            if (!conflict.code().equals("receipt.other-input")) {
                throw conflict;
            }
            return true;
        }
    }

    private void hold(CallContext context, EventKey key, OrderId id) {
        OrderView order = orders.view(context, id);
        if (order.status() != OrderStatus.Kind.RECEIVED) {
            releaseUnrecorded(context, HoldId.of(context.tenant(), key.commandKey("hold")), order);
            return;
        }
        try {
            Establishment site =
                    sites.choose(context, companies.of(context.tenant()), order).value();
            List<WaitReason> obstacles = new ArrayList<>(OrderChecks.obstacles(order));
            obstacles.addAll(notes.obstacles(order, orders.buyer(context, id), site));
            if (!obstacles.isEmpty()) {
                defer(context, key, id, OrderChecks.together(obstacles));
                return;
            }
            HoldId hold = holdOnce(context, holdOf(key.commandKey("hold"), order, site));
            if (!ifStillWanted(() -> orders.hold(context, new RecordHold(key.commandKey("held"), id, hold)))) {
                release(context, hold);
            }
        } catch (RuleViolation refused) {
            if (!refused.code().equals("stock.short")) {
                throw refused;
            }
            deferShort(context, key, order, refused);
        } catch (InvalidInput | NotFound refused) {
            // say, an establishment without a number at the state's tax office: the order says what it waits for
            defer(
                    context,
                    key,
                    id,
                    WaitReason.of(WaitReason.HOLD_REFUSED, brief(String.valueOf(refused.getMessage()))));
        }
    }

    /** What an earlier delivery set aside and could not record any more, because the order was cancelled meanwhile. */
    private void releaseUnrecorded(CallContext context, HoldId hold, OrderView order) {
        if (order.status() == OrderStatus.Kind.CANCELLED && !order.hold().equals(Optional.of(hold))) {
            try {
                release(context, hold);
            } catch (NotFound nothingSetAside) {
                // the usual case
            }
        }
    }

    private void deferShort(CallContext context, EventKey key, OrderView order, RuleViolation shortage) {
        Sku sku = Sku.of(shortage.details()
                .getOrDefault("sku", order.terms().lines().get(0).sku().value()));
        defer(
                context,
                key,
                order.id(),
                WaitReason.shortOf(sku, shortage.details().getOrDefault("available", "0")));
        // Goods that came in before the order said that it waits did not find it waiting.
        String place = shortage.details().getOrDefault("site", "");
        long wanted = Long.parseLong(shortage.details().getOrDefault("wanted", "0"));
        boolean thereNow = stock.availability(context, sku).sites().stream()
                .anyMatch(site ->
                        site.site().code().equals(place) && site.available().toMinor() >= wanted);
        if (thereNow) {
            ifStillWanted(() -> orders.resume(
                    context,
                    new ResumeOrder(key.commandKey("resume"), order.id(), "Goods of " + sku + " are there now.")));
        }
    }

    /** An earlier delivery may have chosen another site: its hold is the one. */
    private HoldId holdOnce(CallContext context, HoldStock command) {
        try {
            return stock.hold(context, command);
        } catch (Conflict conflict) {
            if (!conflict.code().equals("receipt.other-input")) {
                throw conflict;
            }
            return HoldId.of(context.tenant(), command.key());
        }
    }

    private static HoldStock holdOf(IdempotencyKey key, OrderView order, Establishment site) {
        HoldStock hold = HoldStock.of(key, order.id().toString()).keepFor(KEEP_FOR);
        for (OrderGoods goods : order.goods()) {
            hold = hold.line(Site.of(site.site()), goods.sku(), goods.quantity().value());
        }
        return hold;
    }

    private void resumeFrom(CallContext context, EventKey key, OrderId order, String waitedFor, String because) {
        boolean waits = orders.view(context, order)
                .waitsFor()
                .filter(reason -> reason.code().equals(waitedFor))
                .isPresent();
        if (waits) {
            ifStillWanted(() -> orders.resume(context, new ResumeOrder(key.commandKey("resume"), order, because)));
        }
    }

    private void defer(CallContext context, EventKey key, OrderId order, WaitReason reason) {
        ifStillWanted(() -> orders.defer(context, new DeferOrder(key.commandKey("defer"), order, reason)));
    }

    private Parcel parcel(CallContext context, OrderId id) {
        long grams = 0;
        for (OrderGoods goods : orders.view(context, id).goods()) {
            long each = catalog.view(context, goods.sku()).weightGrams().orElse(0L);
            grams += goods.quantity().value().multiply(BigDecimal.valueOf(each)).longValue();
        }
        return Parcel.of("1", Math.max(GRAMS_WHEN_UNKNOWN, grams));
    }

    // ---- the note

    private void issue(CallContext context, EventKey key, OrderId id) {
        OrderView order = orders.view(context, id);
        if (order.status() != OrderStatus.Kind.PACKED) {
            return;
        }
        try {
            notes.issue(context, key, order, orders.buyer(context, id), site(context, order))
                    .ifPresent(note -> authorized(context, key, id, note));
        } catch (InvalidInput | RuleViolation | NotFound refused) {
            defer(
                    context,
                    key,
                    id,
                    WaitReason.of(WaitReason.NOTE_REFUSED, brief(String.valueOf(refused.getMessage()))));
        }
    }

    /** The establishment whose goods are set aside: it issues the note. */
    private Establishment site(CallContext context, OrderView order) {
        HoldId hold = order.hold()
                .orElseThrow(
                        () -> NotFound.of("hold.unknown", "hold", order.id().toString()));
        Site site = stock.viewHold(context, hold).lines().get(0).site();
        return companies.of(context.tenant()).at(site.code());
    }

    /** The authority authorised the order's note: it may leave. */
    void authorized(CallContext context, EventKey key, OrderId id, FiscalDocumentId note) {
        if (!notes.stands(context, note)) {
            return;
        }
        CoveringDocument document = CoveringDocument.authorized(note.toString());
        boolean wanted =
                ifStillWanted(() -> orders.invoice(context, new InvoiceOrder(key.commandKey("invoice"), id, document)));
        if (wanted) {
            if (!notes.stands(context, note)) {
                // its cancellation began before the order was under it, and found no permission to take back
                revoke(context, key, id, note);
            }
            return;
        }
        OrderView order = orders.view(context, id);
        boolean packed = order.status() == OrderStatus.Kind.PACKED
                || order.status() == OrderStatus.Kind.WAITING
                        && !order.parcels().isEmpty()
                        && order.document().isEmpty();
        // a packed order that waits goes on with this note when it is resumed
        if (!packed && !covers(note, order)) {
            notes.cancel(context, key, document, "Pedido cancelado antes da saida");
        }
    }

    private static boolean covers(FiscalDocumentId note, OrderView order) {
        return order.status() != OrderStatus.Kind.CANCELLED
                && order.document().map(CoveringDocument::reference).equals(Optional.of(note.toString()));
    }

    /** Whether an order is to leave, or has left, under a note. */
    boolean leavesUnder(CallContext context, OrderId id, FiscalDocumentId note) {
        OrderView order = orders.view(context, id);
        return covers(note, order) || order.shipment().isPresent();
    }

    boolean isCancelled(CallContext context, OrderId order) {
        return orders.view(context, order).status() == OrderStatus.Kind.CANCELLED;
    }

    /** The order's note is cancelled and the order is not: it waits for somebody to decide whether it gets another one. */
    void noteCancelled(CallContext context, EventKey key, OrderId id, FiscalDocumentId note) {
        OrderView order = orders.view(context, id);
        if (covers(note, order)) {
            revoke(context, key, id, note);
            order = orders.view(context, id);
        }
        if (order.status() == OrderStatus.Kind.PACKED && notes.isLast(context, id, note)) {
            defer(
                    context,
                    key,
                    id,
                    WaitReason.of(
                            WaitReason.NOTE_CANCELLED, "Its note was cancelled; when it goes on it gets another one."));
        }
    }

    private void revoke(CallContext context, EventKey key, OrderId order, FiscalDocumentId note) {
        ifStillWanted(() ->
                orders.revokeDispatch(context, new RevokeDispatch(key.commandKey("revoke"), order, note.toString())));
    }

    /** The authority rejected the order's note: somebody has to look. Its words stay with the document. */
    void rejected(CallContext context, EventKey key, OrderId order, String code) {
        defer(
                context,
                key,
                order,
                WaitReason.of(
                        WaitReason.NOTE_REJECTED,
                        "The tax authority rejected its note with code " + code + "; its words are with the note."));
    }

    // ---- what a cancellation undoes

    private void undo(CallContext context, EventKey key, OrderEvent.OrderCancelled cancelled) {
        for (OrderId part : orders.view(context, cancelled.order()).parts()) {
            ifStillWanted(() -> orders.cancel(
                    context, new CancelOrder(key.commandKey("cancel/" + part), part, cancelled.reason())));
        }
        cancelled.compensation().release().ifPresent(hold -> release(context, hold));
        cancelled.compensation().takeBack().ifPresent(hold -> {
            // it may not have left yet when the cancellation overtook the goods
            unlessOver(() -> stock.commit(context, CommitHold.of(hold)));
            takeBack(context, cancelled.order(), hold);
        });
        if (circulated(cancelled.from())) {
            // a note whose goods have circulated stands (Ajuste SINIEF 07/2005); their return needs a note of its own
            return;
        }
        cancelled
                .compensation()
                .document()
                .ifPresent(
                        document -> notes.cancel(context, key, document, notes.cancellationReason(cancelled.reason())));
        notes.discard(context, key, cancelled.order());
    }

    /** Goods that left after the time they were set aside for are taken from what is there: they are gone all the same. */
    private void leave(CallContext context, OrderId order, HoldId hold) {
        try {
            stock.commit(context, CommitHold.of(hold));
        } catch (RuleViolation over) {
            if (!over.code().equals("hold.not-live")) {
                throw over;
            }
            HoldStock again = HoldStock.of(lateKey(order), order.toString()).keepFor(KEEP_FOR);
            for (HeldLine line : stock.viewHold(context, hold).lines()) {
                again = again.line(line.site(), line.sku(), line.quantity().value());
            }
            stock.commit(context, CommitHold.of(stock.hold(context, again)));
        }
    }

    private void takeBack(CallContext context, OrderId order, HoldId hold) {
        String document = "cancel-" + order;
        try {
            stock.takeBack(context, ReturnGoods.of(document, hold));
        } catch (RuleViolation leftLate) {
            if (!leftLate.code().equals("stock.not-issued")) {
                throw leftLate;
            }
            stock.takeBack(context, ReturnGoods.of(document, HoldId.of(context.tenant(), lateKey(order))));
        }
    }

    private static IdempotencyKey lateKey(OrderId order) {
        return IdempotencyKey.of("left-late/" + order);
    }

    private static boolean circulated(OrderStatus.Kind from) {
        return from == OrderStatus.Kind.DISPATCHED || from == OrderStatus.Kind.DELIVERED;
    }

    private void release(CallContext context, HoldId hold) {
        unlessOver(() -> stock.release(context, ReleaseHold.of(hold)));
    }

    /** Ends a hold unless it has ended: a receipt says so for a while only, the hold for ever. */
    private static void unlessOver(Runnable end) {
        try {
            end.run();
        } catch (RuleViolation over) {
            if (!over.code().equals("hold.not-live")) {
                throw over;
            }
        }
    }

    // ---- what happens to goods

    private void onStock(CallContext context, Occurrence<StockEvent> happened) {
        StockEvent event = happened.event();
        EventKey key = happened.key();
        if (event instanceof HoldExpired expired) {
            orderOf(context, expired.reference()).ifPresent(order -> loseHold(context, key, order, expired.hold()));
            resumeShort(context, key, skusOf(context, expired.hold()), "were given back");
        } else if (event instanceof StockReleased released) {
            resumeShort(context, key, skusOf(context, released.hold()), "were given back");
        } else if (event instanceof GoodsReturned returned) {
            resumeShort(
                    context,
                    key,
                    returned.lines().stream().map(CostedLine::sku).collect(Collectors.toSet()),
                    "came back");
        } else if (event instanceof GoodsReceived received) {
            resumeShort(context, key, Set.of(received.sku()), "came in");
        }
    }

    private Set<Sku> skusOf(CallContext context, HoldId hold) {
        return stock.viewHold(context, hold).lines().stream().map(HeldLine::sku).collect(Collectors.toSet());
    }

    /** An order that has a document already cannot go back: it waits for somebody to decide. */
    private void loseHold(CallContext context, EventKey key, OrderId order, HoldId hold) {
        boolean lost =
                ifStillWanted(() -> orders.loseHold(context, new LoseHold(key.commandKey("lose-hold"), order, hold)));
        if (!lost && keepsItsDocument(orders.view(context, order))) {
            defer(
                    context,
                    key,
                    order,
                    WaitReason.of(WaitReason.HOLD_LOST, "The time its goods were set aside for has passed."));
        }
    }

    private static boolean keepsItsDocument(OrderView order) {
        return order.document().isPresent()
                && order.shipment().isEmpty()
                && order.status() != OrderStatus.Kind.CANCELLED
                && order.status() != OrderStatus.Kind.WAITING;
    }

    /** Orders that wait for one of these items try again. */
    private void resumeShort(CallContext context, EventKey key, Set<Sku> skus, String how) {
        Map<OrderId, Sku> again = new LinkedHashMap<>();
        Optional<OrderId> after = Optional.empty();
        List<OrderView> page;
        do {
            page = orders.waitingFor(context, "order.short", after, PAGE);
            for (OrderView order : page) {
                after = Optional.of(order.id());
                order.goods().stream()
                        .map(OrderGoods::sku)
                        .filter(skus::contains)
                        .findFirst()
                        .ifPresent(sku -> again.put(order.id(), sku));
            }
        } while (page.size() == PAGE);
        again.forEach((order, sku) -> ifStillWanted(() -> orders.resume(
                context,
                new ResumeOrder(key.commandKey("resume/" + order), order, "Goods of " + sku + " " + how + "."))));
    }

    /** The order goods were set aside for; empty when a host set them aside for something of its own. */
    private Optional<OrderId> orderOf(CallContext context, String reference) {
        try {
            return Optional.of(orders.view(context, OrderId.parse(reference)).id());
        } catch (InvalidInput | NotFound notAnOrder) {
            return Optional.empty();
        }
    }

    private static String brief(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300);
    }
}
