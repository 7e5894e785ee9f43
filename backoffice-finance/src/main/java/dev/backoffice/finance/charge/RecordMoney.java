package dev.backoffice.finance.charge;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import org.joda.money.Money;

/**
 * Says that money arrived for a charge. The same money told again, under whatever key, is counted once.
 *
 * <p>The charge takes what it misses, if it still asks for it; the rest becomes a {@link Credit} of its reference.
 *
 * @param key names the intention
 * @param charge which charge
 * @param money which money
 * @param amount how much arrived, above zero
 * @param at when the payer paid
 */
public record RecordMoney(IdempotencyKey key, ChargeId charge, MoneyId money, Money amount, Instant at)
        implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public RecordMoney {
        Input.required(key, "key");
        Input.required(charge, "charge");
        MoneyId.checkArrived(money);
        Amounts.inRange(Amounts.positive(amount, "amount"), "amount");
        Charge.checkAt(at);
    }

    Doc form() {
        return Doc.fields()
                .put("charge", charge.toString())
                .put("money", money.toString())
                .put("amount", amount.toString())
                .put("at", at)
                .build();
    }
}
