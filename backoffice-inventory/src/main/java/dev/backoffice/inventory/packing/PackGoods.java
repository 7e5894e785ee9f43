package dev.backoffice.inventory.packing;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.order.OrderId;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/**
 * Says in which parcels the goods of an order are: as planned, or as somebody packed them. Given again it replaces what was said
 * before, until the order is packed.
 *
 * @param key names the intention
 * @param order which order
 * @param parcels 1 to 1,000 parcels whose contents are exactly what is set aside for the order
 */
public record PackGoods(
        IdempotencyKey key, OrderId order, @NotEmpty List<PackedParcel> parcels) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public PackGoods {
        Input.required(key, "key");
        Input.required(order, "order");
        parcels = Input.atMost(PackingPlan.MAX_PARCELS, parcels, "parcels");
    }

    /** As the constructor, with the text of the key. */
    public static PackGoods of(String key, OrderId order, List<PackedParcel> parcels) {
        return new PackGoods(IdempotencyKey.of(key), order, parcels);
    }

    Doc form() {
        return Doc.fields()
                .put("order", order.toString())
                .put("parcels", parcels, PackingCodecs::parcel)
                .build();
    }
}
