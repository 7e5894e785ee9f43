package dev.backoffice.finance.charge;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import java.time.Instant;

/**
 * Says how a dispute ended.
 *
 * @param key names the intention
 * @param charge which charge
 * @param number the number of the case
 * @param outcome how
 * @param at when
 */
public record ResolveDispute(IdempotencyKey key, ChargeId charge, String number, DisputeOutcome outcome, Instant at)
        implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public ResolveDispute {
        Input.required(key, "key");
        Input.required(charge, "charge");
        Charge.checkNumber(number);
        Input.required(outcome, "outcome");
        Charge.checkAt(at);
    }

    Doc form() {
        return Doc.fields()
                .put("charge", charge.toString())
                .put("number", number)
                .put("outcome", Forms.name(outcome))
                .put("at", at)
                .build();
    }
}
