package dev.backoffice.finance.account;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Adds an account to the chart.
 *
 * @param key names the intention
 * @param code where it stands; the account above it must exist, be synthetic and open
 * @param name up to {@value dev.backoffice.finance.account.Account#MAX_NAME_LENGTH} characters, without personal data
 * @param type what it tells about
 * @param nature the side on which its balance normally lies
 * @param level whether it takes entries
 */
public record AddAccount(
        IdempotencyKey key, AccountCode code, String name, AccountType type, Side nature, AccountLevel level)
        implements Command {
    public AddAccount {
        Input.required(key, "key");
        Input.required(code, "account.code");
        Input.text(name, "account.name", Account.MAX_NAME_LENGTH);
        Input.required(type, "account.type");
        Input.required(nature, "account.nature");
        Input.required(level, "account.level");
    }

    Doc form() {
        return Doc.fields()
                .put("code", code.value())
                .put("name", name)
                .put("type", type.name())
                .put("nature", nature.name())
                .put("level", level.name())
                .build();
    }
}
