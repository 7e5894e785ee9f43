package dev.backoffice.inventory.returns;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Says that a document covers the goods that come back.
 *
 * @param key names the intention
 * @param returned which return
 * @param document the document's reference, e.g. the id or the access key of the entry note; 1 to 100 visible ASCII characters
 */
public record DocumentReturn(IdempotencyKey key, ReturnId returned, String document) implements ReturnCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public DocumentReturn {
        Input.required(key, "key");
        Input.required(returned, "return");
        CodeText.check("document", document, 100, CodeText.PRINTABLE);
    }

    /** As the constructor, with the text of the key. */
    public static DocumentReturn of(String key, ReturnId returned, String document) {
        return new DocumentReturn(IdempotencyKey.of(key), returned, document);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("return", returned.toString())
                .put("document", document)
                .build();
    }
}
