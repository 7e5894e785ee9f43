package dev.backoffice.finance.charge;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import java.time.Instant;
import org.joda.money.Money;

/**
 * Says that money of a charge goes back.
 *
 * @param key names the intention
 * @param charge which charge
 * @param number what the caller calls this refund, e.g. {@code return/17}: within the charge, the same number is the same refund; up to 100 visible ASCII characters
 * @param amount how much, no more than is left of what came
 * @param into to whom
 * @param at when
 */
public record RefundCharge(
        IdempotencyKey key, ChargeId charge, String number, Money amount, RefundInto into, Instant at)
        implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public RefundCharge {
        Input.required(key, "key");
        Input.required(charge, "charge");
        Charge.checkNumber(number);
        Amounts.inRange(Amounts.positive(amount, "amount"), "amount");
        Input.required(into, "into");
        Charge.checkAt(at);
    }

    Doc form() {
        return Doc.fields()
                .put("charge", charge.toString())
                .put("number", number)
                .put("amount", amount.toString())
                .put("into", Forms.name(into))
                .put("at", at)
                .build();
    }
}
