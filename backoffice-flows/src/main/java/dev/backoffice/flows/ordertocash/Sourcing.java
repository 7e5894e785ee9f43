package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.core.organization.Company;
import dev.backoffice.inventory.order.OrderView;

/**
 * Decides from which establishments an order is served: one, or several that each send a part under a note of their own.
 * Stateless and thread-safe.
 */
@HostImplements
public interface Sourcing {
    /**
     * From where the order is to leave, and why there.
     *
     * <p>The stock is not held yet: what is decided here is held next, and an order that comes up short waits.
     *
     * @param order never a part of another order
     */
    Explained<SourcingPlan> plan(CallContext context, Company company, OrderView order);
}
