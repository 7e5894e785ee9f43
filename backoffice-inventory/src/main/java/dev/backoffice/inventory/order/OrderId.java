package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.TypedId;
import java.util.UUID;

/**
 * Names an order. It is made of the tenant, the channel and the channel's own number, so one order sent twice is one order.
 *
 * @param value the id
 */
public record OrderId(UUID value) implements TypedId {
    public OrderId {
        Input.required(value, "order");
    }

    /** The order of a channel's number. */
    public static OrderId of(TenantId tenant, String channel, String channelOrder) {
        return new OrderId(IdGenerator.named("order", tenant.value(), channel, channelOrder));
    }

    /** The id of a part of this order, from 1. */
    public OrderId part(int number) {
        return new OrderId(IdGenerator.named("order-part", value.toString(), Integer.toString(number)));
    }

    /** Reads what {@link #toString} wrote. */
    public static OrderId parse(String text) {
        return TypedId.parse("order", text, OrderId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
