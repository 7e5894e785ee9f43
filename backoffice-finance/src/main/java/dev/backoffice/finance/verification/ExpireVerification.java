package dev.backoffice.finance.verification;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Says that nobody decided in time. The due job does it by itself.
 *
 * @param key names the intention
 * @param verification which
 */
public record ExpireVerification(IdempotencyKey key, VerificationId verification) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public ExpireVerification {
        Input.required(key, "key");
        Input.required(verification, "verification");
    }

    Doc form() {
        return Doc.of(verification.toString());
    }
}
