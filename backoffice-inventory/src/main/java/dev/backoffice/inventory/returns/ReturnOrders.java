package dev.backoffice.inventory.returns;

import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.order.OrderId;
import java.util.List;
import java.util.Optional;

/** The returns of the session's tenant. */
public interface ReturnOrders {
    /** The return, when this tenant has it. */
    Optional<ReturnOrder> find(ReturnId id);

    /**
     * The return.
     *
     * @throws dev.backoffice.core.error.NotFound {@code return.unknown}, also when another tenant has it
     */
    ReturnOrder get(ReturnId id);

    /** All returns of an order, by id. */
    List<ReturnOrder> of(OrderId order);

    /**
     * Stores a return and what happened to it.
     *
     * @throws dev.backoffice.core.error.Conflict retryable, when somebody else stored it since it was loaded here
     */
    ReturnOrder save(Transition<ReturnOrder, ReturnEvent> change);

    /**
     * One page of the returns of a query, in its order.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    Page<ReturnOrder> page(ReturnQuery query, PageRequest page);

    /**
     * One page of all returns, by id.
     *
     * @param after the last id of the page before; empty for the first page
     * @param limit how many at most, 1 to 10,000
     */
    List<ReturnOrder> listAll(Optional<ReturnId> after, int limit);

    /** The returns kept as documents of a session. */
    static ReturnOrders in(Session session) {
        return new DocumentReturns(session);
    }
}
