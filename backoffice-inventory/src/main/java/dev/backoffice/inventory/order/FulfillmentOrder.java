package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.stock.HoldId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/**
 * One order on its way to the customer. Immutable and thread-safe: each move gives the next state and what happened, or is
 * refused with {@code order.illegal-move} when {@link OrderMoves} does not have it.
 *
 * <p>It names its buyer only by its own id: the personal values lie beside it.
 */
public final class FulfillmentOrder {
    private final OrderId id;
    private final OrderTerms terms;
    private final OrderStatus status;
    private final List<Reason> why;

    /** The state of an order as stored; new orders come from {@link #receive}. */
    FulfillmentOrder(OrderId id, OrderTerms terms, OrderStatus status, List<Reason> why) {
        this.id = id;
        this.terms = terms;
        this.status = status;
        this.why = List.copyOf(why);
    }

    /**
     * A new order.
     *
     * @param terms what was ordered
     * @throws InvalidInput {@code order.payments-differ} when there are payments and they do not sum to the total
     */
    public static Transition<FulfillmentOrder, OrderEvent> receive(OrderId id, OrderTerms terms, Moment moment) {
        Input.required(id, "order");
        Input.required(terms, "terms");
        Money total = terms.total();
        Money paid = terms.payments().stream().map(Payment::amount).reduce(Money.zero(terms.currency()), Money::plus);
        if (!terms.payments().isEmpty() && !paid.equals(total)) {
            throw InvalidInput.of(
                    "order.payments-differ", "payments", Amounts.text(paid), "total", Amounts.text(total));
        }
        Reason reason = Reason.of(
                        "order.received",
                        "It came in from " + terms.channel() + " as " + terms.channelOrder() + ": "
                                + terms.lines().size()
                                + (terms.lines().size() == 1 ? " line, " : " lines, ") + total + ".")
                .with("at", moment.now());
        FulfillmentOrder order = new FulfillmentOrder(id, terms, new OrderStatus.Received(), List.of(reason));
        return Transition.of(order, new OrderEvent.OrderReceived(id, terms.channel(), terms.channelOrder(), total));
    }

    // ---- moves

    /** Its goods were set aside. */
    public Transition<FulfillmentOrder, OrderEvent> hold(HoldId hold, Moment moment) {
        legal(OrderMove.HOLD);
        return moved(
                new OrderStatus.Held(hold),
                new OrderEvent.OrderHeld(id, hold),
                because("order.held", "All its goods are set aside.", moment).with("hold", hold));
    }

    /**
     * Its goods are set aside no longer; it begins again.
     *
     * @throws RuleViolation {@code order.other-hold} when it has another hold by now
     */
    public Transition<FulfillmentOrder, OrderEvent> loseHold(HoldId hold, Moment moment) {
        legal(OrderMove.LOSE_HOLD);
        Reason reason = because("order.hold-lost", "The time its goods were set aside for has passed.", moment)
                .with("hold", hold);
        OrderStatus held = inner();
        if (!OrderMoves.legal(OrderMove.LOSE_HOLD, held.kind())
                || held.currentHold().isEmpty()) {
            throw illegal(OrderMove.LOSE_HOLD, held.kind());
        }
        if (!held.currentHold().equals(Optional.of(hold))) {
            throw RuleViolation.of("order.other-hold", "order", id.toString(), "hold", hold.toString());
        }
        return moved(instead(new OrderStatus.Received()), new OrderEvent.OrderHoldLost(id, hold), reason);
    }

    /** Its goods were picked from their shelves. */
    public Transition<FulfillmentOrder, OrderEvent> separate(Moment moment) {
        legal(OrderMove.SEPARATE);
        return moved(
                new OrderStatus.Separated(((OrderStatus.Held) status).hold()),
                new OrderEvent.OrderSeparated(id),
                because("order.separated", "Its goods are picked.", moment));
    }

    /** Its goods were packed. */
    public Transition<FulfillmentOrder, OrderEvent> pack(List<Parcel> parcels, Moment moment) {
        legal(OrderMove.PACK);
        if (Input.required(parcels, "parcels").isEmpty()) {
            throw InvalidInput.of("input.empty", "field", "parcels");
        }
        return moved(
                new OrderStatus.Packed(((OrderStatus.Separated) status).hold(), parcels),
                new OrderEvent.OrderPacked(id, parcels),
                because(
                                "order.packed",
                                parcels.size() == 1
                                        ? "It is packed in 1 parcel."
                                        : "It is packed in " + parcels.size() + " parcels.",
                                moment)
                        .with("parcels", parcels.size()));
    }

