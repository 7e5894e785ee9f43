package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a carrier is asked.
 *
 * @param service which of its services, e.g. {@code ECONOMY}: 1 to 40 of {@code A-Z 0-9 -}
 * @param origin from where
 * @param destination to where
 * @param parcels 1 to 1,000 parcels
 * @param on the day they are handed over: prices and times are those of that day
 */
public record QuoteRequest(
        String service, ShippingPoint origin, ShippingPoint destination, List<QuotedParcel> parcels, LocalDate on) {
    static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]*");

    /** @throws InvalidInput naming the field */
    public QuoteRequest {
        CodeText.check("service", service, 40, CODE);
        Input.required(origin, "origin");
        Input.required(destination, "destination");
        parcels = Input.atMost(1000, parcels, "parcels");
        if (parcels.isEmpty()) {
            throw InvalidInput.of("input.empty", "field", "parcels");
        }
        Input.required(on, "on");
    }

    /** One parcel of a weight, of unknown size. */
    public static QuoteRequest of(
            String service, ShippingPoint origin, ShippingPoint destination, long weightGrams, LocalDate on) {
        return new QuoteRequest(service, origin, destination, List.of(QuotedParcel.of(weightGrams)), on);
    }
}
