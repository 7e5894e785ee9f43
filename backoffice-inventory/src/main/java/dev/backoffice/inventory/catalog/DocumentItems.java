package dev.backoffice.inventory.catalog;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import java.util.Map;
import java.util.Optional;

/** Items as documents. */
final class DocumentItems implements Items {
    static final AggregateType<Item, ItemEvent> TYPE = new AggregateType<>(
            "item", ItemCodec.INSTANCE, ItemEvents.CODEC, item -> item.sku().value(), item -> Map.of());

    private final Aggregates<Item, ItemEvent> items;

    DocumentItems(Session session) {
        this.items = session.aggregates(TYPE);
    }

    @Override
    public Optional<Item> find(Sku sku) {
        return items.find(sku.value());
    }

    @Override
    public Item get(Sku sku) {
        return find(sku).orElseThrow(() -> NotFound.of("item.unknown", "sku", sku.value()));
    }

    @Override
    public Item save(Transition<Item, ItemEvent> change) {
        return items.save(change);
    }

    @Override
    public Page<Item> page(ItemQuery query, PageRequest page) {
        View<Item> all = View.of(TYPE.kind());
        // no code has a character at or behind this one
        return items.page(
                query.begins()
                        .map(text -> all.ids(Optional.of(text), Optional.of(text + "\uD7FF")))
                        .orElse(all),
                page);
    }
}
