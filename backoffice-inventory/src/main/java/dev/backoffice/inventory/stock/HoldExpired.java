package dev.backoffice.inventory.stock;

/**
 * Held goods were given back because the hold's time had passed.
 *
 * @param hold the hold
 * @param reference what it was for
 */
public record HoldExpired(HoldId hold, String reference) implements StockEvent {}
