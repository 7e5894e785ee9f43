package dev.backoffice.finance.charge;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import java.util.Optional;

/**
 * Says that the money of a charge is promised: by the issuer of a card, by the marketplace.
 *
 * @param key names the intention
 * @param charge which charge
 * @param number the number of the authorization, when there is one; up to 100 visible ASCII characters
 * @param at when
 */
public record AuthorizeCharge(IdempotencyKey key, ChargeId charge, Optional<String> number, Instant at)
        implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public AuthorizeCharge {
        Input.required(key, "key");
        Input.required(charge, "charge");
        Input.required(number, "number").ifPresent(Charge::checkNumber);
        Charge.checkAt(at);
    }

    Doc form() {
        return Doc.fields()
                .put("charge", charge.toString())
                .put("number", number, Doc::of)
                .put("at", at)
                .build();
    }
}
