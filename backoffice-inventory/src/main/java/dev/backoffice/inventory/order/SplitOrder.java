package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Lets an order go on as parts, say because its goods lie in two places. Each part is an order of its own with its exact share of all amounts; the parts sum to the order.
 *
 * @param key names the intention
 * @param order which order
 * @param parts 2 to {@link #MAX_PARTS} parts that have all of its lines together
 */
public record SplitOrder(
        IdempotencyKey key, OrderId order, @Size(min = 2) List<OrderPart> parts) implements OrderCommand {
    /** The most parts. */
    public static final int MAX_PARTS = 100;

    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public SplitOrder {
        Input.required(key, "key");
        Input.required(order, "order");
        parts = Input.atMost(MAX_PARTS, parts, "parts");
    }

    /** As the constructor, with the text of the key. */
    public static SplitOrder of(String key, OrderId order, List<OrderPart> parts) {
        return new SplitOrder(IdempotencyKey.of(key), order, parts);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("order", order.toString())
                .put("parts", parts, OrderPart::form)
                .build();
    }
}
