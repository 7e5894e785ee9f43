package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.stock.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By when an order is to reach its buyer. Immutable and thread-safe: each move gives the next state and what happened, or is
 * refused with {@code promise.illegal-move} when {@link PromiseMoves} does not have it.
 *
 * <p>What was promised first never changes. Promises made anew stand beside it, each with its reason; the promise is measured by
 * the last one the buyer or the channel wanted, else by the first.
 */
public final class DeliveryPromise {
    /** The most revisions. */
    public static final int MAX_REVISIONS = 100;

    private final OrderId order;
    private final Site site;
    private final PromisedDates original;
    private final List<PromiseRevision> revisions;
    private final Optional<Instant> dispatchedAt;
    private final PromiseStatus status;
    private final Optional<OrderStatus.Kind> stands;
    private final List<Reason> why;

    /** The state of a promise as stored; new promises come from {@link #promise}. */
    DeliveryPromise(
            OrderId order,
            Site site,
            PromisedDates original,
            List<PromiseRevision> revisions,
            Optional<Instant> dispatchedAt,
            PromiseStatus status,
            Optional<OrderStatus.Kind> stands,
            List<Reason> why) {
        this.order = order;
        this.site = site;
        this.original = original;
        this.revisions = List.copyOf(revisions);
        this.dispatchedAt = dispatchedAt;
        this.status = status;
        this.stands = stands;
        this.why = List.copyOf(why);
    }

    /** A new promise. */
    static Transition<DeliveryPromise, PromiseEvent> promise(
            OrderId order, Site site, PromisedDates dates, List<Reason> reasons) {
        return Transition.of(
                new DeliveryPromise(
                        order,
                        site,
                        dates,
                        List.of(),
                        Optional.empty(),
                        new PromiseStatus.Open(Stage.SEPARATE),
                        Optional.empty(),
                        reasons),
                new PromiseEvent.DeliveryPromised(order, dates));
    }

    /** The promise of a part of this order: what was promised of the whole holds for it, with all revisions. */
    Transition<DeliveryPromise, PromiseEvent> part(OrderId part, Site from, Moment moment) {
        List<Reason> reasons = new ArrayList<>(why);
        reasons.add(Reason.of("promise.part", "It is a part of an order that was promised for these dates.")
                .with("of", order)
                .with("at", moment.now()));
        List<PromiseEvent> told = new ArrayList<>();
        told.add(new PromiseEvent.DeliveryPromised(part, original));
        revisions.forEach(revision ->
                told.add(new PromiseEvent.PromiseRevised(part, revision.dates(), revision.cause(), revision.reason())));
        return Transition.of(
                new DeliveryPromise(
                        part,
                        from,
                        original,
                        revisions,
                        Optional.empty(),
                        new PromiseStatus.Open(Stage.SEPARATE),
                        Optional.empty(),
                        reasons),
                told);
    }

    // ---- moves

    /**
     * It is made anew.
     *
     * @throws InvalidInput {@code input.too-many} above {@link #MAX_REVISIONS}
     */
    Transition<DeliveryPromise, PromiseEvent> revise(
            PromisedDates dates, PromiseRevision.Cause cause, String reason, Moment moment) {
        legal(PromiseMove.REVISE);
        List<PromiseRevision> more = new ArrayList<>(revisions);
        more.add(new PromiseRevision(dates, cause, reason, moment.now()));
        Input.atMost(MAX_REVISIONS, more, "revisions");
        return moved(
                more,
                dispatchedAt,
                status,
                Reason.of("promise.revised", reason)
                        .with("cause", Forms.name(cause))
                        .with("deliverBy", dates.deliverBy())
                        .with("at", moment.now()),
                new PromiseEvent.PromiseRevised(order, dates, cause, reason));
    }

    /**
     * The order went a step on, or back; nothing happens when it stands there already.
     *
     * @param dispatched when it left, once it did
     */
    Transition<DeliveryPromise, PromiseEvent> advance(Stage next, Optional<Instant> dispatched) {
        legal(PromiseMove.ADVANCE);
        PromiseStatus.Open there = new PromiseStatus.Open(next);
        if (there.equals(status)) {
            return Transition.of(this, List.of());
        }
        Optional<Instant> left = dispatched.or(() -> dispatchedAt);
        return Transition.of(
                new DeliveryPromise(order, site, original, revisions, left, there, stands, why),
                new PromiseEvent.StageReached(order, next));
    }

    /** Its order stands here now. That is the order's story, so nothing is told of it. */
    Transition<DeliveryPromise, PromiseEvent> standing(OrderStatus.Kind kind) {
        return Transition.of(
                new DeliveryPromise(order, site, original, revisions, dispatchedAt, status, Optional.of(kind), why),
                List.of());
    }

