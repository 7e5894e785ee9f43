package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Transporte ({@code transp}): who carries the goods and in how many parcels.
 *
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

    /** Transportador: {@code xNome} up to 60 characters. */
    public record Carrier(NfePartyId id, String name) {
        public Carrier {
            NfeText.require("transporta.xNome", name, 2, 60);
        }
    }

    /**
     * Volumes transportados of one kind.
     *
     * @param count {@code qVol}, at least one
     * @param kind {@code esp}, e.g. {@code CAIXA}, up to 60 characters
     * @param netWeight {@code pesoL}, kilograms with up to three decimals
     * @param grossWeight {@code pesoB}, kilograms with up to three decimals
     */
    public record Volumes(int count, String kind, BigDecimal netWeight, BigDecimal grossWeight) {
        public Volumes {
            if (count < 1) {
                throw InvalidInput.of("nfe.amount-invalid", "field", "qVol", "reason", "not-positive");
            }
            NfeText.require("esp", kind, 1, 60);
            NfeAmount.decimal("pesoL", netWeight, 12, 3);
            NfeAmount.decimal("pesoB", grossWeight, 12, 3);
        }
    }
}
