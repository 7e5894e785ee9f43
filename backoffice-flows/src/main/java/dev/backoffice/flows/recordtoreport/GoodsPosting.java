package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.finance.ledger.JournalEntry;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.stock.CostedLine;
import dev.backoffice.inventory.stock.GoodsReceived;
import dev.backoffice.inventory.stock.GoodsReturned;
import dev.backoffice.inventory.stock.Stock;
import dev.backoffice.inventory.stock.StockCommitted;
import dev.backoffice.inventory.stock.StockEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/**
 * The cost of goods. What leaves for an order is in transit until the buyer has it; only then it is a cost of the sale. What
 * leaves for anything else is a cost at once.
 */
final class GoodsPosting {
    private final Poster poster;
    private final SoldOrders orders;
    private final Stock stock;

    GoodsPosting(Poster poster, SoldOrders orders, Stock stock) {
        this.poster = poster;
        this.orders = orders;
        this.stock = stock;
    }

    void onStock(CallContext context, Occurrence<StockEvent> happened) {
        StockEvent event = happened.event();
        if (event instanceof GoodsReceived received) {
            poster.post(
                    context,
                    happened,
                    "stock.received",
                    "delivery/" + received.document(),
                    Map.of("cost", received.value()));
        } else if (event instanceof StockCommitted committed) {
            left(context, happened, committed);
        } else if (event instanceof GoodsReturned returned) {
            cameBack(context, happened, returned);
        }
    }

    private void left(CallContext context, Occurrence<StockEvent> happened, StockCommitted committed) {
        Optional<OrderView> order = orders.ofGoods(context, committed.reference());
        Map<String, Money> cost = Map.of("cost", committed.cost());
        if (order.isEmpty()) {
            poster.post(context, happened, "stock.issued", "stock/" + committed.reference(), cost);
            return;
        }
        poster.post(
                context,
                happened,
                "sale.dispatched",
                SoldOrders.reference(order.get().id()),
                cost);
        sold(context, order.get());
    }

    private void cameBack(CallContext context, Occurrence<StockEvent> happened, GoodsReturned returned) {
        Optional<OrderView> order = orders.ofGoods(context, returned.reference());
        Map<String, Money> cost = Map.of("cost", returned.cost());
        if (order.isEmpty()) {
            poster.post(context, happened, "stock.issue-returned", "stock/" + returned.reference(), cost);
            return;
        }
        String reference = SoldOrders.reference(order.get().id());
        if (SoldOrders.deliveredAt(order.get()).isPresent()) {
            poster.post(
                    context,
                    happened,
                    "goods.returned",
                    reference,
                    GoodsCost.of(order.get(), returned.lines()).amounts());
        } else {
            poster.post(context, happened, "sale.recalled", reference, cost);
        }
    }

    /**
     * The cost of a sale, once the goods have left and the buyer has them, whichever is recorded last. What came back on the way
     * is no cost of it.
     */
    void sold(CallContext context, OrderView order) {
        List<CostedLine> left = stock.issuedFor(context, order.id().toString());
        if (left.isEmpty()) {
            return;
        }
        String reference = SoldOrders.reference(order.id());
        SoldOrders.deliveredAt(order).ifPresent(at -> {
            GoodsCost cost = GoodsCost.of(order, left);
            poster.postOnce(
                    context,
                    "sale.cost",
                    reference,
                    reference,
                    at,
                    cost.of(cost.total().minus(recalled(context, reference, cost.total())))
                            .amounts());
        });
    }

    private Money recalled(CallContext context, String reference, Money whole) {
        Money recalled = Money.zero(whole.getCurrencyUnit());
        for (JournalEntry entry : poster.standing(context, "sale.recalled", reference)) {
            recalled = recalled.plus(entry.lines().get(0).amount());
        }
        return recalled;
    }
}
