package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.inventory.order.OrderView;

/** From which establishment an order is served. Stateless and thread-safe. */
@HostImplements
public interface SiteChoice {
    /** The establishment that serves the order, and why. */
    Explained<Establishment> choose(CallContext context, Company company, OrderView order);
}
