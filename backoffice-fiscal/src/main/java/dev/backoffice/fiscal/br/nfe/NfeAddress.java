package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Cep;
import dev.backoffice.core.br.MunicipalityCode;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.marking.Personal;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.util.Optional;

/**
 * Endereço ({@code enderEmit}, {@code enderDest}): an address in Brazil as a note carries it.
 *
 * @param street {@code xLgr}, 2 to 60 characters
 * @param number {@code nro}, 1 to 60; {@code S/N} when there is none
 * @param complement {@code xCpl}, up to 60; empty when there is none
 * @param district {@code xBairro}, 2 to 60
 * @param municipalityCode {@code cMun}; it tells the state
 * @param municipality {@code xMun}, 2 to 60
 * @param postalCode {@code CEP}
 * @param phone {@code fone}, 6 to 14 digits; empty when there is none
 */
@Personal
public record NfeAddress(
        String street,
        String number,
        Optional<String> complement,
        String district,
        MunicipalityCode municipalityCode,
        String municipality,
        Cep postalCode,
        Optional<String> phone) {
    public NfeAddress {
        NfeText.require("xLgr", street, 2, 60);
        NfeText.require("nro", number, 1, 60);
        complement.ifPresent(text -> NfeText.require("xCpl", text, 1, 60));
        NfeText.require("xBairro", district, 2, 60);
        Input.required(municipalityCode, "cMun");
        NfeText.require("xMun", municipality, 2, 60);
        Input.required(postalCode, "CEP");
        phone.ifPresent(text -> NfeText.digits("fone", text, 6, 14));
    }

    /** An address without complement and telephone. */
    public static NfeAddress of(
            String street,
            String number,
            String district,
            MunicipalityCode municipalityCode,
            String municipality,
            Cep postalCode) {
        return new NfeAddress(
                street,
                number,
                Optional.empty(),
                district,
                municipalityCode,
                municipality,
                postalCode,
                Optional.empty());
    }

    /** The state, which the municipality's code begins with (rejections 272, 275). */
    public Uf uf() {
        return municipalityCode.uf();
    }

    /** Only the municipality: the rest may be a person's. */
    @Override
    public String toString() {
        return municipalityCode + " " + uf();
    }
}
