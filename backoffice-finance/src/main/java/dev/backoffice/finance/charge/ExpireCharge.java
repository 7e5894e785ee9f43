package dev.backoffice.finance.charge;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Says that the time of a charge passed. The due job does it by itself.
 *
 * @param key names the intention
 * @param charge which charge
 */
public record ExpireCharge(IdempotencyKey key, ChargeId charge) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public ExpireCharge {
        Input.required(key, "key");
        Input.required(charge, "charge");
    }

    Doc form() {
        return Doc.fields().put("charge", charge.toString()).build();
    }
}
