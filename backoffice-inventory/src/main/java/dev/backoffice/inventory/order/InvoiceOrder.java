package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Says that a document legally covers an order's goods on their way, so that it may be dispatched.
 *
 * @param key names the intention
 * @param order which order
 * @param document the document
 */
public record InvoiceOrder(IdempotencyKey key, OrderId order, CoveringDocument document) implements OrderCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public InvoiceOrder {
        Input.required(key, "key");
        Input.required(order, "order");
        Input.required(document, "document");
    }

    /** As the constructor, with the text of the key. */
    public static InvoiceOrder of(String key, OrderId order, CoveringDocument document) {
        return new InvoiceOrder(IdempotencyKey.of(key), order, document);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("order", order.toString())
                .put("document", OrderCodec.document(document))
                .build();
    }
}
