package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Evento de cancelamento (110111, Ajuste SINIEF 07/2005): asks to cancel an authorized note.
 *
 * @param accessKey of the note
 * @param issuer of the note
 * @param environment of the note
 * @param protocol {@code nProt}, number of the authorization, 15 or 17 digits
 * @param reason {@code xJust}, 15 to 255 characters
 * @param at {@code dhEvento}, with the issuer's offset
 */
public record NfeCancellation(
        NfeAccessKey accessKey,
        Cnpj issuer,
        NfeEnvironment environment,
        String protocol,
        String reason,
        OffsetDateTime at) {
    /** The event's type. */
    public static final String EVENT = "110111";

    public NfeCancellation {
        NfeText.digits("nProt", protocol, 15, 17);
        if (protocol.length() == 16) {
            throw InvalidInput.of("nfe.code-invalid", "field", "nProt", "reason", "length");
        }
        NfeText.require("xJust", reason, 15, 255);
        at = at.truncatedTo(ChronoUnit.SECONDS);
    }
}
