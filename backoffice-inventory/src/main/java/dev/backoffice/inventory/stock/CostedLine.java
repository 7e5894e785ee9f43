package dev.backoffice.inventory.stock;

import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import org.joda.money.Money;

/**
 * What left a place or came back to it, and what it had cost.
 *
 * @param site where
 * @param sku which item
 * @param quantity how much
 * @param cost what all of it had cost
 */
public record CostedLine(Site site, Sku sku, Quantity quantity, Money cost) {}
