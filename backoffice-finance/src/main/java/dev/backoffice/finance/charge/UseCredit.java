package dev.backoffice.finance.charge;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import org.joda.money.Money;

/**
 * Pays a charge, or a part of it, from a credit.
 *
 * @param key names the intention
 * @param credit which credit
 * @param charge which charge, of whatever reference
 * @param amount how much, no more than is left of the credit and missing at the charge
 * @param at when
 */
public record UseCredit(IdempotencyKey key, CreditId credit, ChargeId charge, Money amount, Instant at)
        implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public UseCredit {
        Input.required(key, "key");
        Input.required(credit, "credit");
        Input.required(charge, "charge");
        Amounts.inRange(Amounts.positive(amount, "amount"), "amount");
        Charge.checkAt(at);
    }

    Doc form() {
        return Doc.fields()
                .put("credit", credit.toString())
                .put("charge", charge.toString())
                .put("amount", amount.toString())
                .put("at", at)
                .build();
    }
}
