package dev.backoffice.fiscal.document;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Sends a signed document to the authority, once.
 *
 * @param key names this intention; given again with the same input it answers as the first time
 * @param document which one; it has to be signed, and no attempt may be open
 */
public record SubmitDocument(IdempotencyKey key, FiscalDocumentId document) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null} naming the field */
    public SubmitDocument {
        Input.required(key, "key");
        Input.required(document, "document");
    }

    /** As the constructor, with the text of the key. */
    public static SubmitDocument of(String key, FiscalDocumentId document) {
        return new SubmitDocument(IdempotencyKey.of(key), document);
    }

    Doc form() {
        return Doc.of(document.toString());
    }
}
