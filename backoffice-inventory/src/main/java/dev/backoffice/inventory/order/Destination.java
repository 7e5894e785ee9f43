package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import java.util.Optional;

/**
 * Where an order goes, as coarsely as taxes and routes need it: no street, no person.
 *
 * @param state the state (UF), two capital letters
 * @param cityCode the city's code in the country's official table; empty when the channel did not tell
 * @param complete whether the address beside the order has all a carrier and a tax document need
 */
public record Destination(String state, Optional<String> cityCode, boolean complete) {
    public Destination {
        Input.required(state, "state");
        Input.required(cityCode, "cityCode");
    }

    static Destination of(BuyerAddress address) {
        return new Destination(address.state(), address.cityCode(), address.complete());
    }
}
