package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.inventory.catalog.Catalog;
import dev.backoffice.inventory.order.OrderGoods;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Parcel;
import java.math.BigDecimal;

/** What an order weighs, where nobody packs by plan: one parcel of the weight of its items. */
final class OrderParcels {
    private static final long GRAMS_WHEN_UNKNOWN = 1;

    private final Catalog catalog;

    OrderParcels(Catalog catalog) {
        this.catalog = catalog;
    }

    Parcel single(CallContext context, OrderView order) {
        return Parcel.of("1", grams(context, order));
    }

    long grams(CallContext context, OrderView order) {
        long grams = 0;
        for (OrderGoods goods : order.goods()) {
            long each = catalog.view(context, goods.sku()).weightGrams().orElse(0L);
            grams += goods.quantity().value().multiply(BigDecimal.valueOf(each)).longValue();
        }
        return Math.max(GRAMS_WHEN_UNKNOWN, grams);
    }
}
