package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/**
 * Says that an order's goods are packed.
 *
 * @param key names the intention
 * @param order which order
 * @param parcels 1 to 1,000 parcels
 */
public record PackOrder(
        IdempotencyKey key, OrderId order, @NotEmpty List<Parcel> parcels) implements OrderCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public PackOrder {
        Input.required(key, "key");
        Input.required(order, "order");
        parcels = List.copyOf(Input.required(parcels, "parcels"));
        if (parcels.size() > 1000) {
            throw InvalidInput.of(
                    "input.too-many", "field", "parcels", "count", Integer.toString(parcels.size()), "limit", "1000");
        }
    }

    public static PackOrder of(String key, OrderId order, List<Parcel> parcels) {
        return new PackOrder(IdempotencyKey.of(key), order, parcels);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("order", order.toString())
                .put("parcels", parcels, OrderCodec::parcel)
                .build();
    }
}
