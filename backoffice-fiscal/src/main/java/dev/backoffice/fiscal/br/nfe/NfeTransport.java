package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.StateRegistration;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Transporte ({@code transp}): who carries the goods and in how many parcels.
 *
 * @param mode {@code modFrete}: who pays for the freight
 * @param carrier {@code transporta}; empty when it is not known or nothing is carried
 * @param volumes {@code vol}, up to 5000
 */
public record NfeTransport(FreightMode mode, Optional<Carrier> carrier, List<Volumes> volumes) {
    public NfeTransport {
        volumes = List.copyOf(volumes);
        if (volumes.size() > 5000) {
            throw InvalidInput.of("nfe.too-many", "field", "vol", "max", "5000");
        }
    }

    /** A carriage of which only the mode is known. */
    public static NfeTransport of(FreightMode mode) {
        return new NfeTransport(mode, Optional.empty(), List.of());
    }

    /**
     * Transportador: who carries the goods.
     *
     * @param id {@code CNPJ} or {@code CPF}
     * @param name {@code xNome}, 2 to 60 characters
     * @param registration {@code IE}; empty when there is none
     * @param place street, city and state; empty when it is not told
     */
    public record Carrier(
            NfePartyId id, String name, Optional<StateRegistration> registration, Optional<CarrierPlace> place) {
        public Carrier {
            NfeText.require("transporta.xNome", name, 2, 60);
        }

        /** A carrier of which no more is told. */
        public Carrier(NfePartyId id, String name) {
            this(id, name, Optional.empty(), Optional.empty());
        }
    }

    /**
     * Where a carrier is.
     *
     * @param street {@code xEnder}, street and number, 1 to 60 characters
     * @param city {@code xMun}, 1 to 60 characters
     * @param uf {@code UF}
     */
    public record CarrierPlace(String street, String city, Uf uf) {
        public CarrierPlace {
            NfeText.require("xEnder", street, 1, 60);
            NfeText.require("transporta.xMun", city, 1, 60);
        }
    }

    /**
     * Volumes transportados of one kind.
     *
     * @param count {@code qVol}, at least one
     * @param kind {@code esp}, e.g. {@code CAIXA}, up to 60 characters
     * @param mark {@code marca} on them, up to 60 characters; empty when there is none
     * @param numbering {@code nVol}, up to 60 characters; empty when there is none
     * @param netWeight {@code pesoL}, kilograms with up to three decimals
     * @param grossWeight {@code pesoB}, kilograms with up to three decimals
     */
    public record Volumes(
            int count,
            String kind,
            Optional<String> mark,
            Optional<String> numbering,
            BigDecimal netWeight,
            BigDecimal grossWeight) {
        public Volumes {
            if (count < 1) {
                throw InvalidInput.of("nfe.amount-invalid", "field", "qVol", "reason", "not-positive");
            }
            NfeText.require("esp", kind, 1, 60);
            mark.ifPresent(text -> NfeText.require("marca", text, 1, 60));
            numbering.ifPresent(text -> NfeText.require("nVol", text, 1, 60));
            NfeAmount.decimal("pesoL", netWeight, 12, 3);
            NfeAmount.decimal("pesoB", grossWeight, 12, 3);
        }

        /** Volumes without marks and numbers. */
        public Volumes(int count, String kind, BigDecimal netWeight, BigDecimal grossWeight) {
            this(count, kind, Optional.empty(), Optional.empty(), netWeight, grossWeight);
        }
    }
}
