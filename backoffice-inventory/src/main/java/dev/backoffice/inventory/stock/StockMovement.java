package dev.backoffice.inventory.stock;

import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import java.time.Instant;
import org.joda.money.Money;

/**
 * One item moved between a place of the company and the world outside. Written once, never changed.
 *
 * @param id its id; ids of later movements sort later, to the millisecond
 * @param kind from where to where
 * @param document what it was done for: the delivery, the hold, the return
 * @param site the place
 * @param sku the item
 * @param quantity how much
 * @param value what all of it had cost
 * @param at when
 * @param by who gave the command
 */
public record StockMovement(
        MovementId id,
        Kind kind,
        String document,
        Site site,
        Sku sku,
        Quantity quantity,
        Money value,
        Instant at,
        UserId by) {
    /** From where to where. */
    public enum Kind {
        /** From a supplier to the place. */
        RECEIVED,
        /** From the place to a customer. */
        ISSUED,
        /** From a customer to the place. */
        RETURNED
    }

    /** Whether the place has more after it. */
    public boolean incoming() {
        return kind != Kind.ISSUED;
    }
}
