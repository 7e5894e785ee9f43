package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Says that an order leaves. Refused unless a document covers it.
 *
 * @param key names the intention
 * @param order which order
 * @param shipment who carries it
 */
public record DispatchOrder(IdempotencyKey key, OrderId order, Shipment shipment) implements OrderCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public DispatchOrder {
        Input.required(key, "key");
        Input.required(order, "order");
        Input.required(shipment, "shipment");
    }

    /** As the constructor, with the text of the key. */
    public static DispatchOrder of(String key, OrderId order, Shipment shipment) {
        return new DispatchOrder(IdempotencyKey.of(key), order, shipment);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("order", order.toString())
                .put("shipment", OrderCodec.shipment(shipment))
                .build();
    }
}
