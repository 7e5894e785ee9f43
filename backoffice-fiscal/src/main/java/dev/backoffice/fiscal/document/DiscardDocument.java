package dev.backoffice.fiscal.document;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Gives up a document that is not authorized, and voids its number.
 *
 * @param key names this intention; given again with the same input it answers as the first time
 * @param document which one; it must not be authorized, and no attempt may be under way or in doubt
 * @param reason why, for the authority and for the books; at most 255 characters, without personal data
 */
public record DiscardDocument(IdempotencyKey key, FiscalDocumentId document, String reason) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput {@code input.*} naming the field */
    public DiscardDocument {
        Input.required(key, "key");
        Input.required(document, "document");
        Input.text(reason, "reason", 255);
    }

    /** As the constructor, with the text of the key. */
    public static DiscardDocument of(String key, FiscalDocumentId document, String reason) {
        return new DiscardDocument(IdempotencyKey.of(key), document, reason);
    }

    Doc form() {
        return Doc.fields()
                .put("document", document.toString())
                .put("reason", reason)
                .build();
    }
}
