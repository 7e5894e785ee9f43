package dev.backoffice.flows.br;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.inventory.catalog.Item;

/** Tells what the taxes of the items of the catalog depend on. Stateless and thread-safe; asked for each line of a note. */
@HostImplements
public interface FiscalCatalog {
    /** What is known of an item; {@link FiscalItem#resold} when nothing is. */
    FiscalItem of(CallContext context, Item item);

    /** All goods are bought to be sold again and have no CEST. */
    static FiscalCatalog resold() {
        return (context, item) -> FiscalItem.resold();
    }
}
