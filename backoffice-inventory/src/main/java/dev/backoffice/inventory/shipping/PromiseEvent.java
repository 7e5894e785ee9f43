package dev.backoffice.inventory.shipping;

import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.inventory.order.OrderId;
import java.time.Duration;
import java.time.Instant;

/** What happens to promises. */
public sealed interface PromiseEvent extends DomainEvent {
    /** Of which order. */
    OrderId order();

    /**
     * An order was promised.
     *
     * @param order which order
     * @param dates by when it leaves and arrives
     */
    record DeliveryPromised(OrderId order, PromisedDates dates) implements PromiseEvent {}

    /**
     * A promise was made anew: the buyer is to be told.
     *
     * @param order of which order
     * @param dates by when it leaves and arrives now
     * @param cause who is the reason
     * @param reason why
     */
    record PromiseRevised(OrderId order, PromisedDates dates, PromiseRevision.Cause cause, String reason)
            implements PromiseEvent {}

    /**
     * The order went a step on, or back.
     *
     * @param order which order
     * @param next what is to be done for it next
     */
    record StageReached(OrderId order, Stage next) implements PromiseEvent {}

    /**
     * The buyer got it in time.
     *
     * @param order which order
     * @param at when
     */
    record PromiseKept(OrderId order, Instant at) implements PromiseEvent {}

    /**
     * The buyer got it late.
     *
     * @param order which order
     * @param at when
     * @param late how late
     */
    record PromiseBroken(OrderId order, Instant at, Duration late) implements PromiseEvent {}

    /**
     * Nothing is to be delivered any more.
     *
     * @param order of which order
     * @param reason why
     */
    record PromiseDropped(OrderId order, String reason) implements PromiseEvent {}
}
