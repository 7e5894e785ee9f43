package dev.backoffice.finance.charge;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import org.joda.money.Money;

/**
 * Says that money of a credit goes back to who paid.
 *
 * @param key names the intention
 * @param credit which credit
 * @param number what the caller calls this refund: within the credit, the same number is the same refund; up to 100 visible ASCII characters
 * @param amount how much, no more than is left
 * @param at when
 */
public record RefundCredit(IdempotencyKey key, CreditId credit, String number, Money amount, Instant at)
        implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public RefundCredit {
        Input.required(key, "key");
        Input.required(credit, "credit");
        Charge.checkNumber(number);
        Amounts.inRange(Amounts.positive(amount, "amount"), "amount");
        Charge.checkAt(at);
    }

    Doc form() {
        return Doc.fields()
                .put("credit", credit.toString())
                .put("number", number)
                .put("amount", amount.toString())
                .put("at", at)
                .build();
    }
}
