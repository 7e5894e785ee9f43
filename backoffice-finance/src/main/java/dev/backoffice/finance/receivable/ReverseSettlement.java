package dev.backoffice.finance.receivable;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.finance.charge.MoneyId;
import java.time.Instant;

/**
 * Says that money that was paid for a receivable was taken back: a chargeback, a payment that bounced.
 *
 * @param key names the intention
 * @param receivable which
 * @param money which money
 * @param reason why, without personal data, up to 200 characters
 * @param at when
 */
public record ReverseSettlement(IdempotencyKey key, ReceivableId receivable, MoneyId money, String reason, Instant at)
        implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public ReverseSettlement {
        Input.required(key, "key");
        Input.required(receivable, "receivable");
        Input.required(money, "money");
        Receivable.checkReason(reason);
        Input.required(at, "at");
    }

    Doc form() {
        return Doc.fields()
                .put("receivable", receivable.toString())
                .put("money", money.toString())
                .put("reason", reason)
                .put("at", at)
                .build();
    }
}
