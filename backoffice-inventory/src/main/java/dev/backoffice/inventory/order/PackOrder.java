package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
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
        parcels = Input.atMost(1000, parcels, "parcels");
    }

    /** As the constructor, with the text of the key. */
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
