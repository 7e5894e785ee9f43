package dev.backoffice.inventory.stock;

import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;

/**
 * What a hold has of an item at a place.
 *
 * @param site where
 * @param sku which item
 * @param quantity how much
 */
public record HeldLine(Site site, Sku sku, Quantity quantity) {}
