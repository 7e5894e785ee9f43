package dev.backoffice.inventory.stock;

import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import org.joda.money.Money;

/**
 * How much of an item lies at a place.
 *
 * @param site where
 * @param sku which item
 * @param onHand what lies there
 * @param held what of it is set aside
 * @param available what can still be set aside
 * @param value what it has cost
 */
public record SiteStock(Site site, Sku sku, Quantity onHand, Quantity held, Quantity available, Money value) {}
