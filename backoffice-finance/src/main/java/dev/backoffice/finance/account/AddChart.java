package dev.backoffice.finance.account;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Adds all accounts of a template, in one work.
 *
 * @param key names the intention
 * @param template the accounts; none of them may exist yet
 */
public record AddChart(IdempotencyKey key, ChartTemplate template) implements Command {
    public AddChart {
        Input.required(key, "key");
        Input.required(template, "template");
    }

    Doc form() {
        return Doc.list(
                template.accounts(),
                account -> Doc.fields()
                        .put("code", account.code().value())
                        .put("name", account.name())
                        .put("type", account.type().name())
                        .put("nature", account.nature().name())
                        .put("level", account.level().name())
                        .build());
    }
}
