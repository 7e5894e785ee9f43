package dev.backoffice.inventory.picking;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.stock.Site;
import jakarta.validation.constraints.NotEmpty;
import java.util.HashSet;
import java.util.List;

/**
 * Makes a list of what somebody is to take from the shelves of a site for these orders.
 *
 * <pre>{@code
 * StartPickList.of("wave-7", "SP1", picking.candidates(maria, Site.of("SP1"), PageRequest.first(20)).rows())
 * }</pre>
 *
 * @param key names the intention; the list's id is made of it
 * @param site where
 * @param orders 1 to 200 orders that are held, each once
 */
public record StartPickList(
        IdempotencyKey key, Site site, @NotEmpty List<OrderId> orders) implements Command {
    /** The most orders of one list. */
    public static final int MAX_ORDERS = 200;

    /** @throws InvalidInput naming the field, {@code picking.order-twice} */
    public StartPickList {
        Input.required(key, "key");
        Input.required(site, "site");
        orders = Input.atMost(MAX_ORDERS, orders, "orders");
        HashSet<OrderId> once = new HashSet<>();
        for (OrderId order : orders) {
            if (!once.add(order)) {
                throw InvalidInput.of("picking.order-twice", "order", order.toString());
            }
        }
    }

    /** As the constructor, with texts. */
    public static StartPickList of(String key, String site, List<OrderId> orders) {
        return new StartPickList(IdempotencyKey.of(key), Site.of(site), orders);
    }

    Doc form() {
        return Doc.fields()
                .put("site", site.code())
                .put("orders", orders, PickListCodec::order)
                .build();
    }
}
