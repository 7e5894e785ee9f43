package dev.backoffice.finance.verification;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;

/**
 * Says what a person decided.
 *
 * @param key names the intention
 * @param verification which
 * @param verdict what
 * @param reason why, without personal data, up to 200 characters
 */
public record DecideVerification(IdempotencyKey key, VerificationId verification, Verdict verdict, String reason)
        implements Command {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public DecideVerification {
        Input.required(key, "key");
        Input.required(verification, "verification");
        Input.required(verdict, "verdict");
        VerificationCase.checkReason(reason);
    }

    Doc form() {
        return Doc.fields()
                .put("verification", verification.toString())
                .put("verdict", Forms.name(verdict))
                .put("reason", reason)
                .build();
    }
}
