package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.stock.Site;
import java.time.Instant;
import java.util.Optional;

/**
 * Which promises, and so which orders by slack; see {@link Promises#list}.
 *
 * <pre>{@code
 * PromiseQuery.open()                                            // least slack first
 * PromiseQuery.open().next(Stage.PACK).until(endOfShift)         // to be packed by then
 * PromiseQuery.open().by(PromiseQuery.Deadline.DELIVER)          // by when the buyer has it
 * PromiseQuery.open().order(OrderStatus.Kind.HELD)               // of orders that stand there
 * }</pre>
 *
 * <p>Open ones go by an index of their deadline; {@code order}, else {@code next}, else {@code site}, is in the index of {@link
 * Deadline#START} too. The others go by order id. What is not in the index is asked of the rows it brings.
 *
 * <p>Where an order stands is what its promise knows: {@link PromiseKeeping} tells it, right after the order moved.
 *
 * @param status where they stand; empty for all
 * @param by what open ones are sorted by
 * @param until open ones whose deadline is not after this
 * @param next what is to be done next
 * @param site where it is to be done
 * @param order where their orders stand, {@link DeliveryPromise#orderStands}
 */
public record PromiseQuery(
        Optional<PromiseStatus.Kind> status,
        Deadline by,
        Optional<Instant> until,
        Optional<Stage> next,
        Optional<Site> site,
        Optional<OrderStatus.Kind> order) {
    /** What slack is measured to. */
    public enum Deadline {
        /** When the next stage has to begin. */
        START,
        /** When it has to leave. */
        SHIP,
        /** When the buyer has to have it. */
        DELIVER
    }

    /** All promises, by order id. */
    public static PromiseQuery all() {
        return new PromiseQuery(
                Optional.empty(),
                Deadline.START,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The open ones, the one with the least slack first. */
    public static PromiseQuery open() {
        return all().status(PromiseStatus.Kind.OPEN);
    }

    /** Only those that stand here. */
    public PromiseQuery status(PromiseStatus.Kind kind) {
        return new PromiseQuery(Optional.of(Input.required(kind, "status")), by, until, next, site, order);
    }

    /** Sorted by this deadline. */
    public PromiseQuery by(Deadline deadline) {
        return new PromiseQuery(status, Input.required(deadline, "by"), until, next, site, order);
    }

    /**
     * Only those whose deadline is not after an instant.
     *
     * @param instant now, to see what is late; later, to see what is at risk
     */
    public PromiseQuery until(Instant instant) {
        return new PromiseQuery(status, by, Optional.of(Input.required(instant, "until")), next, site, order);
    }

    /** Only those of which this is to be done next. */
    public PromiseQuery next(Stage stage) {
        return new PromiseQuery(status, by, until, Optional.of(Input.required(stage, "next")), site, order);
    }

    /** Only those served from here. */
    public PromiseQuery site(Site from) {
        return new PromiseQuery(status, by, until, next, Optional.of(Input.required(from, "site")), order);
    }

    /** Only those whose order stands here. */
    public PromiseQuery order(OrderStatus.Kind kind) {
        return new PromiseQuery(status, by, until, next, site, Optional.of(Input.required(kind, "order")));
    }

    /** The instant a promise is sorted by. */
    Instant deadline(DeliveryPromise promise) {
        return switch (by) {
            case START -> promise.current().latestStart(promise.next().orElse(Stage.DELIVER));
            case SHIP -> promise.current().shipBy();
            case DELIVER -> promise.current().deliverBy();
        };
    }
}
