package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.finance.charge.ChargeEvent;
import dev.backoffice.finance.charge.ChargeEvents;
import dev.backoffice.finance.charge.CreditEvents;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.CoveringDocument;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.DispatchOrder;
import dev.backoffice.inventory.order.InvoiceOrder;
import dev.backoffice.inventory.order.MakeReady;
import dev.backoffice.inventory.order.OrderEvent;
import dev.backoffice.inventory.order.OrderEvents;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.PackOrder;
import dev.backoffice.inventory.order.RevokeDispatch;
import dev.backoffice.inventory.order.SeparateOrder;
import dev.backoffice.inventory.order.Shipment;
import dev.backoffice.inventory.order.SplitOrder;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.returns.ReturnEvents;
import dev.backoffice.inventory.stock.StockEvents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moves orders on: each event of an order, of its goods, its money, its note or its return leads to the next step, under a key
 * made of the event, so a step that comes twice is done once.
 *
 * <p>What takes (goods, a number) is done before the order records it; what resolves (goods leave, a number is used) after.
 * Where the order has moved elsewhere meanwhile, say because it was cancelled, the step is no longer wanted: what it took is
 * given back. Before each step every {@link Gate} is asked; an order that lacks something waits and says for what.
 */
public final class OrderToCash {
    /** The name of its subscription. */
    public static final String NAME = "order-to-cash";

    /** Who is named as carrier of what leaves without people. */
    public static final String CARRIER = "carrier";

    /** How long an order waits at the counter when nobody says otherwise. */
    public static final Duration KEEP_AT_COUNTER = Duration.ofDays(7);

    private final Companies companies;
    private final OrderDesk desk;
    private final OrderStock goods;
    private final OrderCharges told;
    private final OrderMoney money;
    private final OrderReceivables receivables;
    private final OrderScreening screening;
    private final OrderParcels parcels;
    private final OrderPromises promises;
    private final OrderReturns returns;
    private final OrderNotes notes;
    private final Gates gates;
    private final Sourcing sourcing;
    private final ChannelPolicies channels;
    private final Set<Step> automatic;

    /**
     * The flow over these services.
     *
     * @param automatic the steps done without people
     */
    public OrderToCash(Companies companies, OrderServices services, OrderPolicies policies, Set<Step> automatic) {
        this.companies = companies;
        this.desk = new OrderDesk(services.orders(), policies.clock());
        this.goods = new OrderStock(desk, services.stock());
        OrderRefunds refunds = new OrderRefunds(desk, services.charges(), policies.clock());
        this.told = new OrderCharges(services.charges(), refunds, policies.payments(), companies, policies.clock());
        this.money =
                new OrderMoney(desk, goods, services.charges(), refunds, told, policies.payments(), policies.clock());
        this.receivables = new OrderReceivables(services.receivables());
        this.screening = new OrderScreening(desk, services.verifications(), policies.clock());
        this.parcels = new OrderParcels(services.catalog());
        this.promises = new OrderPromises(services.promises(), policies.shipping(), parcels);
        this.returns = new OrderReturns(desk, services.returns(), services.stock(), refunds);
        this.notes = new OrderNotes(services.invoicing(), policies.sales(), policies.clock());
        this.gates = new Gates(money, screening, policies.channels(), policies.gates());
        this.sourcing = policies.sourcing();
        this.channels = policies.channels();
        this.automatic = Set.copyOf(automatic);
    }

    /** The subscription that drives it. */
    public Subscription subscription() {
        Subscription subscription = Subscription.named(NAME)
                .on(OrderEvents.CODEC, this::onOrder)
                .on(StockEvents.CODEC, goods::onStock)
                .on(ChargeEvents.CODEC, this::onCharge)
                .on(CreditEvents.CODEC, money::onCredit)
                .on(ReturnEvents.CODEC, returns::onReturn);
        return notes.subscribe(screening.subscribe(subscription), this);
    }

    // ---- what happens to orders

