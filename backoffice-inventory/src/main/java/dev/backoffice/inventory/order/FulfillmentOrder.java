package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.stock.HoldId;
import java.time.Instant;
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
    private final Optional<PartOf> partOf;
    private final OrderTerms terms;
    private final OrderStatus status;
    private final Optional<ChangeRequest> change;
    private final List<Reason> why;

    /** The state of an order as stored; new orders come from {@link #receive} and {@link #split}. */
    FulfillmentOrder(
            OrderId id,
            Optional<PartOf> partOf,
            OrderTerms terms,
            OrderStatus status,
            Optional<ChangeRequest> change,
            List<Reason> why) {
        this.id = id;
        this.partOf = partOf;
        this.terms = terms;
        this.status = status;
        this.change = change;
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
        Money total = terms.settled().total();
        Reason reason = Reason.of(
                        "order.received",
                        "It came in from " + terms.channel() + " as " + terms.channelOrder() + ": "
                                + terms.lines().size()
                                + (terms.lines().size() == 1 ? " line, " : " lines, ") + total + ".")
                .with("at", moment.now());
        FulfillmentOrder order = new FulfillmentOrder(
                id, Optional.empty(), terms, new OrderStatus.Received(), Optional.empty(), List.of(reason));
        return Transition.of(
                order,
                new OrderEvent.OrderReceived(
                        id, terms.channel(), terms.channelOrder(), total, Optional.of(terms.taken())));
    }

    // ---- moves

    /** Its goods were set aside. */
    public Transition<FulfillmentOrder, OrderEvent> hold(HoldId hold, Moment moment) {
        legal(OrderMove.HOLD);
        return moved(
                new OrderStatus.Held(hold, Optional.empty()),
                new OrderEvent.OrderHeld(id, hold),
                because("order.held", "All its goods are set aside.", moment).with("hold", hold));
    }

    /**
     * Its goods are set aside no longer; it begins again. Refused while a document covers it: the document says that it has them.
     *
     * @throws RuleViolation {@code order.other-hold} when it has another hold by now
     */
    public Transition<FulfillmentOrder, OrderEvent> loseHold(HoldId hold, HoldLoss cause, Moment moment) {
        legal(OrderMove.LOSE_HOLD);
        Reason reason = because("order.hold-lost", cause.text(), moment)
                .with("hold", hold)
                .with("cause", name(cause));
        OrderStatus held = inner();
        if (!OrderMoves.legal(OrderMove.LOSE_HOLD, held.kind())
                || held.currentHold().isEmpty()
                || held.coveringDocument().isPresent()) {
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
        OrderStatus.Held held = (OrderStatus.Held) status;
        return moved(
                new OrderStatus.Separated(held.hold(), held.document()),
                new OrderEvent.OrderSeparated(id),
                because("order.separated", "Its goods are picked.", moment));
    }

    /** Its goods were packed; when a document covers it already, it may leave. */
    public Transition<FulfillmentOrder, OrderEvent> pack(List<Parcel> parcels, Moment moment) {
        legal(OrderMove.PACK);
        if (Input.required(parcels, "parcels").isEmpty()) {
            throw InvalidInput.of("input.empty", "field", "parcels");
        }
        OrderStatus.Separated separated = (OrderStatus.Separated) status;
        OrderStatus.Packed packed = new OrderStatus.Packed(separated.hold(), parcels);
        return moved(
                separated
                        .document()
                        .<OrderStatus>map(document -> new OrderStatus.Invoiced(packed, document))
                        .orElse(packed),
                new OrderEvent.OrderPacked(id, parcels),
                because(
                                "order.packed",
                                parcels.size() == 1
                                        ? "It is packed in 1 parcel."
                                        : "It is packed in " + parcels.size() + " parcels.",
                                moment)
                        .with("parcels", parcels.size()));
    }

    /**
     * A document covers it. How far its goods are is another matter: an order that is held or picked stays so, one that is packed
     * may leave.
     */
    public Transition<FulfillmentOrder, OrderEvent> invoice(CoveringDocument document, Moment moment) {
        legal(OrderMove.INVOICE);
        if (status.coveringDocument().isPresent()) {
            throw illegal(OrderMove.INVOICE, status.kind());
        }
        return moved(
                under(document),
                new OrderEvent.OrderInvoiced(id, document),
                because("order.invoiced", "A document covers its goods on their way.", moment)
                        .with("document", document.reference())
                        .with("coverage", document.coverage()));
    }

    private OrderStatus under(CoveringDocument document) {
        if (status instanceof OrderStatus.Held held) {
            return new OrderStatus.Held(held.hold(), Optional.of(document));
        }
        if (status instanceof OrderStatus.Separated separated) {
            return new OrderStatus.Separated(separated.hold(), Optional.of(document));
        }
        return new OrderStatus.Invoiced((OrderStatus.Packed) status, document);
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
        CoveringDocument covering = covered.coveringDocument()
                .filter(any -> OrderMoves.legal(OrderMove.REVOKE_DISPATCH, covered.kind()))
                .orElseThrow(() -> illegal(OrderMove.REVOKE_DISPATCH, covered.kind()));
        if (!covering.reference().equals(document)) {
            throw RuleViolation.of(
                    "order.other-document",
                    "order",
                    id.toString(),
                    "document",
                    document,
                    "covering",
                    covering.reference());
        }
        if (status instanceof OrderStatus.Cancelled) {
            return Transition.of(this, List.of());
        }
        return moved(
                instead(uncovered(covered)),
                new OrderEvent.DispatchRevoked(id, covering),
                because("order.dispatch-revoked", "It can no longer be dispatched under its document.", moment)
                        .with("document", document));
    }

    private static OrderStatus uncovered(OrderStatus covered) {
        if (covered instanceof OrderStatus.Held held) {
            return new OrderStatus.Held(held.hold(), Optional.empty());
        }
        if (covered instanceof OrderStatus.Separated separated) {
            return new OrderStatus.Separated(separated.hold(), Optional.empty());
        }
        return covered instanceof OrderStatus.Ready ready
                ? ready.invoiced().packed()
                : ((OrderStatus.Invoiced) covered).packed();
    }

    /**
     * It waits at the counter, with a code or with a new one; the code itself lies beside the buyer.
     *
     * @param until how long it is kept there
     * @throws RuleViolation {@code order.not-pickup} when the buyer does not fetch it
     * @throws InvalidInput {@code order.until-past}
     */
    public Transition<FulfillmentOrder, OrderEvent> makeReady(Instant until, Moment moment) {
        legal(OrderMove.MAKE_READY);
        if (terms.delivery() != DeliveryMethod.PICKUP) {
            throw RuleViolation.of("order.not-pickup", "order", id.toString(), "delivery", name(terms.delivery()));
        }
        if (!until.isAfter(moment.now())) {
            throw InvalidInput.of("order.until-past", "until", until.toString());
        }
        boolean again = status instanceof OrderStatus.Ready;
        OrderStatus.Invoiced invoiced =
                status instanceof OrderStatus.Ready ready ? ready.invoiced() : (OrderStatus.Invoiced) status;
        Instant since = status instanceof OrderStatus.Ready ready ? ready.since() : moment.now();
        return moved(
                new OrderStatus.Ready(invoiced, since, until, 0),
                new OrderEvent.OrderReady(id, until),
                because(
                                "order.ready",
                                again ? "It has a new code." : "It waits at the counter for who knows its code.",
                                moment)
                        .with("until", until));
    }

    /** It was given to somebody who knew its code: it left and was delivered at once. */
    public Transition<FulfillmentOrder, OrderEvent> handOver(Moment moment) {
        legal(OrderMove.HAND_OVER);
        OrderStatus.Ready ready = (OrderStatus.Ready) status;
        OrderStatus.Invoiced invoiced = ready.invoiced();
        Shipment pickup = Shipment.by(Shipment.PICKUP);
        OrderStatus.Dispatched left = new OrderStatus.Dispatched(invoiced, pickup, moment.now());
        Transition<FulfillmentOrder, OrderEvent> delivered = moved(
                new OrderStatus.Delivered(left, moment.now()),
                new OrderEvent.OrderDelivered(id),
                because("order.handed-over", "It was given to somebody who knew its code.", moment));
        OrderEvent gone = new OrderEvent.OrderDispatched(id, invoiced.packed().hold(), invoiced.document(), pickup);
        return Transition.of(delivered.state(), List.of(gone, delivered.events().get(0)));
    }

    /** Somebody gave a wrong code. */
    public Transition<FulfillmentOrder, OrderEvent> refuseCode(Moment moment) {
        legal(OrderMove.REFUSE_CODE);
        OrderStatus.Ready ready = (OrderStatus.Ready) status;
        int wrong = Math.addExact(ready.wrongCodes(), 1);
        return moved(
                new OrderStatus.Ready(ready.invoiced(), ready.since(), ready.until(), wrong),
                new OrderEvent.PickupCodeRefused(id, wrong),
                because("order.code-refused", "Somebody gave a wrong code.", moment)
                        .with("wrongCodes", wrong));
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
     * document is cancelled or reversed, what was paid is refunded. A split order is cancelled by cancelling its parts too, each
     * of which undoes its own.
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
                // the money of a split order is its parts'
                before instanceof OrderStatus.Split ? terms.taken().minus(terms.taken()) : terms.taken());
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
     * @throws RuleViolation {@code order.buyer-needed} while it is neither delivered nor cancelled nor split
     */
    public Transition<FulfillmentOrder, OrderEvent> eraseBuyer(Moment moment) {
        if (status.kind() != OrderStatus.Kind.DELIVERED
                && status.kind() != OrderStatus.Kind.CANCELLED
                && status.kind() != OrderStatus.Kind.SPLIT) {
            throw RuleViolation.of("order.buyer-needed", "order", id.toString(), "status", name(status.kind()));
        }
        return moved(
                status,
                new OrderEvent.BuyerErased(id),
                because("order.buyer-erased", "The buyer's personal values were erased.", moment));
    }

    // ---- split and change

    /**
     * It goes on as its parts: orders of their own, each with its exact share of all amounts (law 7).
     *
     * @return what happens to this order, then what happens to each part
     * @throws RuleViolation {@code order.change-pending} while somebody has to decide about a change
     * @throws InvalidInput {@code order.split-differs} when the parts do not have all of a line or have more than there is, {@code
     *     order.unknown-line}
     */
    public List<Transition<FulfillmentOrder, OrderEvent>> split(List<OrderPart> parts, Moment moment) {
        legal(OrderMove.SPLIT);
        if (!(inner() instanceof OrderStatus.Received)) {
            throw illegal(OrderMove.SPLIT, inner().kind());
        }
        if (change.isPresent()) {
            throw RuleViolation.of("order.change-pending", "order", id.toString());
        }
        List<OrderTerms> shares = Splitting.split(terms, parts);
        List<OrderId> ids = new ArrayList<>();
        List<Transition<FulfillmentOrder, OrderEvent>> all = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            PartOf place = new PartOf(id, i + 1, parts.get(i).site());
            Transition<FulfillmentOrder, OrderEvent> part = part(place, shares.get(i), moment);
            ids.add(part.state().id());
            all.add(part);
        }
        all.add(
                0,
                moved(
                        new OrderStatus.Split(ids),
                        new OrderEvent.OrderSplit(id, ids),
                        because("order.split", "It goes on as " + ids.size() + " parts.", moment)));
        return all;
    }

    private static Transition<FulfillmentOrder, OrderEvent> part(PartOf place, OrderTerms terms, Moment moment) {
        OrderId id = place.mother().part(place.number());
        Reason reason = because(
                        "order.part-received",
                        "It is part " + place.number() + " of an order that was split: " + terms.total() + ".",
                        moment)
                .with("mother", place.mother());
        FulfillmentOrder part = new FulfillmentOrder(
                id, Optional.of(place), terms, new OrderStatus.Received(), Optional.empty(), List.of(reason));
        return Transition.of(part, new OrderEvent.OrderPartReceived(id, place.mother(), place.site(), terms.total()));
    }

    /**
     * The channel sent its number again with another content. Nothing happens when it asked for the same before.
     *
     * @param wanted the order as the channel wants it now
     * @param fields the names of what is different
     */
    public Transition<FulfillmentOrder, OrderEvent> requestChange(
            OrderTerms wanted, List<String> fields, Moment moment) {
        ChangeRequest request = new ChangeRequest(wanted.settled(), fields);
        if (change.equals(Optional.of(request))) {
            return Transition.of(this, List.of());
        }
        return with(
                terms,
                status,
                Optional.of(request),
                new OrderEvent.OrderChangeRequested(id, fields),
                because(
                                "order.change-requested",
                                WaitReason.changeRequested(fields).text(),
                                moment)
                        .with("fields", String.join(" ", fields)));
    }

    /**
     * What the channel asked for later is ordered now; it begins again, without its hold. Refused once it is picked or covered.
     *
     * @throws RuleViolation {@code order.no-change} when the channel did not ask for anything
     */
    public Transition<FulfillmentOrder, OrderEvent> acceptChange(Moment moment) {
        legal(OrderMove.CHANGE);
        OrderStatus before = inner();
        if (!OrderMoves.legal(OrderMove.CHANGE, before.kind())
                || before.coveringDocument().isPresent()) {
            throw illegal(OrderMove.CHANGE, before.kind());
        }
        ChangeRequest request = pendingChange();
        Transition<FulfillmentOrder, OrderEvent> changed = with(
                request.wanted(),
                new OrderStatus.Received(),
                Optional.empty(),
                new OrderEvent.OrderChanged(id, request.fields(), before.currentHold()),
                because("order.changed", "It is what the channel asked for later.", moment)
                        .with("fields", String.join(" ", request.fields())));
        if (request.wanted().payments().equals(terms.payments())) {
            return changed;
        }
        OrderEvent paid = new OrderEvent.OrderPaymentsChanged(
                id, terms.taken(), request.wanted().taken());
        return Transition.of(changed.state(), List.of(changed.events().get(0), paid));
    }

    /**
     * What the channel asked for later is not done.
     *
     * @param reason why, without personal data
     * @throws RuleViolation {@code order.no-change} when the channel did not ask for anything
     */
    public Transition<FulfillmentOrder, OrderEvent> rejectChange(String reason, Moment moment) {
        ChangeRequest request = pendingChange();
        return with(
                terms,
                status,
                Optional.empty(),
                new OrderEvent.OrderChangeRejected(id, reason),
                because("order.change-rejected", "It stays as it is: " + reason, moment)
                        .with("fields", String.join(" ", request.fields())));
    }

    private ChangeRequest pendingChange() {
        return change.orElseThrow(() -> RuleViolation.of("order.no-change", "order", id.toString()));
    }

    /**
     * The channel told of other payments, or of another state of them, and of nothing else: that is so at once, wherever it stands.
     *
     * @throws InvalidInput {@code order.payments-differ}
     */
    public Transition<FulfillmentOrder, OrderEvent> changePayments(List<Payment> payments, Moment moment) {
        if (payments.equals(terms.payments())) {
            return Transition.of(this, List.of());
        }
        OrderTerms paid = terms.payments(payments).settled();
        return with(
                paid,
                status,
                change,
                new OrderEvent.OrderPaymentsChanged(id, terms.taken(), paid.taken()),
                because("order.payments-changed", "The channel tells that " + paid.taken() + " were taken.", moment)
                        .with("taken", paid.taken()));
    }

    // ---- what it is

    /** Its id, made of tenant, channel and the channel's number. */
    public OrderId id() {
        return id;
    }

    /** Which order it is a part of. */
    public Optional<PartOf> partOf() {
        return partOf;
    }

    /** What it goes on as; nothing unless it was split. */
    public List<OrderId> parts() {
        return inner() instanceof OrderStatus.Split split ? split.parts() : List.of();
    }

    /** What the channel asked for later, while nobody has decided. */
    public Optional<ChangeRequest> change() {
        return change;
    }

    /** What leaves for it; see {@link OrderTerms#goods}. */
    public List<OrderGoods> goods() {
        return terms.goods();
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

    /** When it came in; a part came in when the order was split. */
    public Instant arrivedAt() {
        return why.stream()
                .findFirst()
                .map(first -> first.values().get("at"))
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
    }

    /** What it waits for, when it waits. */
    public Optional<WaitReason> waitsFor() {
        return status instanceof OrderStatus.Waiting waiting ? Optional.of(waiting.reason()) : Optional.empty();
    }

    /**
     * What keeps it from going on as far as the order itself tells: an address nobody can deliver to, a change nobody has
     * decided about. Whether its money is there, and what tax rules and carriers can do, is known elsewhere: a flow adds it.
     */
    public List<WaitReason> obstacles() {
        List<WaitReason> found = new ArrayList<>();
        if (!terms.destination().complete()) {
            found.add(WaitReason.addressIncomplete());
        }
        change.ifPresent(request -> found.add(WaitReason.changeRequested(request.fields())));
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
        return with(terms, next, change, event, reason);
    }

    private Transition<FulfillmentOrder, OrderEvent> with(
            OrderTerms ordered, OrderStatus next, Optional<ChangeRequest> pending, OrderEvent event, Reason reason) {
        List<Reason> reasons = new ArrayList<>(why);
        reasons.add(reason);
        return Transition.of(new FulfillmentOrder(id, partOf, ordered, next, pending, reasons), event);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FulfillmentOrder that
                && id.equals(that.id)
                && partOf.equals(that.partOf)
                && terms.equals(that.terms)
                && change.equals(that.change)
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
