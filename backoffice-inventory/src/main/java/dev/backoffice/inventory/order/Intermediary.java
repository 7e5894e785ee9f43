package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import java.util.Optional;

/**
 * The marketplace a sale was made through, as a Brazilian tax document names it ({@code infIntermed}, Ajuste SINIEF 21/2020).
 *
 * @param document its taxpayer number (CNPJ), 1 to 20 visible ASCII characters; who needs it checks its digits
 * @param account the seller's account there; empty when unknown; at most 60 visible ASCII characters
 */
public record Intermediary(String document, Optional<String> account) {
    /** @throws InvalidInput naming the field */
    public Intermediary {
        CodeText.check("intermediary.document", document, 20, CodeText.VISIBLE);
        Input.required(account, "intermediary.account")
                .ifPresent(name -> CodeText.check("intermediary.account", name, 60, CodeText.PRINTABLE));
    }

    /** A marketplace and the seller's account there. */
    public static Intermediary of(String document, String account) {
        return new Intermediary(document, Optional.of(account));
    }
}
