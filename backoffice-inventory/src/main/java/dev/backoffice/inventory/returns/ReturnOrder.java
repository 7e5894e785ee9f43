package dev.backoffice.inventory.returns;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.WaitReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Goods of an order on their way back. Immutable and thread-safe: each move gives the next state and what happened, or is refused
 * with {@code return.illegal-move} when {@link ReturnMoves} does not have it.
 */
public final class ReturnOrder {
    private final ReturnId id;
    private final ReturnTerms terms;
    private final List<ReturnLine> lines;
    private final Money freightDue;
    private final List<Refund> refunds;
    private final Optional<String> document;
    private final int inspections;
    private final ReturnStatus status;
    private final List<Reason> why;

    /** The state of a return as stored; new returns come from {@link #request}. */
    ReturnOrder(
            ReturnId id,
            ReturnTerms terms,
            List<ReturnLine> lines,
            Money freightDue,
            List<Refund> refunds,
            Optional<String> document,
            int inspections,
            ReturnStatus status,
            List<Reason> why) {
        this.id = id;
        this.terms = terms;
        this.lines = List.copyOf(lines);
        this.freightDue = freightDue;
        this.refunds = List.copyOf(refunds);
        this.document = document;
        this.inspections = inspections;
        this.status = status;
        this.why = List.copyOf(why);
    }

    /** A new return of these goods. */
    static Transition<ReturnOrder, ReturnEvent> request(
            ReturnId id,
            ReturnTerms terms,
            List<ReturnLine> lines,
            Money freightDue,
            List<Reason> reasons,
            Moment moment) {
        List<Reason> why = new ArrayList<>();
        why.add(because("return.requested", "It was announced: " + Forms.name(terms.cause()) + ".", moment));
        why.addAll(reasons);
        ReturnOrder requested = new ReturnOrder(
                id, terms, lines, freightDue, List.of(), Optional.empty(), 0, new ReturnStatus.Requested(), why);
        return Transition.of(
                requested, new ReturnEvent.ReturnRequested(id, terms.order(), terms.cause(), requested.lines));
    }

    // ---- moves

    /**
     * The goods came.
     *
     * @param came the lines with what came and what the buyer gets back for it
     */
    Transition<ReturnOrder, ReturnEvent> receive(
            List<ReturnLine> came, Money freight, List<Reason> reasons, Moment moment) {
        legal(ReturnMove.RECEIVE);
        ReturnOrder next = with(came, freight, refunds, document, inspections, new ReturnStatus.Received(moment.now()));
        List<Reason> all = new ArrayList<>();
        all.add(because("return.received", "The goods came.", moment));
        all.addAll(reasons);
        return moved(next, all, new ReturnEvent.ReturnReceived(id, terms.order(), next.lines, next.due()));
    }

    /**
     * It is decided of some goods what becomes of them.
     *
     * @throws InvalidInput {@code return.more-than-received}
     */
    Transition<ReturnOrder, ReturnEvent> inspect(List<InspectedCount> decided, Moment moment) {
        legal(ReturnMove.INSPECT);
        List<ReturnLine> next = new ArrayList<>(lines);
        List<InspectedGoods> goods = new ArrayList<>();
        for (InspectedCount count : decided) {
            int place = place(count.line(), count.sku());
            ReturnLine line = next.get(place);
            Quantity quantity = Quantity.of(count.count(), line.received().unit());
            next.set(place, line.inspect(count.disposition(), quantity));
            goods.add(new InspectedGoods(line.line(), line.sku(), quantity, count.disposition()));
        }
        boolean all = next.stream().allMatch(ReturnLine::inspected);
        ReturnOrder after = with(
                next,
                freightDue,
                refunds,
                document,
                inspections + 1,
                all ? new ReturnStatus.Inspected(moment.now()) : status);
        return moved(
                        after,
                        List.of(because("return.inspected", text(goods), moment)),
                        new ReturnEvent.ReturnInspected(id, terms.order(), terms.hold(), inspections + 1, goods))
                .then(inspected -> inspected.closedWhenDone(moment));
    }

