package dev.backoffice.inventory.stock;

/**
 * Held goods were given back.
 *
 * @param hold the hold
 * @param reference what it was for
 */
public record StockReleased(HoldId hold, String reference) implements StockEvent {}
