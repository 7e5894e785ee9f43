package dev.backoffice.inventory.picking;

import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.stock.Site;
import java.util.Map;
import java.util.Optional;

/** Which item lies on which shelf, within the session's tenant. */
final class ShelfPlaces {
    static final AggregateType<ShelfPlace, PickingEvent> TYPE = new AggregateType<>(
            "shelf-place",
            PickListCodec.ShelfCodec.INSTANCE,
            PickingEvents.CODEC,
            place -> ShelfPlace.id(place.site(), place.sku()),
            place -> Map.of());

    private final Aggregates<ShelfPlace, PickingEvent> places;

    ShelfPlaces(Session session) {
        this.places = session.aggregates(TYPE);
    }

    Optional<ShelfPlace> find(Site site, Sku sku) {
        return places.find(ShelfPlace.id(site, sku));
    }

    void save(Transition<ShelfPlace, PickingEvent> change) {
        if (!change.events().isEmpty()) {
            places.save(change);
        }
    }
}
