package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;

/**
 * Intermediador ({@code infIntermed}, NT 2020.006): the marketplace through which a remote sale was made.
 *
 * @param cnpj of the marketplace
 * @param sellerId {@code idCadIntTran}, the seller's name there, 2 to 60 characters
 */
public record NfeMarketplace(Cnpj cnpj, String sellerId) {
    public NfeMarketplace {
        NfeText.require("idCadIntTran", sellerId, 2, 60);
    }
}
