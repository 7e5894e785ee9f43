package dev.backoffice.inventory.returns;

import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;

/**
 * What was decided of goods that came back.
 *
 * @param line the number of the order's line
 * @param sku which item
 * @param quantity how much
 * @param disposition what becomes of it
 */
public record InspectedGoods(int line, Sku sku, Quantity quantity, Disposition disposition) {}
