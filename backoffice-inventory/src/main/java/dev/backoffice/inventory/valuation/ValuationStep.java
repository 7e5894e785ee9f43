package dev.backoffice.inventory.valuation;

import dev.backoffice.core.explanation.Reason;
import dev.backoffice.inventory.stock.StockMovement;
import java.math.BigDecimal;
import org.joda.money.Money;

/**
 * What a movement did to the value of an item at a place.
 *
 * @param movement the movement
 * @param quantity how much lies there after it, in the item's unit
 * @param value what that has cost
 * @param reason the step in words
 */
public record ValuationStep(StockMovement movement, BigDecimal quantity, Money value, Reason reason) {}