    private void onOrder(CallContext context, Occurrence<OrderEvent> happened) {
        OrderEvent event = happened.event();
        EventKey key = happened.key();
        OrderId order = event.order();
        promises.follow(context, happened);
        if (event instanceof OrderEvent.OrderReceived) {
            OrderView received = desk.view(context, order);
            told.follow(context, received);
            screening.open(context, received);
            begin(context, happened, received);
        } else if (event instanceof OrderEvent.OrderPartReceived) {
            begin(context, happened, desk.view(context, order));
            goods.passOn(context, key, desk.view(context, order));
        } else if (event instanceof OrderEvent.OrderChanged changed) {
            changed.release().ifPresent(hold -> goods.release(context, hold));
            OrderView again = desk.view(context, order);
            told.follow(context, again);
            begin(context, happened, again);
        } else if (event instanceof OrderEvent.OrderChangeRejected) {
            desk.resumeIfWaitingFor(
                    context, key, desk.view(context, order), Set.of(WaitReason.CHANGE_REQUESTED), "It stays as it is.");
        } else if (event instanceof OrderEvent.OrderPaymentsChanged) {
            told.follow(context, desk.view(context, order));
        } else if (event instanceof OrderEvent.OrderHoldLost lost) {
            goods.release(context, lost.hold());
            begin(context, happened, desk.view(context, order));
        } else if (event instanceof OrderEvent.OrderSplit split) {
            promises.split(
                    context,
                    key,
                    order,
                    split.parts().stream().map(part -> desk.view(context, part)).toList());
        } else if (event instanceof OrderEvent.OrderResumed resumed) {
            goOn(context, happened, desk.view(context, order));
            if (resumed.waitedFor().equals(WaitReason.SHORT)) {
                goods.passOn(context, key, desk.view(context, order));
            }
        } else if (event instanceof OrderEvent.OrderHeld
                || event instanceof OrderEvent.OrderSeparated
                || event instanceof OrderEvent.OrderPacked) {
            goOn(context, happened, desk.view(context, order));
        } else if (event instanceof OrderEvent.OrderInvoiced) {
            OrderView covered = desk.view(context, order);
            receivables.open(context, covered, site(context, covered).dateOf(happened.at()));
            goOn(context, happened, covered);
        } else if (event instanceof OrderEvent.OrderDispatched dispatched) {
            goods.leave(context, order, dispatched.hold());
        } else if (event instanceof OrderEvent.DispatchRevoked revoked) {
            notes.cancel(context, key, revoked.document(), "Saida cancelada antes do despacho");
        } else if (event instanceof OrderEvent.OrderCancelled cancelled) {
            undo(context, key, cancelled);
        }
    }

    private void onCharge(CallContext context, Occurrence<ChargeEvent> happened) {
        money.onCharge(context, happened);
        returns.onCharge(context, happened);
    }

    private void goOn(CallContext context, Occurrence<OrderEvent> happened, OrderView order) {
        EventKey key = happened.key();
        switch (order.status()) {
            case RECEIVED -> begin(context, happened, order);
            case HELD -> {
                if (passes(context, key, order, Step.SEPARATE)) {
                    issueAfter(Step.HOLD, context, key, order);
                    step(Step.SEPARATE, context, key, order);
                }
            }
            case SEPARATED -> {
                issueAfter(Step.SEPARATE, context, key, order);
                step(Step.PACK, context, key, order);
            }
            case PACKED -> issueAfter(Step.PACK, context, key, order);
            case INVOICED -> {
                if (passes(context, key, order, Step.DISPATCH)) {
                    step(Step.DISPATCH, context, key, order);
                }
            }
            case WAITING, READY, SPLIT, DISPATCHED, DELIVERED, CANCELLED -> {
                // nothing follows by itself
            }
        }
    }

    /** Whether nothing is missing for a step; else the order waits for it. */
    private boolean passes(CallContext context, EventKey key, OrderView order, Step step) {
        List<WaitReason> missing = gates.before(context, step, order);
        if (!missing.isEmpty()) {
            desk.defer(context, key, order.id(), Gates.together(missing));
        }
        return missing.isEmpty();
    }

    private void step(Step step, CallContext context, EventKey key, OrderView order) {
        if (!automatic.contains(step)) {
            return;
        }
        OrderId id = order.id();
        desk.ifStillWanted(orders -> {
            switch (step) {
                case SEPARATE -> orders.separate(context, new SeparateOrder(key.commandKey("separate"), id));
                case PACK ->
                    orders.pack(
                            context,
                            new PackOrder(key.commandKey("pack"), id, List.of(parcels.single(context, order))));
                case DISPATCH -> {
                    if (order.terms().delivery() == DeliveryMethod.PICKUP) {
                        orders.makeReady(
                                context,
                                new MakeReady(
                                        key.commandKey("ready"), id, desk.now().plus(KEEP_AT_COUNTER)));
                    } else {
                        orders.dispatch(
                                context, new DispatchOrder(key.commandKey("dispatch"), id, Shipment.by(CARRIER)));
                    }
                }
                case HOLD, ISSUE_NOTE -> {
                    // done in their own way
                }
            }
        });
    }

