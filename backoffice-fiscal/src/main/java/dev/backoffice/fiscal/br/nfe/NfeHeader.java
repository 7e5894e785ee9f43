package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Identificação ({@code ide}) of an outgoing sale (operation type 1, purpose 1) to a final consumer.
 *
 * @param operation {@code natOp}, the nature of the operation, 1 to 60 characters, e.g. {@code VENDA DE MERCADORIA}
 * @param series 0 to {@link NfeAccessKey#MAX_SERIES}
 * @param number 1 to 999,999,999
 * @param controlCode {@code cNF}; see {@link NfeControlCode}
 * @param issuedAt {@code dhEmi}, to the second, with the issuer's offset (whole hours, −11 to +12)
 * @param emission {@code tpEmis}; {@link NfeEmission#NORMAL} unless there is a contingency
 * @param environment {@code tpAmb}: in production or, without legal value, in homologation
 * @param presence {@code indPres}
 * @param marketplace the intermediary of a remote sale; empty when the shop sold by itself
 * @param software {@code verProc}, name and version of the issuing software, 1 to 20 characters
 * @param contingency since when and why it is not issued in the normal way; given for every other emission
 */
public record NfeHeader(
        String operation,
        int series,
        int number,
        int controlCode,
        OffsetDateTime issuedAt,
        NfeEmission emission,
        NfeEnvironment environment,
        BuyerPresence presence,
        Optional<NfeMarketplace> marketplace,
        String software,
        Optional<NfeContingency> contingency) {
    public NfeHeader {
        NfeText.require("natOp", operation, 1, 60);
        if (series < 0 || series > NfeAccessKey.MAX_SERIES) {
            throw InvalidInput.of("nfe.key-part", "part", "series");
        }
        if (number < 1 || number > 999_999_999) {
            throw InvalidInput.of("nfe.key-part", "part", "number");
        }
        if (controlCode < 0 || controlCode >= NfeControlCode.LIMIT || NfeControlCode.isForbidden(controlCode, number)) {
            throw InvalidInput.of("nfe.key-part", "part", "controlCode");
        }
        issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
        int offset = issuedAt.getOffset().getTotalSeconds();
        if (offset % 3600 != 0 || offset < -11 * 3600 || offset > 12 * 3600) {
            throw InvalidInput.of("nfe.date-invalid", "field", "dhEmi", "reason", "offset");
        }
        if (issuedAt.getYear() < 2006 || issuedAt.getYear() > 2099) {
            throw InvalidInput.of("nfe.date-invalid", "field", "dhEmi", "reason", "year");
        }
        if ((emission == NfeEmission.NORMAL) == contingency.isPresent()) {
            throw InvalidInput.of("nfe.emission-not-supported", "emission", Integer.toString(emission.code()));
        }
        if (marketplace.isPresent() && !presence.remote()) {
            throw InvalidInput.of("nfe.marketplace-without-remote-sale");
        }
        NfeText.require("verProc", software, 1, 20);
    }

    /** A header of a note issued in the normal way. */
    public NfeHeader(
            String operation,
            int series,
            int number,
            int controlCode,
            OffsetDateTime issuedAt,
            NfeEmission emission,
            NfeEnvironment environment,
            BuyerPresence presence,
            Optional<NfeMarketplace> marketplace,
            String software) {
        this(
                operation,
                series,
                number,
                controlCode,
                issuedAt,
                emission,
                environment,
                presence,
                marketplace,
                software,
                Optional.empty());
    }
}
