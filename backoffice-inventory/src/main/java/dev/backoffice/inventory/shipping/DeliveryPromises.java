package dev.backoffice.inventory.shipping;

import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.order.OrderId;
import java.util.List;
import java.util.Optional;

/** The promises of the session's tenant. */
public interface DeliveryPromises {
    /** The promise of an order, when it was promised. */
    Optional<DeliveryPromise> find(OrderId order);

    /**
     * The promise of an order.
     *
     * @throws dev.backoffice.core.error.NotFound {@code promise.unknown}, also when another tenant has it
     */
    DeliveryPromise get(OrderId order);

    /**
     * Stores a promise and what happened to it.
     *
     * @throws dev.backoffice.core.error.Conflict retryable, when somebody else stored it since it was loaded here
     */
    DeliveryPromise save(Transition<DeliveryPromise, PromiseEvent> change);

    /**
     * One page of the promises of a query, in its order.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    Page<DeliveryPromise> page(PromiseQuery query, PageRequest page);

    /**
     * One page of all promises, by order id.
     *
     * @param after the last order of the page before; empty for the first page
     * @param limit how many at most, 1 to 10,000
     */
    List<DeliveryPromise> listAll(Optional<OrderId> after, int limit);

    /** The promises kept as documents of a session. */
    static DeliveryPromises in(Session session) {
        return new DocumentPromises(session);
    }
}
