package dev.backoffice.inventory.order;

import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.catalog.Sku;
import java.time.Instant;
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
     * One page of the orders that stand somewhere, by id.
     *
     * @param after the last id of the page before; empty for the first page
     * @param limit how many at most, 1 to 10,000
     */
    List<FulfillmentOrder> list(OrderStatus.Kind status, Optional<OrderId> after, int limit);

    /** One page of the orders that wait for this, by id; parameters as {@link #list}. */
    List<FulfillmentOrder> waitingFor(String code, Optional<OrderId> after, int limit);

    /**
     * One page of the orders that wait for more of an item, the one that came in first first.
     *
     * @param after the order whose turn it was last, whatever became of it since; empty for the first page
     * @param limit how many at most, 1 to 10,000
     */
    List<FulfillmentOrder> shortOf(Sku sku, Optional<OrderView> after, int limit);

    /**
     * One page of the orders that wait at the counter until before a time, the earliest first.
     *
     * @param before that time, exclusive
     * @param after the last order of the page before; empty for the first page
     * @param limit how many at most, 1 to 10,000
     */
    List<FulfillmentOrder> readyUntil(Instant before, Optional<OrderView> after, int limit);

    /**
     * One page of the orders of a query, in its order.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    Page<FulfillmentOrder> page(OrderQuery query, PageRequest page);

    /** One page of all orders, by id; parameters as {@link #list}. */
    List<FulfillmentOrder> listAll(Optional<OrderId> after, int limit);

    /** The orders kept as documents of a session. */
    static FulfillmentOrders in(Session session) {
        return new DocumentOrders(session);
    }
}
