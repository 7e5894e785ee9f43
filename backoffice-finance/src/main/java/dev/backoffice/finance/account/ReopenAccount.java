package dev.backoffice.finance.account;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Lets a closed account take entries again.
 *
 * @param key names the intention
 * @param code which account
 */
public record ReopenAccount(IdempotencyKey key, AccountCode code) implements Command {
    public ReopenAccount {
        Input.required(key, "key");
        Input.required(code, "account.code");
    }

    Doc form() {
        return Doc.fields().put("code", code.value()).build();
    }
}
