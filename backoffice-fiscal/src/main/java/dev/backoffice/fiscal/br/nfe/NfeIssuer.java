package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.StateRegistration;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.util.Optional;

/**
 * Emitente ({@code emit}): the establishment that issues the note.
 *
 * @param cnpj of the establishment
 * @param name {@code xNome}, the company's registered name, 2 to 60 characters
 * @param tradeName {@code xFant}, up to 60; empty when there is none
 * @param address where the establishment is
 * @param stateRegistration {@code IE}, of the state of the address
 * @param regime {@code CRT}
 */
public record NfeIssuer(
        Cnpj cnpj,
        String name,
        Optional<String> tradeName,
        NfeAddress address,
        StateRegistration stateRegistration,
        TaxRegime regime) {
    public NfeIssuer {
        NfeText.require("emit.xNome", name, 2, 60);
        tradeName.ifPresent(text -> NfeText.require("xFant", text, 1, 60));
        if (stateRegistration.uf() != address.uf()) {
            throw InvalidInput.of(
                    "nfe.registration-of-other-state",
                    "registration",
                    stateRegistration.uf().name(),
                    "address",
                    address.uf().name());
        }
    }
}
