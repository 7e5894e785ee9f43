package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Entrada em contingência ({@code dhCont}, {@code xJust}): since when and why a note is not issued in the normal way.
 *
 * @param since {@code dhCont}, to the second, with the issuer's offset
 * @param reason {@code xJust}, 15 to 256 characters
 */
public record NfeContingency(OffsetDateTime since, String reason) {
    public NfeContingency {
        since = since.truncatedTo(ChronoUnit.SECONDS);
        NfeText.require("ide.xJust", reason, 15, 256);
    }
}
