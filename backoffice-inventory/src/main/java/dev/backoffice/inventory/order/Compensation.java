package dev.backoffice.inventory.order;

import dev.backoffice.inventory.stock.HoldId;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What is to be undone because an order was cancelled.
 *
 * @param release the hold whose goods are still here and are to be given back
 * @param takeBack the hold whose goods have left and are to be returned
 * @param document the document that covered or covers the goods, to be cancelled or reversed
 * @param refund what the buyer has paid
 */
public record Compensation(
        Optional<HoldId> release, Optional<HoldId> takeBack, Optional<CoveringDocument> document, Money refund) {}