    private static String text(List<InspectedGoods> goods) {
        StringBuilder text = new StringBuilder();
        for (InspectedGoods some : goods) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(some.quantity())
                    .append(" of ")
                    .append(some.sku())
                    .append(some.disposition() == Disposition.RESTOCK ? " back on stock" : " discarded");
        }
        return text.append('.').toString();
    }

    /**
     * Money went back to the buyer.
     *
     * @throws RuleViolation {@code return.refund-exceeds} when it is more than is still due, {@code return.document-first} when
     *     the buyer's document did not come yet
     */
    Transition<ReturnOrder, ReturnEvent> refund(Money amount, String reference, Moment moment) {
        legal(ReturnMove.REFUND);
        if (terms.issuer() == ReturnTerms.DocumentIssuer.BUYER && document.isEmpty()) {
            throw RuleViolation.of("return.document-first", "return", id.toString());
        }
        if (!amount.getCurrencyUnit().equals(freightDue.getCurrencyUnit()) || amount.isGreaterThan(stillDue())) {
            throw RuleViolation.of(
                    "return.refund-exceeds",
                    "return",
                    id.toString(),
                    "amount",
                    Amounts.text(amount),
                    "due",
                    Amounts.text(stillDue()));
        }
        List<Refund> more = new ArrayList<>(refunds);
        more.add(new Refund(amount, reference, moment.now()));
        return moved(
                        with(lines, freightDue, more, document, inspections, status),
                        List.of(because("return.refunded", amount + " went back to the buyer.", moment)
                                .with("reference", reference)),
                        new ReturnEvent.ReturnRefunded(id, terms.order(), amount, reference))
                .then(refunded -> refunded.closedWhenDone(moment));
    }

    /**
     * A document covers the goods that come back; the same one again changes nothing.
     *
     * @throws RuleViolation {@code return.other-document} when another does
     */
    Transition<ReturnOrder, ReturnEvent> document(String reference, Moment moment) {
        if (document.equals(Optional.of(reference))) {
            return Transition.of(this, List.of());
        }
        legal(ReturnMove.DOCUMENT);
        if (document.isPresent()) {
            throw RuleViolation.of(
                    "return.other-document",
                    "return",
                    id.toString(),
                    "document",
                    reference,
                    "covering",
                    document.get());
        }
        return moved(
                        with(lines, freightDue, refunds, Optional.of(reference), inspections, status),
                        List.of(because("return.documented", "A document covers the goods that come back.", moment)
                                .with("document", reference)),
                        new ReturnEvent.ReturnDocumented(id, terms.order(), reference))
                .then(documented -> documented.closedWhenDone(moment));
    }

    /**
     * It does not take place, or the goods go back to the buyer.
     *
     * @param withOrder whether its order was cancelled, which takes back whatever did not come back yet
     * @throws RuleViolation {@code return.begun} when goods were taken in or money went back already and its order stands
     */
    Transition<ReturnOrder, ReturnEvent> cancel(String reason, boolean withOrder, Moment moment) {
        legal(ReturnMove.CANCEL);
        if (!withOrder && (inspections > 0 || !refunds.isEmpty())) {
            throw RuleViolation.of("return.begun", "return", id.toString());
        }
        return moved(
                with(lines, freightDue, refunds, document, inspections, new ReturnStatus.Cancelled(reason)),
                List.of(because("return.cancelled", "It was cancelled: " + reason, moment)),
                new ReturnEvent.ReturnCancelled(id, terms.order(), reason));
    }

    private Transition<ReturnOrder, ReturnEvent> closedWhenDone(Moment moment) {
        if (status.kind() != ReturnStatus.Kind.INSPECTED || !waits().isEmpty()) {
            return Transition.of(this, List.of());
        }
        return moved(
                with(lines, freightDue, refunds, document, inspections, new ReturnStatus.Closed(moment.now())),
                List.of(because("return.closed", "Goods, money and document are settled.", moment)),
                new ReturnEvent.ReturnClosed(id, terms.order()));
    }

    // ---- what it is

    /** Its id. */
    public ReturnId id() {
        return id;
    }

    /** What it is about. */
    public ReturnTerms terms() {
        return terms;
    }

    /** What comes back, line by line. */
    public List<ReturnLine> lines() {
        return lines;
    }

    /** What of the freight the buyer gets back. */
    public Money freightDue() {
        return freightDue;
    }

    /** What the buyer gets back in all; never less than went back before the goods came. */
    public Money due() {
        return lines.stream().map(ReturnLine::due).reduce(freightDue, Money::plus);
    }

    /** What went back so far. */
    public Money refunded() {
        return refunds.stream().map(Refund::amount).reduce(Money.zero(freightDue.getCurrencyUnit()), Money::plus);
    }

    /** What is still to go back; never below zero. */
    public Money stillDue() {
        return due().minus(refunded());
    }

    /** Each refund, the first first. */
    public List<Refund> refunds() {
        return refunds;
    }

    /** The document that covers the goods that come back. */
    public Optional<String> document() {
        return document;
    }

    /** How many inspections there were. */
    int inspections() {
        return inspections;
    }

    /** Where it stands. */
    public ReturnStatus status() {
        return status;
    }

    /** Each decision about it with its reason, the first first. */
    public List<Reason> why() {
        return why;
    }

    /** Each thing it waits for; nothing once it is closed or cancelled. */
    public List<WaitReason> waits() {
        List<WaitReason> waits = new ArrayList<>();
        ReturnStatus.Kind kind = status.kind();
        if (kind == ReturnStatus.Kind.CLOSED || kind == ReturnStatus.Kind.CANCELLED) {
            return waits;
        }
        if (kind == ReturnStatus.Kind.REQUESTED) {
            waits.add(WaitReason.of("return.awaiting-goods", "The goods did not come yet."));
        }
        if (kind == ReturnStatus.Kind.RECEIVED) {
            waits.add(WaitReason.of(
                    "return.awaiting-inspection", "Nobody decided yet what becomes of all goods that came."));
        }
        if (document.isEmpty()) {
            waits.add(WaitReason.of(
                    "return.awaiting-document",
                    terms.issuer() == ReturnTerms.DocumentIssuer.BUYER
                            ? "The buyer's return note did not come yet."
                            : "The entry note of the goods that come back is not issued yet."));
        }
        if (stillDue().isPositive()) {
            waits.add(WaitReason.of("return.awaiting-refund", "The buyer is still to get " + stillDue() + " back."));
        }
        return waits;
    }

    /** The line of an order's line and item; else {@code return.unknown-line}. */
    int place(int line, Sku sku) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).line() == line && lines.get(i).sku().equals(sku)) {
                return i;
            }
        }
        throw NotFound.of(
                "return.unknown-line", "return", id.toString(), "line", Integer.toString(line), "sku", sku.value());
    }

    // ---- steps the moves share

    void legal(ReturnMove move) {
        if (!ReturnMoves.legal(move, status.kind())) {
            throw RuleViolation.of(
                    "return.illegal-move",
                    "return",
                    id.toString(),
                    "move",
                    Forms.name(move),
                    "from",
                    Forms.name(status.kind()));
        }
    }

    private static Reason because(String code, String text, Moment moment) {
        return Reason.of(code, text).with("at", moment.now());
    }

    private ReturnOrder with(
            List<ReturnLine> newLines,
            Money newFreightDue,
            List<Refund> newRefunds,
            Optional<String> newDocument,
            int newInspections,
            ReturnStatus newStatus) {
        return new ReturnOrder(
                id, terms, newLines, newFreightDue, newRefunds, newDocument, newInspections, newStatus, why);
    }

    private static Transition<ReturnOrder, ReturnEvent> moved(
            ReturnOrder next, List<Reason> reasons, ReturnEvent event) {
        List<Reason> all = new ArrayList<>(next.why);
        all.addAll(reasons);
        return Transition.of(
                new ReturnOrder(
                        next.id,
                        next.terms,
                        next.lines,
                        next.freightDue,
                        next.refunds,
                        next.document,
                        next.inspections,
                        next.status,
                        all),
                event);
    }

    /**
     * How much of a line is decided, as a command counts it.
     *
     * @param line the number of the order's line
     * @param sku which item
     * @param count how much in its unit
     * @param disposition what becomes of it
     */
    record InspectedCount(int line, Sku sku, BigDecimal count, Disposition disposition) {}

    @Override
    public boolean equals(Object other) {
        return other instanceof ReturnOrder that
                && id.equals(that.id)
                && terms.equals(that.terms)
                && lines.equals(that.lines)
                && freightDue.equals(that.freightDue)
                && refunds.equals(that.refunds)
                && document.equals(that.document)
                && inspections == that.inspections
                && status.equals(that.status)
                && why.equals(that.why);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "ReturnOrder[" + id + " " + Forms.name(status.kind()) + "]";
    }
}
