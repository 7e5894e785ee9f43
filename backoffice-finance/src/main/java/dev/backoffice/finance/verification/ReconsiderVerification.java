package dev.backoffice.finance.verification;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Says that a person has to look again at what was decided, or not decided in time.
 *
 * @param key names the intention
 * @param verification which
 * @param reason why, without personal data, up to 200 characters
 */
public record ReconsiderVerification(IdempotencyKey key, VerificationId verification, String reason)
        implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public ReconsiderVerification {
        Input.required(key, "key");
        Input.required(verification, "verification");
        VerificationCase.checkReason(reason);
    }

    Doc form() {
        return Doc.fields()
                .put("verification", verification.toString())
                .put("reason", reason)
                .build();
    }
}
