package dev.backoffice.fiscal.tax;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.util.regex.Pattern;

/**
 * Where goods are, as far as taxes go.
 *
 * @param country ISO 3166-1, two letters, e.g. {@code BR}
 * @param region what the country calls its parts with taxes of their own, e.g. {@code SP}; up to 10 characters
 */
public record Place(String country, String region) {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int MAX_REGION = 10;

    /** @throws InvalidInput {@code input.form} for the country, {@code input.blank} and the like for the region */
    public Place {
        if (!COUNTRY.matcher(Input.text(country, "place.country", 2)).matches()) {
            throw InvalidInput.of("input.form", "field", "place.country", "form", COUNTRY.pattern());
        }
        Input.text(region, "place.region", MAX_REGION);
    }

    /** A region of a country. */
    public static Place of(String country, String region) {
        return new Place(country, region);
    }

    @Override
    public String toString() {
        return country + "-" + region;
    }
}
