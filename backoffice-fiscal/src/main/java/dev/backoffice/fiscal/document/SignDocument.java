package dev.backoffice.fiscal.document;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Gives a drafted document its number, key and signature.
 *
 * @param key names this intention; given again with the same input it answers as the first time
 * @param document which one; it has to be a draft
 */
public record SignDocument(IdempotencyKey key, FiscalDocumentId document) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null} naming the field */
    public SignDocument {
        Input.required(key, "key");
        Input.required(document, "document");
    }

    /** As the constructor, with the text of the key. */
    public static SignDocument of(String key, FiscalDocumentId document) {
        return new SignDocument(IdempotencyKey.of(key), document);
    }

    Doc form() {
        return Doc.of(document.toString());
    }
}
