package dev.backoffice.fiscal.document;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Gives a rejected document another content; it keeps its number.
 *
 * @param key names this intention; given again with the same input it answers as the first time
 * @param document which one; the authority has to have rejected it
 * @param content in the form of the document's format
 */
public record ReviseDocument(IdempotencyKey key, FiscalDocumentId document, Doc content) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput {@code input.null} naming the field */
    public ReviseDocument {
        Input.required(key, "key");
        Input.required(document, "document");
        Input.required(content, "content");
    }

    Doc form() {
        return Doc.fields()
                .put("document", document.toString())
                .put("content", content)
                .build();
    }

    /** Only the document: the content names people. */
    @Override
    public String toString() {
        return "revision of " + document;
    }
}
