package dev.backoffice.inventory.order;

import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import java.util.List;
import java.util.Optional;

/** The orders of the session's tenant. */
public interface FulfillmentOrders {
    /** The order, when this tenant has it. */
    Optional<FulfillmentOrder> find(OrderId id);

    /**
     * The order.
     *
     * @throws dev.backoffice.core.error.NotFound {@code order.unknown}, also when another tenant has it
     */
    FulfillmentOrder get(OrderId id);

    /**
     * Stores an order and what happened to it.
     *
     * @throws dev.backoffice.core.error.Conflict retryable, when somebody else stored it since it was loaded here
     */
    FulfillmentOrder save(Transition<FulfillmentOrder, OrderEvent> change);

    /**
     * One page of the orders of a query, in its order.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    Page<FulfillmentOrder> page(OrderQuery query, PageRequest page);

    /**
     * One page of all orders, by id.
     *
     * @param after the last id of the page before; empty for the first page
     * @param limit how many at most, 1 to 10,000
     */
    List<FulfillmentOrder> listAll(Optional<OrderId> after, int limit);

    /** The orders kept as documents of a session. */
    static FulfillmentOrders in(Session session) {
        return new DocumentOrders(session);
    }
}
