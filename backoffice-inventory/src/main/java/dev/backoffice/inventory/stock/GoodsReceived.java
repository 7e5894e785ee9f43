package dev.backoffice.inventory.stock;

import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import org.joda.money.Money;

/**
 * Goods came in.
 *
 * @param document what they came with
 * @param site where they lie now
 * @param sku which item
 * @param quantity how much
 * @param unitCost what one unit cost
 * @param value what all of it cost, rounded once
 */
public record GoodsReceived(String document, Site site, Sku sku, Quantity quantity, UnitPrice unitCost, Money value)
        implements StockEvent {}