    /** A document covers it: it may be dispatched. */
    public Transition<FulfillmentOrder, OrderEvent> invoice(CoveringDocument document, Moment moment) {
        legal(OrderMove.INVOICE);
        return moved(
                new OrderStatus.Invoiced((OrderStatus.Packed) status, document),
                new OrderEvent.OrderInvoiced(id, document),
                because("order.invoiced", "A document covers its goods on their way.", moment)
                        .with("document", document.reference())
                        .with("coverage", document.coverage()));
    }

    /**
     * The document is about to be cancelled: takes the permission to dispatch under it back. Nothing happens to an order that
     * was cancelled before it left, because it will not leave.
     *
     * @throws RuleViolation {@code order.illegal-move} when it has left, {@code order.other-document} when another document
     *     covers it
     */
    public Transition<FulfillmentOrder, OrderEvent> revokeDispatch(String document, Moment moment) {
        legal(OrderMove.REVOKE_DISPATCH);
        OrderStatus covered = inner();
        if (!(covered instanceof OrderStatus.Invoiced invoiced)) {
            throw illegal(OrderMove.REVOKE_DISPATCH, covered.kind());
        }
        if (!invoiced.document().reference().equals(document)) {
            throw RuleViolation.of(
                    "order.other-document",
                    "order",
                    id.toString(),
                    "document",
                    document,
                    "covering",
                    invoiced.document().reference());
        }
        if (status instanceof OrderStatus.Cancelled) {
            return Transition.of(this, List.of());
        }
        return moved(
                instead(invoiced.packed()),
                new OrderEvent.DispatchRevoked(id, invoiced.document()),
                because("order.dispatch-revoked", "It can no longer be dispatched under its document.", moment)
                        .with("document", document));
    }

    /** It leaves. */
    public Transition<FulfillmentOrder, OrderEvent> dispatch(Shipment shipment, Moment moment) {
        legal(OrderMove.DISPATCH);
        OrderStatus.Invoiced invoiced = (OrderStatus.Invoiced) status;
        Reason reason = because("order.dispatched", "It left with " + shipment.carrier() + ".", moment);
        return moved(
                new OrderStatus.Dispatched(invoiced, shipment, moment.now()),
                new OrderEvent.OrderDispatched(id, invoiced.packed().hold(), invoiced.document(), shipment),
                shipment.tracking()
                        .map(number -> reason.with("tracking", number))
                        .orElse(reason));
    }

    /** The buyer got it. */
    public Transition<FulfillmentOrder, OrderEvent> deliver(Moment moment) {
        legal(OrderMove.DELIVER);
        return moved(
                new OrderStatus.Delivered((OrderStatus.Dispatched) status, moment.now()),
                new OrderEvent.OrderDelivered(id),
                because("order.delivered", "The buyer has it.", moment));
    }

    /**
     * It is cancelled. What is to be undone is in the event: goods still here are released, goods that left are taken back, the
     * document is cancelled or reversed, what was paid is refunded.
     *
     * @param reason why, without personal data
     */
    public Transition<FulfillmentOrder, OrderEvent> cancel(String reason, Moment moment) {
        legal(OrderMove.CANCEL);
        OrderStatus before = inner();
        boolean left = before.sentWith().isPresent();
        Compensation compensation = new Compensation(
                left ? Optional.empty() : before.currentHold(),
                left ? before.currentHold() : Optional.empty(),
                before.coveringDocument(),
                terms.taken());
        return moved(
                new OrderStatus.Cancelled(before, reason, compensation),
                new OrderEvent.OrderCancelled(id, before.kind(), reason, compensation),
                because("order.cancelled", "It was cancelled: " + reason, moment)
                        .with("refund", compensation.refund()));
    }

    /** It has to wait; one that waits already waits for this instead. */
    public Transition<FulfillmentOrder, OrderEvent> defer(WaitReason reason, Moment moment) {
        legal(OrderMove.DEFER);
        return moved(
                new OrderStatus.Waiting(inner(), reason),
                new OrderEvent.OrderDeferred(id, reason),
                because("order.waiting", reason.text(), moment).with("waitsFor", reason.code()));
    }

