package dev.backoffice.finance.charge;

import java.time.Instant;
import org.joda.money.Money;

/**
 * Money of a charge that went back.
 *
 * @param number what the caller calls this refund, unique within the charge
 * @param amount how much
 * @param into where it went
 * @param at when
 */
public record ChargeRefund(String number, Money amount, RefundInto into, Instant at) {}
