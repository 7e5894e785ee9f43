package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.inventory.order.OrderView;
import java.util.Optional;

/** Says by which carrier and service an order goes. Stateless and thread-safe. */
@HostImplements
public interface CarrierChoice {
    /**
     * A carrier's service.
     *
     * @param carrier the carrier's code
     * @param service one of its services
     */
    record Service(String carrier, String service) {
        public Service {
            Input.required(carrier, "carrier");
            Input.required(service, "service");
        }
    }

    /** The service for an order that leaves from an establishment; empty when nobody is to be promised anything. */
    Optional<Service> choose(CallContext context, OrderView order, Establishment from);

    /** One service for every order. */
    static CarrierChoice always(String carrier, String service) {
        Service one = new Service(carrier, service);
        return (context, order, from) -> Optional.of(one);
    }
}
