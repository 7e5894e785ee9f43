package dev.backoffice.finance.period;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import java.time.YearMonth;

/**
 * Lets the last closed month take entries again: an exception that is recorded with its reason.
 *
 * @param key names the intention
 * @param month which month
 * @param reason why, without personal data; 1 to 200 characters
 */
public record ReopenPeriod(IdempotencyKey key, YearMonth month, String reason) implements Command {
    public ReopenPeriod {
        Input.required(key, "key");
        Input.required(month, "month");
        Input.text(reason, "reason", 200);
    }

    /** As the constructor. */
    public static ReopenPeriod of(String key, YearMonth month, String reason) {
        return new ReopenPeriod(IdempotencyKey.of(key), month, reason);
    }

    Doc form() {
        return Doc.fields().put("month", month.toString()).put("reason", reason).build();
    }
}
