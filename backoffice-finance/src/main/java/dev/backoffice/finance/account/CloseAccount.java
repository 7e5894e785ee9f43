package dev.backoffice.finance.account;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Stops new entries to an account; its balance stays.
 *
 * @param key names the intention
 * @param code which account
 */
public record CloseAccount(IdempotencyKey key, AccountCode code) implements Command {
    public CloseAccount {
        Input.required(key, "key");
        Input.required(code, "account.code");
    }

    Doc form() {
        return Doc.fields().put("code", code.value()).build();
    }
}
