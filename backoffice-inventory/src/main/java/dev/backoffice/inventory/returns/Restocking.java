package dev.backoffice.inventory.returns;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.EventHandler;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.inventory.returns.ReturnEvent.ReturnInspected;
import dev.backoffice.inventory.stock.Stock;

/**
 * Puts what can be sold again back on stock. Subscribe it to {@link ReturnEvents#CODEC}; called twice for one event it does the
 * same once, because the command's key is made of the inspection.
 */
public final class Restocking implements EventHandler<ReturnEvent> {
    private final Stock stock;

    /** @param stock where the goods go back to */
    public Restocking(Stock stock) {
        this.stock = stock;
    }

    @Override
    public void handle(CallContext context, Occurrence<ReturnEvent> occurrence) {
        if (occurrence.event() instanceof ReturnInspected inspected) {
            inspected.restock().ifPresent(goods -> stock.takeBack(context, goods));
        }
    }
}
