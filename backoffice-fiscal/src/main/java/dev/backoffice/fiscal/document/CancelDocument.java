package dev.backoffice.fiscal.document;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Asks the authority to cancel an authorized document.
 *
 * @param key names this intention; given again with the same input it answers as the first time
 * @param document which one; it has to be authorized
 * @param reason why, for the authority and for the books; at most 255 characters, without personal data
 */
public record CancelDocument(IdempotencyKey key, FiscalDocumentId document, String reason) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput {@code input.*} naming the field */
    public CancelDocument {
        Input.required(key, "key");
        Input.required(document, "document");
        Input.text(reason, "reason", 255);
    }

    /** As the constructor, with the text of the key. */
    public static CancelDocument of(String key, FiscalDocumentId document, String reason) {
        return new CancelDocument(IdempotencyKey.of(key), document, reason);
    }

    Doc form() {
        return Doc.fields()
                .put("document", document.toString())
                .put("reason", reason)
                .build();
    }
}
