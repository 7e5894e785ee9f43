package dev.backoffice.inventory.returns;

import java.time.Instant;
import org.joda.money.Money;

/**
 * Money that went back to the buyer.
 *
 * @param amount how much
 * @param reference by which it can be found, e.g. the refund's id at the payment provider
 * @param at when it was recorded
 */
public record Refund(Money amount, String reference, Instant at) {}