    // ---- the beginning

    /** Chooses where it leaves from, in one part or several, and sets its goods aside. */
    private void begin(CallContext context, Occurrence<OrderEvent> happened, OrderView order) {
        EventKey key = happened.key();
        if (order.status() != OrderStatus.Kind.RECEIVED) {
            goods.releaseUnrecorded(context, key, order);
            return;
        }
        if (!automatic.contains(Step.HOLD) || !passes(context, key, order, Step.HOLD)) {
            return;
        }
        try {
            Optional<Establishment> from = from(context, key, order);
            if (from.isEmpty()) {
                return;
            }
            List<WaitReason> obstacles = notes.obstacles(order, desk.buyer(context, order.id()), from.get());
            if (!obstacles.isEmpty()) {
                desk.defer(context, key, order.id(), Gates.together(obstacles));
                return;
            }
            promises.promise(context, key, order, from.get(), happened.at());
            if (!goods.hold(context, key, order, from.get()) && money.paidTooLate(context, order)) {
                cancel(context, key, order.id(), "Paid too late: the goods are gone");
            }
        } catch (InvalidInput | NotFound refused) {
            // say, an establishment without a number at the state's tax office: the order says what it waits for
            desk.defer(context, key, order.id(), WaitReason.HOLD_REFUSED, String.valueOf(refused.getMessage()));
        }
    }

    /** From where it leaves; nowhere when it goes on as parts, each of which knows its place. */
    private Optional<Establishment> from(CallContext context, EventKey key, OrderView order) {
        if (order.partOf().isPresent() && order.partOf().get().site().isPresent()) {
            return Optional.of(companies
                    .of(context.tenant())
                    .at(order.partOf().get().site().get().code()));
        }
        SourcingPlan plan =
                sourcing.plan(context, companies.of(context.tenant()), order).value();
        if (plan.split() && order.partOf().isEmpty()) {
            desk.ifStillWanted(
                    orders -> orders.split(context, new SplitOrder(key.commandKey("split"), order.id(), plan.parts())));
            return Optional.empty();
        }
        return Optional.of(plan.shares().get(0).from());
    }

    private void cancel(CallContext context, EventKey key, OrderId order, String reason) {
        desk.ifStillWanted(
                orders -> orders.cancel(context, new CancelOrder(key.commandKey("cancel/" + order), order, reason)));
    }

    // ---- the note

    private void issueAfter(Step step, CallContext context, EventKey key, OrderView order) {
        boolean now = channels.of(context, order.terms().channel()).noteAfter() == step;
        // one that was packed before the policy changed gets its note all the same
        boolean late = step == Step.PACK;
        if (automatic.contains(Step.ISSUE_NOTE)
                && (now || late)
                && order.document().isEmpty()) {
            issue(context, key, order);
        }
    }

    private void issue(CallContext context, EventKey key, OrderView order) {
        OrderId id = order.id();
        try {
            notes.issue(context, key, order, desk.buyer(context, id), site(context, order))
                    .ifPresent(note -> authorized(context, key, id, note));
        } catch (InvalidInput | RuleViolation | NotFound refused) {
            desk.defer(context, key, id, WaitReason.NOTE_REFUSED, String.valueOf(refused.getMessage()));
        }
    }

    /** The establishment whose goods are set aside: it issues the note. */
    private Establishment site(CallContext context, OrderView order) {
        return companies.of(context.tenant()).at(goods.site(context, order).code());
    }

