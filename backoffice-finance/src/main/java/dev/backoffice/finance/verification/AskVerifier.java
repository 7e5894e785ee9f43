package dev.backoffice.finance.verification;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Asks the verifier, once. Given again, or after a crash, nothing is asked: the attempt is looked up.
 *
 * @param key names the intention
 * @param verification which
 */
public record AskVerifier(IdempotencyKey key, VerificationId verification) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public AskVerifier {
        Input.required(key, "key");
        Input.required(verification, "verification");
    }

    Doc form() {
        return Doc.of(verification.toString());
    }
}
