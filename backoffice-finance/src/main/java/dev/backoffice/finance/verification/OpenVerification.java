package dev.backoffice.finance.verification;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;

/**
 * Opens a verification; the same one opened again is no second one.
 *
 * @param key names the intention
 * @param terms what is verified
 */
public record OpenVerification(IdempotencyKey key, VerificationTerms terms) implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public OpenVerification {
        Input.required(key, "key");
        Input.required(terms, "terms");
    }

    Doc form() {
        return VerificationCodec.terms(terms);
    }
}
