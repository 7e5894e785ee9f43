package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.marking.Personal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where somebody lives or receives goods. Its text form shows only the state.
 *
 * <p>An address without district, city or city code can be received; what needs them waits for them.
 *
 * @param postalCode the postal code (CEP), eight digits
 * @param street at most 120 characters
 * @param number the number in the street, or {@code S/N}; at most 60 characters
 * @param complement flat, floor or gate; at most 120 characters
 * @param district at most 120 characters
 * @param city the city's name; at most 120 characters
 * @param cityCode the city's code in the country's official table (IBGE), seven digits
 * @param state the state (UF), two capital letters
 */
@Personal
public record BuyerAddress(
        String postalCode,
        String street,
        String number,
        Optional<String> complement,
        Optional<String> district,
        Optional<String> city,
        Optional<String> cityCode,
        String state) {
    private static final Pattern POSTAL_CODE = Pattern.compile("[0-9]{8}");
    private static final Pattern CITY_CODE = Pattern.compile("[0-9]{7}");
    private static final Pattern STATE = Pattern.compile("[A-Z]{2}");

    /** @throws InvalidInput naming the field */
    public BuyerAddress {
        CodeText.check("address.postalCode", postalCode, 8, POSTAL_CODE);
        Input.text(street, "address.street", 120);
        Input.text(number, "address.number", 60);
        optional(complement, "address.complement");
        optional(district, "address.district");
        optional(city, "address.city");
        Input.required(cityCode, "address.cityCode")
                .ifPresent(code -> CodeText.check("address.cityCode", code, 7, CITY_CODE));
        CodeText.check("address.state", state, 2, STATE);
    }

    private static void optional(Optional<String> text, String field) {
        Input.required(text, field).ifPresent(present -> Input.text(present, field, 120));
    }

    /** A complete address. */
    public static BuyerAddress of(
            String postalCode,
            String street,
            String number,
            String district,
            String city,
            String cityCode,
            String state) {
        return new BuyerAddress(
                postalCode,
                street,
                number,
                Optional.empty(),
                Optional.of(district),
                Optional.of(city),
                Optional.of(cityCode),
                state);
    }

    /** The same address with flat, floor or gate. */
    public BuyerAddress complement(String text) {
        return new BuyerAddress(postalCode, street, number, Optional.of(text), district, city, cityCode, state);
    }

    /** Whether a carrier and a tax document have all they need. */
    public boolean complete() {
        return district.isPresent() && city.isPresent() && cityCode.isPresent();
    }

    /** Only the state. */
    @Override
    public String toString() {
        return "BuyerAddress[" + state + "]";
    }
}
