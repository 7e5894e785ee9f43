package dev.backoffice.finance.charge;

import java.time.Instant;
import org.joda.money.Money;

/**
 * Money of a credit that went back to who paid.
 *
 * @param number what the caller calls this refund, unique within the credit
 * @param amount how much
 * @param at when
 */
public record CreditRefund(String number, Money amount, Instant at) {}
