package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.util.Optional;

/**
 * Grupo de cartões ({@code card}) of an electronic payment.
 *
 * @param integrated {@code tpIntegra}: whether the payment went through the issuing software (1) or beside it (2), as in an
 *     online shop; an integrated one names acquirer and authorization
 * @param acquirer {@code CNPJ} of the institution that processed it
 * @param brand {@code tBand}; empty for what has none, e.g. a Pix
 * @param authorization {@code cAut}, number of the authorization, 1 to 128 characters
 */
public record NfeCard(
        boolean integrated, Optional<Cnpj> acquirer, Optional<CardBrand> brand, Optional<String> authorization) {
    public NfeCard {
        authorization.ifPresent(text -> NfeText.require("cAut", text, 1, 128));
        if (integrated && (acquirer.isEmpty() || authorization.isEmpty())) {
            throw InvalidInput.of("nfe.payment-invalid", "reason", "integrated", "method", "card");
        }
    }

    /** A payment beside the issuing software of which no more is told. */
    public static NfeCard beside() {
        return new NfeCard(false, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
