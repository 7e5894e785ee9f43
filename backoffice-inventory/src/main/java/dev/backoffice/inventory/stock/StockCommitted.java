package dev.backoffice.inventory.stock;

import java.util.List;
import org.joda.money.Money;

/**
 * Held goods left to the customer.
 *
 * @param hold the hold
 * @param reference what it was for
 * @param lines what left, with its cost
 * @param cost the sum of the lines' costs: the cost of goods sold
 */
public record StockCommitted(HoldId hold, String reference, List<CostedLine> lines, Money cost) implements StockEvent {
    public StockCommitted {
        lines = List.copyOf(lines);
    }
}
