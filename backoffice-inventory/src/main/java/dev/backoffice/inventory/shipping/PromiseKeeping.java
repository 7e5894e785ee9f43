package dev.backoffice.inventory.shipping;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.EventHandler;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.inventory.order.OrderEvent;

/** Brings promises to where their orders stand. Subscribe it to {@link dev.backoffice.inventory.order.OrderEvents#CODEC}. */
public final class PromiseKeeping implements EventHandler<OrderEvent> {
    private final Promises promises;

    /** @param promises where promises are kept */
    public PromiseKeeping(Promises promises) {
        this.promises = promises;
    }

    @Override
    public void handle(CallContext context, Occurrence<OrderEvent> occurrence) {
        promises.follow(
                context,
                new FollowOrder(
                        occurrence.commandKey("promise"), occurrence.event().order()));
    }
}
