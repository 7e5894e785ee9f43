package dev.backoffice.inventory.catalog;

import dev.backoffice.core.event.DomainEvent;

/** What happens to items. */
public sealed interface ItemEvent extends DomainEvent permits ItemAdded, ItemRepriced {
    /** Which item. */
    Sku sku();
}
