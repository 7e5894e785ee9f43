package dev.backoffice.inventory.stock;

import dev.backoffice.core.error.Input;
import dev.backoffice.inventory.catalog.Sku;
import java.util.Optional;

/**
 * Which items at which places, by place and item; see {@link Stock#list}.
 *
 * <pre>{@code
 * StockQuery.all().site(Site.of("SP1")).lying()
 * }</pre>
 *
 * <p>Item and place go by an index each, and both together name one row. {@code lying} is asked of the rows they bring.
 *
 * @param item which item
 * @param site at which place
 * @param onlyLying only where some of it lies
 */
public record StockQuery(Optional<Sku> item, Optional<Site> site, boolean onlyLying) {
    /** Everything that was ever received. */
    public static StockQuery all() {
        return new StockQuery(Optional.empty(), Optional.empty(), false);
    }

    /** Only this item. */
    public StockQuery item(Sku sku) {
        return new StockQuery(Optional.of(Input.required(sku, "sku")), site, onlyLying);
    }

    /** Only at this place. */
    public StockQuery site(Site place) {
        return new StockQuery(item, Optional.of(Input.required(place, "site")), onlyLying);
    }

    /** Only where some of it lies. */
    public StockQuery lying() {
        return new StockQuery(item, site, true);
    }
}