    /** The buyer got it, or can fetch it: the promise is kept when that was not after the promised instant. */
    Transition<DeliveryPromise, PromiseEvent> deliver(Instant at) {
        legal(PromiseMove.DELIVER);
        Instant wanted = binding().deliverBy();
        if (!at.isAfter(wanted)) {
            return moved(
                    revisions,
                    dispatchedAt,
                    new PromiseStatus.Kept(at),
                    Reason.of("promise.kept", "It was there in time.")
                            .with("promised", wanted)
                            .with("at", at),
                    new PromiseEvent.PromiseKept(order, at));
        }
        Duration late = Duration.between(wanted, at);
        return moved(
                revisions,
                dispatchedAt,
                new PromiseStatus.Broken(at, late),
                Reason.of("promise.broken", "It was there late.")
                        .with("promised", wanted)
                        .with("at", at)
                        .with("late", late),
                new PromiseEvent.PromiseBroken(order, at, late));
    }

    /** Nothing is to be delivered any more. */
    Transition<DeliveryPromise, PromiseEvent> drop(String reason, Moment moment) {
        legal(PromiseMove.DROP);
        return moved(
                revisions,
                dispatchedAt,
                new PromiseStatus.Dropped(reason),
                Reason.of("promise.dropped", reason).with("at", moment.now()),
                new PromiseEvent.PromiseDropped(order, reason));
    }

    private void legal(PromiseMove move) {
        if (!PromiseMoves.legal(move, status.kind())) {
            throw RuleViolation.of(
                    "promise.illegal-move",
                    "order",
                    order.toString(),
                    "move",
                    Forms.name(move),
                    "from",
                    Forms.name(status.kind()));
        }
    }

    private Transition<DeliveryPromise, PromiseEvent> moved(
            List<PromiseRevision> nextRevisions,
            Optional<Instant> nextDispatchedAt,
            PromiseStatus next,
            Reason reason,
            PromiseEvent event) {
        List<Reason> reasons = new ArrayList<>(why);
        reasons.add(reason);
        return Transition.of(
                new DeliveryPromise(order, site, original, nextRevisions, nextDispatchedAt, next, stands, reasons),
                event);
    }

    // ---- what it is

    /** Of which order. */
    public OrderId order() {
        return order;
    }

    /** From where it leaves. */
    public Site site() {
        return site;
    }

    /** What was promised first; it never changes. */
    public PromisedDates original() {
        return original;
    }

    /** What was promised anew, the first first, each with its reason. */
    public List<PromiseRevision> revisions() {
        return revisions;
    }

    /** What the buyer was told last: what to work by. */
    public PromisedDates current() {
        return revisions.isEmpty()
                ? original
                : revisions.get(revisions.size() - 1).dates();
    }

    /** What the promise is measured by: the last dates the buyer or the channel wanted, else the first ones. */
    public PromisedDates binding() {
        PromisedDates binding = original;
        for (PromiseRevision revision : revisions) {
            if (revision.cause().binding()) {
                binding = revision.dates();
            }
        }
        return binding;
    }

    /** When the order left, once it did. */
    public Optional<Instant> dispatchedAt() {
        return dispatchedAt;
    }

    /** Whether it left in time; empty until it left. */
    public Optional<Boolean> shippedInTime() {
        return dispatchedAt.map(at -> !at.isAfter(binding().shipBy()));
    }

    /** Where it stands. */
    public PromiseStatus status() {
        return status;
    }

    /** Where its order stood when the promise followed it last; empty for one that has not yet. */
    public Optional<OrderStatus.Kind> orderStands() {
        return stands;
    }

    /** Each step of its making and what became of it, the first first. */
    public List<Reason> why() {
        return why;
    }

    /** What is to be done next; empty once it is over. */
    public Optional<Stage> next() {
        return status instanceof PromiseStatus.Open open ? Optional.of(open.next()) : Optional.empty();
    }

    /** How much time is left at an instant before the next stage has to begin; empty once it is over. */
    public Optional<Slack> slack(Instant at) {
        Input.required(at, "at");
        return next().map(stage -> Slack.of(current(), stage, at));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeliveryPromise that
                && order.equals(that.order)
                && site.equals(that.site)
                && original.equals(that.original)
                && revisions.equals(that.revisions)
                && dispatchedAt.equals(that.dispatchedAt)
                && status.equals(that.status)
                && stands.equals(that.stands)
                && why.equals(that.why);
    }

    @Override
    public int hashCode() {
        return order.hashCode();
    }

    @Override
    public String toString() {
        return "DeliveryPromise[" + order + " " + Forms.name(status.kind()) + "]";
    }
}
