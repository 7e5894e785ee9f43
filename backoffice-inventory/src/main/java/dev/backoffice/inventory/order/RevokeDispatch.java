package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Asks that an order is not dispatched under a document, because the document is about to be cancelled. Refused once the order has left.
 *
 * @param key names the intention
 * @param order which order
 * @param document how the document is named
 */
public record RevokeDispatch(IdempotencyKey key, OrderId order, String document) implements OrderCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public RevokeDispatch {
        Input.required(key, "key");
        Input.required(order, "order");
        CodeText.check("document", document, 100, CodeText.VISIBLE);
    }

    /** As the constructor, with the text of the key. */
    public static RevokeDispatch of(String key, OrderId order, String document) {
        return new RevokeDispatch(IdempotencyKey.of(key), order, document);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("order", order.toString())
                .put("document", document)
                .build();
    }
}
