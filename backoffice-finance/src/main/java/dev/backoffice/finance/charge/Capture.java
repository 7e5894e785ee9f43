package dev.backoffice.finance.charge;

import java.time.Instant;
import org.joda.money.Money;

/**
 * Money a charge got.
 *
 * @param money which money, or which use of a credit
 * @param amount how much of it the charge took
 * @param at when the payer paid
 */
public record Capture(MoneyId money, Money amount, Instant at) {}
