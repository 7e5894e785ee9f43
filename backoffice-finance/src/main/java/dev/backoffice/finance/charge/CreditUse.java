package dev.backoffice.finance.charge;

import java.time.Instant;
import org.joda.money.Money;

/**
 * One use of a credit.
 *
 * @param money names the use, as the charge knows it
 * @param charge which charge it paid
 * @param amount how much
 * @param at when
 */
public record CreditUse(MoneyId money, ChargeId charge, Money amount, Instant at) {}
