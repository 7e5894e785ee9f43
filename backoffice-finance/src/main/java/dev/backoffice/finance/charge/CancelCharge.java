package dev.backoffice.finance.charge;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Says that a charge is not asked for any more. What had come stays, and can be refunded.
 *
 * @param key names the intention
 * @param charge which charge
 * @param reason why, without personal data, up to 200 characters
 */
public record CancelCharge(IdempotencyKey key, ChargeId charge, String reason) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public CancelCharge {
        Input.required(key, "key");
        Input.required(charge, "charge");
        Charge.checkReason(reason);
    }

    Doc form() {
        return Doc.fields()
                .put("charge", charge.toString())
                .put("reason", reason)
                .build();
    }
}
