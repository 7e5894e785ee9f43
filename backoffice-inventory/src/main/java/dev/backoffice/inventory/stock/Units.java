package dev.backoffice.inventory.stock;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.inventory.catalog.Sku;
import java.util.Map;

/** The units of the items a batch names. */
final class Units {
    /** An item of a tenant. */
    record ItemKey(TenantId tenant, Sku sku) {}

    /** How an item is counted. */
    record Counted(Unit unit, boolean kit) {}

    private final Map<ItemKey, Counted> units;

    Units(Map<ItemKey, Counted> units) {
        this.units = Map.copyOf(units);
    }

    /** @throws NotFound {@code item.unknown} */
    Unit of(CallContext context, Sku sku) {
        return counted(context, sku).unit();
    }

    /**
     * The unit of an item that lies on stock itself.
     *
     * @throws NotFound {@code item.unknown}
     * @throws InvalidInput {@code stock.kit} for a kit
     */
    Unit kept(CallContext context, Sku sku) {
        Counted item = counted(context, sku);
        if (item.kit()) {
            throw InvalidInput.of("stock.kit", "sku", sku.value());
        }
        return item.unit();
    }

    private Counted counted(CallContext context, Sku sku) {
        Counted item = units.get(new ItemKey(context.tenant(), sku));
        if (item == null) {
            throw NotFound.of("item.unknown", "sku", sku.value());
        }
        return item;
    }
}
