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
 * Says that money arrived for no charge that is known: it becomes a {@link Credit} of the reference.
 *
 * @param key names the intention
 * @param reference what it came for as far as anybody knows, e.g. {@code order/1001} or {@code bank-341/unknown}; up to 200 visible ASCII characters
 * @param method how it came
 * @param money which money
 * @param amount how much arrived, above zero
 * @param at when the payer paid
 */
public record RecordUnallocated(
        IdempotencyKey key, String reference, ChargeMethod method, MoneyId money, Money amount, Instant at)
        implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public RecordUnallocated {
        Input.required(key, "key");
        ChargeTerms.checkReference(reference);
        Input.required(method, "method");
        MoneyId.checkArrived(money);
        Amounts.inRange(Amounts.positive(amount, "amount"), "amount");
        Charge.checkAt(at);
    }

    Doc form() {
        return Doc.fields()
                .put("reference", reference)
                .put("method", Forms.name(method))
                .put("money", money.toString())
                .put("amount", amount.toString())
                .put("at", at)
                .build();
    }
}
