package dev.backoffice.finance.receivable;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.store.Doc;
import dev.backoffice.finance.charge.MoneyId;
import java.time.Instant;
import org.joda.money.Money;

/**
 * Says that money was paid for a receivable. The same money told again, under whatever key, counts once.
 *
 * @param key names the intention
 * @param receivable which
 * @param money which money; one payout may settle many receivables
 * @param amount how much of it is meant for this one, above zero
 * @param at when it was paid
 */
public record SettleReceivable(IdempotencyKey key, ReceivableId receivable, MoneyId money, Money amount, Instant at)
        implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public SettleReceivable {
        Input.required(key, "key");
        Input.required(receivable, "receivable");
        Input.required(money, "money");
        Amounts.inRange(Amounts.positive(amount, "amount"), "amount");
        Input.required(at, "at");
    }

    Doc form() {
        return Doc.fields()
                .put("receivable", receivable.toString())
                .put("money", money.toString())
                .put("amount", amount.toString())
                .put("at", at)
                .build();
    }
}