    /** The authority authorised the order's note: it may leave. */
    void authorized(CallContext context, EventKey key, OrderId id, FiscalDocumentId note) {
        if (!notes.stands(context, note)) {
            return;
        }
        CoveringDocument document = CoveringDocument.authorized(note.toString());
        boolean wanted = desk.ifStillWanted(
                orders -> orders.invoice(context, new InvoiceOrder(key.commandKey("invoice"), id, document)));
        if (wanted) {
            if (!notes.stands(context, note)) {
                // its cancellation began before the order was under it, and found no permission to take back
                revoke(context, key, id, note);
            }
            return;
        }
        OrderView order = desk.view(context, id);
        // an order that waits for something goes on with this note when it is resumed
        boolean willTake = order.status() == OrderStatus.Kind.WAITING
                && order.hold().isPresent()
                && order.document().isEmpty();
        if (!willTake && !covers(note, order)) {
            notes.cancel(context, key, document, "Pedido cancelado antes da saida");
        }
    }

    private static boolean covers(FiscalDocumentId note, OrderView order) {
        return order.status() != OrderStatus.Kind.CANCELLED
                && order.document().map(CoveringDocument::reference).equals(Optional.of(note.toString()));
    }

    /** Whether an order is to leave, or has left, under a note. */
    boolean leavesUnder(CallContext context, OrderId id, FiscalDocumentId note) {
        OrderView order = desk.view(context, id);
        return covers(note, order) || order.shipment().isPresent();
    }

    boolean isCancelled(CallContext context, OrderId order) {
        return desk.view(context, order).status() == OrderStatus.Kind.CANCELLED;
    }

    /** The order's note is cancelled and the order is not: it waits for somebody to decide whether it gets another one. */
    void noteCancelled(CallContext context, EventKey key, OrderId id, FiscalDocumentId note) {
        OrderView order = desk.view(context, id);
        if (covers(note, order)) {
            revoke(context, key, id, note);
            order = desk.view(context, id);
        }
        boolean uncovered = order.document().isEmpty()
                && order.shipment().isEmpty()
                && order.hold().isPresent();
        boolean onItsWay = order.status() == OrderStatus.Kind.HELD
                || order.status() == OrderStatus.Kind.SEPARATED
                || order.status() == OrderStatus.Kind.PACKED;
        if (onItsWay && uncovered && notes.isLast(context, id, note)) {
            desk.defer(
                    context,
                    key,
                    id,
                    WaitReason.of(
                            WaitReason.NOTE_CANCELLED, "Its note was cancelled; when it goes on it gets another one."));
        }
    }

    private void revoke(CallContext context, EventKey key, OrderId order, FiscalDocumentId note) {
        desk.ifStillWanted(orders ->
                orders.revokeDispatch(context, new RevokeDispatch(key.commandKey("revoke"), order, note.toString())));
    }

    /** The authority rejected the order's note: somebody has to look. Its words stay with the document. */
    void rejected(CallContext context, EventKey key, OrderId order, String code) {
        desk.defer(
                context,
                key,
                order,
                WaitReason.of(
                        WaitReason.NOTE_REJECTED,
                        "The tax authority rejected its note with code " + code + "; its words are with the note."));
    }

    // ---- what a cancellation undoes

    private void undo(CallContext context, EventKey key, OrderEvent.OrderCancelled cancelled) {
        OrderView order = desk.view(context, cancelled.order());
        for (OrderId part : order.parts()) {
            cancel(context, key, part, cancelled.reason());
        }
        // the buyer's money does not wait for what is to be cleared up with the goods
        money.cancelled(context, key, order);
        screening.cancelled(context, order);
        receivables.cancelled(context, order);
        cancelled.compensation().release().ifPresent(hold -> goods.release(context, hold));
        returns.end(context, order);
        cancelled
                .compensation()
                .takeBack()
                .ifPresent(hold -> goods.comeBack(context, order.id(), hold, returns.lines(context, order.id())));
        order.partOf().ifPresent(part -> cancelWhenNothingIsLeft(context, key, part.mother()));
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

    /** A whole is over with the last of its parts: nobody pays for it any more. */
    private void cancelWhenNothingIsLeft(CallContext context, EventKey key, OrderId whole) {
        boolean over = desk.view(context, whole).parts().stream()
                .allMatch(part -> desk.view(context, part).status() == OrderStatus.Kind.CANCELLED);
        if (over) {
            cancel(context, key, whole, "All its parts were cancelled");
        }
    }

    private static boolean circulated(OrderStatus.Kind from) {
        return from == OrderStatus.Kind.DISPATCHED || from == OrderStatus.Kind.DELIVERED;
    }
}
