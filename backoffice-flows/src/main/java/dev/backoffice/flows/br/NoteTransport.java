package dev.backoffice.flows.br;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.fiscal.br.nfe.FreightMode;
import dev.backoffice.fiscal.br.nfe.NfeTransport;
import dev.backoffice.inventory.catalog.Catalog;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.OrderGoods;
import dev.backoffice.inventory.order.OrderTerms;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Parcel;
import dev.backoffice.inventory.order.Shipment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Who has the goods carried, by whom and in how many parcels ({@code transp}). */
final class NoteTransport {
    private static final String VOLUME = "VOLUME";
    private static final int KILOGRAM_DECIMALS = 3;

    private final Catalog catalog;
    private final NoteCarriers carriers;

    NoteTransport(Catalog catalog, NoteCarriers carriers) {
        this.catalog = catalog;
        this.carriers = carriers;
    }

    NfeTransport of(CallContext context, OrderView order) {
        FreightMode mode = mode(order.terms());
        return new NfeTransport(
                mode,
                mode == FreightMode.NONE
                        ? Optional.empty()
                        : carrier(order).flatMap(code -> carriers.find(context, code)),
                order.parcels().isEmpty() ? List.of() : List.of(volumes(context, order)));
    }

    private static FreightMode mode(OrderTerms terms) {
        boolean pickup = terms.delivery() == DeliveryMethod.PICKUP;
        return switch (terms.freightTerms()) {
            // what the buyer fetches nobody else carries
            case SENDER -> pickup ? FreightMode.NONE : FreightMode.BY_SENDER;
            case THIRD_PARTY -> pickup ? FreightMode.NONE : FreightMode.BY_THIRD_PARTY;
            case OWN_SENDER -> pickup ? FreightMode.NONE : FreightMode.OWN_BY_SENDER;
            case RECIPIENT -> FreightMode.BY_RECIPIENT;
            case OWN_RECIPIENT -> FreightMode.OWN_BY_RECIPIENT;
            case NONE -> FreightMode.NONE;
        };
    }

    /** The carrier it left with, or the service it is to leave by. */
    private static Optional<String> carrier(OrderView order) {
        return order.shipment().map(Shipment::carrier).or(order.terms()::carrierService);
    }

    private NfeTransport.Volumes volumes(CallContext context, OrderView order) {
        BigDecimal gross = kilograms(order.parcels().stream()
                .map(Parcel::weightGrams)
                .map(BigDecimal::valueOf)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
        return new NfeTransport.Volumes(
                order.parcels().size(),
                VOLUME,
                net(context, order).map(weight -> weight.min(gross)).orElse(gross),
                gross);
    }

    /** What the goods weigh without their packing; empty when an item's weight is not known. */
    private Optional<BigDecimal> net(CallContext context, OrderView order) {
        BigDecimal grams = BigDecimal.ZERO;
        for (OrderGoods goods : order.goods()) {
            Optional<Long> each = catalog.view(context, goods.sku()).weightGrams();
            if (each.isEmpty()) {
                return Optional.empty();
            }
            grams = grams.add(goods.quantity().value().multiply(BigDecimal.valueOf(each.get())));
        }
        return Optional.of(kilograms(grams));
    }

    private static BigDecimal kilograms(BigDecimal grams) {
        return grams.movePointLeft(3).setScale(KILOGRAM_DECIMALS, RoundingMode.HALF_UP);
    }
}
