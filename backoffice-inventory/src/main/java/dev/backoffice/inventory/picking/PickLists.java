package dev.backoffice.inventory.picking;

import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.stock.Site;
import java.util.List;
import java.util.Optional;

/** The pick lists of the session's tenant. */
public interface PickLists {
    /** The list, when this tenant has it. */
    Optional<PickList> find(PickListId id);

    /**
     * The list.
     *
     * @throws dev.backoffice.core.error.NotFound {@code picking.unknown}, also when another tenant has it
     */
    PickList get(PickListId id);

    /** The open list on which an order is at a site. */
    Optional<PickListId> openFor(Site site, OrderId order);

    /**
     * Stores a list and what happened to it.
     *
     * @throws dev.backoffice.core.error.Conflict retryable, when somebody else stored it since it was loaded here, or put one of
     *     its orders on another list
     */
    PickList save(Transition<PickList, PickingEvent> change);

    /**
     * One page of the lists of a query, in its order.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    Page<PickList> page(PickListQuery query, PageRequest page);

    /**
     * One page of all lists, by id.
     *
     * @param after the last id of the page before; empty for the first page
     * @param limit how many at most, 1 to 10,000
     */
    List<PickList> listAll(Optional<PickListId> after, int limit);

    /** The lists kept as documents of a session. */
    static PickLists in(Session session) {
        return new DocumentPickLists(session);
    }
}
