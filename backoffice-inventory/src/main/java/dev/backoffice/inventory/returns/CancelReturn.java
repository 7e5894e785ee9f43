package dev.backoffice.inventory.returns;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Says that a return does not take place, or that its goods go back to the buyer.
 *
 * @param key names the intention
 * @param returned which return
 * @param reason why; at most 300 characters, without personal data
 */
public record CancelReturn(IdempotencyKey key, ReturnId returned, String reason) implements ReturnCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public CancelReturn {
        Input.required(key, "key");
        Input.required(returned, "return");
        Input.text(reason, "reason", 300);
    }

    /** As the constructor, with the text of the key. */
    public static CancelReturn of(String key, ReturnId returned, String reason) {
        return new CancelReturn(IdempotencyKey.of(key), returned, reason);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("return", returned.toString())
                .put("reason", reason)
                .build();
    }
}