    /**
     * It waits no longer.
     *
     * @param because why, without personal data
     */
    public Transition<FulfillmentOrder, OrderEvent> resume(String because, Moment moment) {
        legal(OrderMove.RESUME);
        OrderStatus.Waiting waiting = (OrderStatus.Waiting) status;
        return moved(
                waiting.before(),
                new OrderEvent.OrderResumed(
                        id, waiting.before().kind(), waiting.reason().code()),
                because("order.resumed", because, moment)
                        .with("waitedFor", waiting.reason().code()));
    }

    /**
     * The personal values beside it are erased.
     *
     * @throws RuleViolation {@code order.buyer-needed} while it is neither delivered nor cancelled
     */
    public Transition<FulfillmentOrder, OrderEvent> eraseBuyer(Moment moment) {
        if (status.kind() != OrderStatus.Kind.DELIVERED && status.kind() != OrderStatus.Kind.CANCELLED) {
            throw RuleViolation.of("order.buyer-needed", "order", id.toString(), "status", name(status.kind()));
        }
        return moved(
                status,
                new OrderEvent.BuyerErased(id),
                because("order.buyer-erased", "The buyer's personal values were erased.", moment));
    }

    // ---- what it is

    /** Its id, made of tenant, channel and the channel's number. */
    public OrderId id() {
        return id;
    }

    /** What was ordered. */
    public OrderTerms terms() {
        return terms;
    }

    /** Where it stands. */
    public OrderStatus status() {
        return status;
    }

    /** Each decision about it with its reason, the first first. */
    public List<Reason> why() {
        return why;
    }

    /** What it waits for, when it waits. */
    public Optional<WaitReason> waitsFor() {
        return status instanceof OrderStatus.Waiting waiting ? Optional.of(waiting.reason()) : Optional.empty();
    }

    /**
     * What keeps it from going on as far as the order itself tells: payment, address, gift, lines that are not sold. A host
     * or a flow adds its own.
     */
    public List<WaitReason> obstacles() {
        List<WaitReason> found = new ArrayList<>();
        if (!terms.paid()) {
            found.add(WaitReason.notPaid());
        }
        if (!terms.destination().complete()) {
            found.add(WaitReason.addressIncomplete());
        }
        if (terms.gift()) {
            found.add(WaitReason.gift());
        }
        if (terms.lines().stream().anyMatch(line -> line.kind() != LineKind.SALE)) {
            found.add(WaitReason.lineNotSold());
        }
        return found;
    }

    // ---- steps the moves share

    /** Where a waiting order goes on, where a cancelled one stood; else where it stands. */
    private OrderStatus inner() {
        if (status instanceof OrderStatus.Waiting waiting) {
            return waiting.before();
        }
        return status instanceof OrderStatus.Cancelled cancelled ? cancelled.before() : status;
    }

    /** The next status; an order that waits goes on waiting and will find it when it resumes. */
    private OrderStatus instead(OrderStatus next) {
        return status instanceof OrderStatus.Waiting waiting ? new OrderStatus.Waiting(next, waiting.reason()) : next;
    }

    private void legal(OrderMove move) {
        if (!OrderMoves.legal(move, status.kind())) {
            throw illegal(move, status.kind());
        }
    }

    private RuleViolation illegal(OrderMove move, OrderStatus.Kind from) {
        return RuleViolation.of(
                "order.illegal-move",
                "order",
                id.toString(),
                "move",
                name(move),
                "from",
                name(from),
                "to",
                name(destination(move)));
    }

    /** The first status the table has for the move, wherever it begins. */
    private static OrderStatus.Kind destination(OrderMove move) {
        return OrderMoves.TABLE.stream()
                .filter(legal -> legal.move() == move)
                .flatMap(legal -> legal.to().stream())
                .findFirst()
                .orElseThrow();
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Reason because(String code, String text, Moment moment) {
        return Reason.of(code, text).with("at", moment.now());
    }

    private Transition<FulfillmentOrder, OrderEvent> moved(OrderStatus next, OrderEvent event, Reason reason) {
        List<Reason> reasons = new ArrayList<>(why);
        reasons.add(reason);
        return Transition.of(new FulfillmentOrder(id, terms, next, reasons), event);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FulfillmentOrder that
                && id.equals(that.id)
                && terms.equals(that.terms)
                && status.equals(that.status)
                && why.equals(that.why);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "FulfillmentOrder[" + terms.channel() + "/" + terms.channelOrder() + " " + name(status.kind()) + "]";
    }
}
