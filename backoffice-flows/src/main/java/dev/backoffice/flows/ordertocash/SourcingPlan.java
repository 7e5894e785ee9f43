package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.inventory.order.OrderPart;
import java.util.List;

/**
 * From which establishments an order leaves.
 *
 * @param shares one for each establishment, at least one; together they have all lines of the order
 */
public record SourcingPlan(List<Share> shares) {
    /**
     * What leaves from one establishment.
     *
     * @param from the establishment
     * @param part which lines and how much of each; not looked at when it is the only share
     */
    public record Share(Establishment from, OrderPart part) {
        public Share {
            Input.required(from, "from");
            Input.required(part, "part");
        }
    }

    /** @throws InvalidInput {@code input.empty} */
    public SourcingPlan {
        shares = List.copyOf(Input.required(shares, "shares"));
        if (shares.isEmpty()) {
            throw InvalidInput.of("input.empty", "field", "shares");
        }
    }

    /** All of it from one establishment. */
    public static SourcingPlan whole(Establishment from) {
        return new SourcingPlan(List.of(new Share(from, OrderPart.at(from.site()))));
    }

    /** Whether the order leaves in parts. */
    public boolean split() {
        return shares.size() > 1;
    }

    List<OrderPart> parts() {
        return shares.stream().map(Share::part).toList();
    }
}
