package dev.backoffice.inventory.packing;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.order.OrderId;
import java.time.Instant;
import java.util.List;

/**
 * What is in which parcel of an order.
 *
 * @param order which order
 * @param plan its goods and its parcels
 * @param packedAt when they were packed
 */
public record PackingSlip(OrderId order, PackingPlan plan, Instant packedAt) {
    public PackingSlip {
        Input.required(order, "order");
        Input.required(plan, "plan");
        Input.required(packedAt, "packedAt");
    }

    /** The goods of an order were packed. */
    static Transition<PackingSlip, PackingEvent> pack(OrderId order, PackingPlan plan, Moment moment) {
        return Transition.of(
                new PackingSlip(order, plan, moment.now()), new PackingEvent.GoodsPacked(order, plan.parcels()));
    }

    /** They were packed anew; nothing happens when they are packed the same way. */
    Transition<PackingSlip, PackingEvent> repack(PackingPlan next, Moment moment) {
        return next.equals(plan) ? Transition.of(this, List.of()) : pack(order, next, moment);
    }
}
