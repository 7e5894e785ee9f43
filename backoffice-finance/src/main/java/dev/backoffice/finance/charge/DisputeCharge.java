package dev.backoffice.finance.charge;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import org.joda.money.Money;

/**
 * Says that the buyer disputes a charge (chargeback, {@code MED} of a Pix): that money is blocked.
 *
 * @param key names the intention
 * @param charge which charge
 * @param number the number of the case; up to 100 visible ASCII characters
 * @param amount how much, no more than is left of what came
 * @param at when
 */
public record DisputeCharge(IdempotencyKey key, ChargeId charge, String number, Money amount, Instant at)
        implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public DisputeCharge {
        Input.required(key, "key");
        Input.required(charge, "charge");
        Charge.checkNumber(number);
        Amounts.inRange(Amounts.positive(amount, "amount"), "amount");
        Charge.checkAt(at);
    }

    Doc form() {
        return Doc.fields()
                .put("charge", charge.toString())
                .put("number", number)
                .put("amount", amount.toString())
                .put("at", at)
                .build();
    }
}
