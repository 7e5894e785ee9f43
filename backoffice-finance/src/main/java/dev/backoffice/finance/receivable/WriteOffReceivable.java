package dev.backoffice.finance.receivable;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Says that the rest of a receivable will not come.
 *
 * @param key names the intention
 * @param receivable which
 * @param reason why, without personal data, up to 200 characters
 */
public record WriteOffReceivable(IdempotencyKey key, ReceivableId receivable, String reason) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public WriteOffReceivable {
        Input.required(key, "key");
        Input.required(receivable, "receivable");
        Receivable.checkReason(reason);
    }

    Doc form() {
        return Doc.fields()
                .put("receivable", receivable.toString())
                .put("reason", reason)
                .build();
    }
}
