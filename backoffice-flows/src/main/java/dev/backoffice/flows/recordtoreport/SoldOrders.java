package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderMove;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Orders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** Orders as the books see them: a sale is one once it was delivered, whatever became of it later. */
final class SoldOrders {
    private static final String PREFIX = "order/";

    private final Orders orders;

    SoldOrders(Orders orders) {
        this.orders = orders;
    }

    /** An order, or a part of a split one, with its share of an amount of the whole. */
    record Share(OrderView order, Money amount) {}

    static String reference(OrderId order) {
        return PREFIX + order;
    }

    OrderView view(CallContext context, OrderId order) {
        return orders.view(context, order);
    }

    /** The order whose goods are meant; goods may have left for something else. */
    Optional<OrderView> ofGoods(CallContext context, String reference) {
        try {
            return Optional.of(orders.view(context, OrderId.parse(reference)));
        } catch (InvalidInput | NotFound notAnOrder) {
            return Optional.empty();
        }
    }

    /** The order whose money or document is meant; there is money for other things too. */
    Optional<OrderView> ofReference(CallContext context, String reference) {
        return reference.startsWith(PREFIX) ? ofGoods(context, reference.substring(PREFIX.length())) : Optional.empty();
    }

    /** When the buyer got it; empty while he did not. */
    static Optional<Instant> deliveredAt(OrderView order) {
        return order.lastTime(OrderMove.DELIVER).or(() -> order.lastTime(OrderMove.HAND_OVER));
    }

    /** The order whose parts these are, or the order itself. */
    OrderView whole(CallContext context, OrderView order) {
        OrderView whole = order;
        while (whole.partOf().isPresent()) {
            whole = orders.view(context, whole.partOf().get().mother());
        }
        return whole;
    }

    /** Exact shares of an amount of the whole among what it goes on as, by what each comes to. */
    List<Share> shares(CallContext context, OrderView whole, Money amount) {
        if (whole.parts().isEmpty()) {
            return List.of(new Share(whole, amount));
        }
        List<OrderView> parts =
                whole.parts().stream().map(part -> orders.view(context, part)).toList();
        List<Money> amounts = amount.isZero()
                ? parts.stream().map(part -> amount).toList()
                : Allocation.byAmounts(
                        amount, parts.stream().map(OrderView::total).toList());
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            shares.addAll(shares(context, parts.get(i), amounts.get(i)));
        }
        return shares;
    }

    /** An order's share of an amount of the whole it belongs to. */
    Money share(CallContext context, OrderView order, Money amountOfWhole) {
        return shares(context, whole(context, order), amountOfWhole).stream()
                .filter(share -> share.order().id().equals(order.id()))
                .map(Share::amount)
                .findFirst()
                .orElse(Money.zero(amountOfWhole.getCurrencyUnit()));
    }
}
