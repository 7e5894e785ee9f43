package dev.backoffice.core.organization;

import dev.backoffice.core.error.Input;
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

    /** @throws InvalidInput {@code input.null}, {@code input.blank} or {@code input.too-long} (200 characters), naming the field */
    public PostalAddress {
        Input.text(street, "address.street", LONGEST);
        Input.text(number, "address.number", LONGEST);
        Input.text(region, "address.region", LONGEST);
        Input.text(postalCode, "address.postalCode", LONGEST);
        Input.text(country, "address.country", LONGEST);
        optional("address.complement", complement);
        optional("address.district", district);
        optional("address.city", city);
        optional("address.cityCode", cityCode);
    }

    /** Whether a tax document can be addressed to it: district, city and city code are there. */
    public boolean complete() {
        return !district.isBlank() && !city.isBlank() && !cityCode.isBlank();
    }

    private static void optional(String field, String value) {
        if (!Input.required(value, field).isEmpty()) {
            Input.text(value, field, LONGEST);
        }
    }
}
