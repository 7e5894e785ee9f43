package dev.backoffice.finance.period;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import java.time.YearMonth;

/**
 * Notes the balances of a closed month. The ledger gives it when a month was closed; a host has no need to.
 *
 * @param key names the intention
 * @param month which month
 * @param revision for which of its closings
 * @param digest SHA-256 of the balances, 64 hexadecimal digits in lower case
 */
public record SealPeriod(IdempotencyKey key, YearMonth month, int revision, String digest) implements Command {
    public SealPeriod {
        Input.required(key, "key");
        Input.required(month, "month");
        Input.text(digest, "digest", 64);
    }

    Doc form() {
        return Doc.fields()
                .put("month", month.toString())
                .put("revision", revision)
                .put("digest", digest)
                .build();
    }
}
