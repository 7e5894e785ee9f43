package dev.backoffice.inventory.returns;

import dev.backoffice.core.error.Input;
import dev.backoffice.inventory.order.OrderId;
import java.util.Optional;

/**
 * Which returns, by id; see {@link Returns#list}. The order, else the status, goes by an index.
 *
 * @param status where they stand
 * @param order of which order
 */
public record ReturnQuery(Optional<ReturnStatus.Kind> status, Optional<OrderId> order) {
    /** All returns. */
    public static ReturnQuery all() {
        return new ReturnQuery(Optional.empty(), Optional.empty());
    }

    /** Only those that stand here. */
    public ReturnQuery status(ReturnStatus.Kind kind) {
        return new ReturnQuery(Optional.of(Input.required(kind, "status")), order);
    }

    /** Only those of this order. */
    public ReturnQuery order(OrderId id) {
        return new ReturnQuery(status, Optional.of(Input.required(id, "order")));
    }
}
