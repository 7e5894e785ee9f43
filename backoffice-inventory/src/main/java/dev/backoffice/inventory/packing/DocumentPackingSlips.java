package dev.backoffice.inventory.packing;

import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Packing slips and sizes of items as documents. */
final class DocumentPackingSlips implements PackingSlips {
    private static final String PACKED = "packed";

    static final AggregateType<PackingSlip, PackingEvent> TYPE = new AggregateType<>(
            "packing-slip",
            PackingCodecs.SLIP,
            PackingEvents.CODEC,
            slip -> slip.order().toString(),
            slip -> Map.of(PACKED, View.sortable(slip.packedAt())));
    static final AggregateType<ItemSize, PackingEvent> SIZE = new AggregateType<>(
            "item-size",
            PackingCodecs.SIZE,
            PackingEvents.CODEC,
            size -> size.sku().value(),
            size -> Map.of());

    private final Aggregates<PackingSlip, PackingEvent> slips;
    private final Aggregates<ItemSize, PackingEvent> sizes;

    DocumentPackingSlips(Session session) {
        this.slips = session.aggregates(TYPE);
        this.sizes = session.aggregates(SIZE);
    }

    @Override
    public Optional<PackingSlip> find(OrderId order) {
        return slips.find(order.toString());
    }

    @Override
    public PackingSlip save(Transition<PackingSlip, PackingEvent> change) {
        return slips.save(change);
    }

    @Override
    public Page<PackingSlip> page(PackingQuery query, PageRequest page) {
        View<PackingSlip> packed = View.<PackingSlip>of(TYPE.kind())
                .between(
                        PACKED,
                        query.packedFrom().map(View::sortable),
                        query.packedTo().map(View::sortable));
        return slips.page(packed, page);
    }

    @Override
    public List<PackingSlip> listAll(Optional<OrderId> after, int limit) {
        return slips.list(DocumentQuery.all(TYPE.kind())
                .afterId(after.map(OrderId::toString))
                .limit(limit));
    }

    Optional<ItemSize> size(Sku sku) {
        return sizes.find(sku.value());
    }

    void measure(ItemSize size) {
        Transition<ItemSize, PackingEvent> change =
                size(size.sku()).map(known -> known.again(size)).orElseGet(() -> ItemSize.first(size));
        if (!change.events().isEmpty()) {
            sizes.save(change);
        }
    }
}
