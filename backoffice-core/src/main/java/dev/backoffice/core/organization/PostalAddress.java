package dev.backoffice.core.organization;

import dev.backoffice.core.error.InvalidInput;

/**
 * Where something or somebody is, in the order a carrier reads it.
 *
 * @param street street or avenue
 * @param number number in the street; {@code S/N} when there is none
 * @param complement flat, block; may be empty
 * @param district part of the city; may be empty while an order is incomplete
 * @param city name of the city; may be empty while an order is incomplete
 * @param cityCode the country's code of the city (Brazil: 7 digits of IBGE); may be empty while an order is incomplete
 * @param region state or province, e.g. {@code SP}
 * @param postalCode in the country's form without mask, e.g. {@code 05426100}
 * @param country ISO 3166 alpha-2, e.g. {@code BR}
 */
public record PostalAddress(
        String street,
        String number,
        String complement,
        String district,
        String city,
        String cityCode,
        String region,
        String postalCode,
        String country) {
    private static final int LONGEST = 200;

    public PostalAddress {
        required("address.street", street);
        required("address.number", number);
        required("address.region", region);
        required("address.postal-code", postalCode);
        required("address.country", country);
        optional("address.complement", complement);
        optional("address.district", district);
        optional("address.city", city);
        optional("address.city-code", cityCode);
    }

    /** Whether a tax document can be addressed to it: district, city and city code are there. */
    public boolean complete() {
        return !district.isBlank() && !city.isBlank() && !cityCode.isBlank();
    }

    private static void required(String field, String value) {
        optional(field, value);
        if (value.isBlank()) {
            throw InvalidInput.of("input.blank", "field", field);
        }
    }

    @SuppressWarnings("ConstantValue")
    private static void optional(String field, String value) {
        if (value == null) {
            throw InvalidInput.of("input.null", "field", field);
        }
        if (value.length() > LONGEST) {
            throw InvalidInput.of(
                    "input.too-long",
                    "field",
                    field,
                    "limit",
                    Integer.toString(LONGEST),
                    "length",
                    Integer.toString(value.length()));
        }
    }
}
