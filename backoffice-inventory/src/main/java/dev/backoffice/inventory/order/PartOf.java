package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.inventory.stock.Site;
import java.util.Optional;

/**
 * Which order a part is of.
 *
 * @param mother the order that was split
 * @param number its place among the parts, from 1
 * @param site the establishment it is to leave from, when that is decided
 */
public record PartOf(OrderId mother, int number, Optional<Site> site) {
    /** @throws InvalidInput naming the field */
    public PartOf {
        Input.required(mother, "mother");
        Input.inRange(number, "part", 1, SplitOrder.MAX_PARTS);
        Input.required(site, "site");
    }
}
