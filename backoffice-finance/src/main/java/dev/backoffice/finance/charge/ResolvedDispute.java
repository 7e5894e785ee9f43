package dev.backoffice.finance.charge;

import java.time.Instant;
import org.joda.money.Money;

/**
 * A dispute that ended.
 *
 * @param number the case's number
 * @param amount how much was disputed
 * @param outcome how it ended
 * @param at when it ended
 */
public record ResolvedDispute(String number, Money amount, DisputeOutcome outcome, Instant at) {}
