package dev.backoffice.inventory.catalog;

import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import java.util.Optional;

/** The items of the session's tenant. */
public interface Items {
    /** The item, when this tenant has it. */
    Optional<Item> find(Sku sku);

    /**
     * The item.
     *
     * @throws dev.backoffice.core.error.NotFound {@code item.unknown} naming the code
     */
    Item get(Sku sku);

    /**
     * Stores an item and what happened to it.
     *
     * @throws dev.backoffice.core.error.Conflict retryable, when somebody else stored it since it was loaded here
     */
    Item save(Transition<Item, ItemEvent> change);

    /**
     * One page of the items of a query, in its order.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    Page<Item> page(ItemQuery query, PageRequest page);

    /** The items kept as documents of a session. */
    static Items in(Session session) {
        return new DocumentItems(session);
    }
}
