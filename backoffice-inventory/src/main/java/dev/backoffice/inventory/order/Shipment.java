package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import java.util.Optional;

/**
 * Who carries the parcels and how to follow them.
 *
 * @param carrier the carrier's code, e.g. {@code correios-pac}; 1 to 60 visible ASCII characters
 * @param tracking the carrier's number; empty when it has none; at most 60 visible ASCII characters
 */
public record Shipment(String carrier, Optional<String> tracking) {
    /** Stands for a carrier where the buyer fetched it. */
    public static final String PICKUP = "pickup";

    /** @throws InvalidInput naming the field */
    public Shipment {
        CodeText.check("carrier", carrier, 60, CodeText.VISIBLE);
        Input.required(tracking, "tracking")
                .ifPresent(number -> CodeText.check("tracking", number, 60, CodeText.VISIBLE));
    }

    /** A shipment that can be followed. */
    public static Shipment of(String carrier, String tracking) {
        return new Shipment(carrier, Optional.of(tracking));
    }

    /** A shipment that cannot be followed. */
    public static Shipment by(String carrier) {
        return new Shipment(carrier, Optional.empty());
    }
}
