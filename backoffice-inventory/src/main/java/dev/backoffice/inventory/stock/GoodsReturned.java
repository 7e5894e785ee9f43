package dev.backoffice.inventory.stock;

import java.util.List;
import org.joda.money.Money;

/**
 * Goods came back from the customer.
 *
 * @param document what they came back with
 * @param hold the hold they had left with
 * @param reference what it was for
 * @param lines what came back, with the cost it had left with
 * @param cost the sum of the lines' costs
 */
public record GoodsReturned(String document, HoldId hold, String reference, List<CostedLine> lines, Money cost)
        implements StockEvent {
    public GoodsReturned {
        lines = List.copyOf(lines);
    }
}
