package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.returns.ReturnEvent;
import dev.backoffice.inventory.returns.ReturnEvent.ReturnCancelled;
import dev.backoffice.inventory.returns.ReturnEvent.ReturnReceived;
import dev.backoffice.inventory.returns.ReturnId;
import dev.backoffice.inventory.returns.ReturnOrder;
import dev.backoffice.inventory.returns.Returns;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/**
 * Goods that buyers send back: what is due for them lowers the sale, and is owed to the buyer until it is paid. What comes back
 * before the sale was one lowers it when it becomes one.
 */
final class ReturnPosting {
    private final Poster poster;
    private final SoldOrders orders;
    private final Returns returns;

    ReturnPosting(Poster poster, SoldOrders orders, Returns returns) {
        this.poster = poster;
        this.orders = orders;
        this.returns = returns;
    }

    void onReturn(CallContext context, Occurrence<ReturnEvent> happened) {
        ReturnEvent event = happened.event();
        if (event instanceof ReturnReceived received) {
            OrderView order = orders.view(context, received.order());
            if (SoldOrders.deliveredAt(order).isPresent()) {
                post(context, received.returned(), received.due(), happened.at());
            }
        } else if (event instanceof ReturnCancelled cancelled) {
            poster.reverse(context, happened, "sale.returned", reference(cancelled.returned()), "Devolução cancelada");
        }
    }

    /** What came back before the buyer had the rest. */
    void delivered(CallContext context, OrderView order) {
        Instant at = SoldOrders.deliveredAt(order).orElseThrow();
        received(context, order).forEach(returned -> post(context, returned.id(), returned.due(), at));
    }

    /** What is due for all that came back of an order. */
    Money returned(CallContext context, OrderView order) {
        return received(context, order).stream()
                .map(ReturnOrder::due)
                .reduce(Money.zero(order.total().getCurrencyUnit()), Money::plus);
    }

    private List<ReturnOrder> received(CallContext context, OrderView order) {
        return returns.of(context, order.id()).stream()
                .filter(returned -> switch (returned.status().kind()) {
                    case RECEIVED, INSPECTED, CLOSED -> true;
                    case REQUESTED, CANCELLED -> false;
                })
                .toList();
    }

    private void post(CallContext context, ReturnId returned, Money due, Instant at) {
        String reference = reference(returned);
        poster.postOnce(context, "sale.returned", reference, reference, at, Map.of("total", due));
    }

    private static String reference(ReturnId returned) {
        return "return/" + returned;
    }
}
