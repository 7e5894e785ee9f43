package dev.backoffice.finance.period;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import java.time.YearMonth;

/**
 * Closes a month: what comes late for it lands in the month after.
 *
 * <pre>{@code
 * ClosePeriod.of("close-2026-10", YearMonth.of(2026, 10))
 * }</pre>
 *
 * @param key names the intention
 * @param month which month, over everywhere; the one after the last closed month, or any when none is closed
 */
public record ClosePeriod(IdempotencyKey key, YearMonth month) implements Command {
    public ClosePeriod {
        Input.required(key, "key");
        Input.required(month, "month");
    }

    /** As the constructor. */
    public static ClosePeriod of(String key, YearMonth month) {
        return new ClosePeriod(IdempotencyKey.of(key), month);
    }

    Doc form() {
        return Doc.fields().put("month", month.toString()).build();
    }
}
