package dev.backoffice.inventory.catalog;

import dev.backoffice.core.quantity.Unit;
import org.joda.money.Money;

/**
 * An item was added to the catalog.
 *
 * @param sku which
 * @param unit what it is counted in
 * @param price its list price for one unit
 */
public record ItemAdded(Sku sku, Unit unit, Money price) implements ItemEvent {}
