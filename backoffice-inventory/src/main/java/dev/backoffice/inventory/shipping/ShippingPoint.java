package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a parcel goes from or to, as far as a carrier's price depends on it.
 *
 * @param state the state's code, e.g. {@code SP}: two or three of {@code A-Z}
 * @param postalCode the postal code, for carriers that go by it; at most 20 visible ASCII characters
 */
public record ShippingPoint(String state, Optional<String> postalCode) {
    private static final Pattern STATE = Pattern.compile("[A-Z]{2,3}");

    /** @throws InvalidInput naming the field */
    public ShippingPoint {
        CodeText.check("state", state, 3, STATE);
        Input.required(postalCode, "postalCode")
                .ifPresent(code -> CodeText.check("postalCode", code, 20, CodeText.VISIBLE));
    }

    /** Somewhere in a state. */
    public static ShippingPoint of(String state) {
        return new ShippingPoint(state, Optional.empty());
    }

    /** A postal code of a state. */
    public static ShippingPoint of(String state, String postalCode) {
        return new ShippingPoint(state, Optional.of(postalCode));
    }
}
