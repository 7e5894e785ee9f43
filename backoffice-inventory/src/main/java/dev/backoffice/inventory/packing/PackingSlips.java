package dev.backoffice.inventory.packing;

import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.order.OrderId;
import java.util.List;
import java.util.Optional;

/** The packing slips of the session's tenant. */
public interface PackingSlips {
    /** The slip of an order, when its goods were packed. */
    Optional<PackingSlip> find(OrderId order);

    /**
     * Stores a slip and what happened to it.
     *
     * @throws dev.backoffice.core.error.Conflict retryable, when somebody else stored it since it was loaded here
     */
    PackingSlip save(Transition<PackingSlip, PackingEvent> change);

    /**
     * One page of the slips of a query, in its order.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    Page<PackingSlip> page(PackingQuery query, PageRequest page);

    /**
     * One page of all slips, by order id.
     *
     * @param after the last order of the page before; empty for the first page
     * @param limit how many at most, 1 to 10,000
     */
    List<PackingSlip> listAll(Optional<OrderId> after, int limit);

    /** The slips kept as documents of a session. */
    static PackingSlips in(Session session) {
        return new DocumentPackingSlips(session);
    }
}
