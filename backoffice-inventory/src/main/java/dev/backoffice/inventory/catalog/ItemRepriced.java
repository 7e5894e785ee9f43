package dev.backoffice.inventory.catalog;

import org.joda.money.Money;

/**
 * An item got another list price.
 *
 * @param sku which
 * @param from the price before, for one unit
 * @param to the price from now on
 */
public record ItemRepriced(Sku sku, Money from, Money to) implements ItemEvent {}
