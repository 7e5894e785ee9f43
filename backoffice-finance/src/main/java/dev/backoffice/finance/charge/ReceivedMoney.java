package dev.backoffice.finance.charge;

import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Money that arrived, and what became of it. Written once and never changed: captured + credited = amount.
 *
 * @param id its name
 * @param reference what it came for
 * @param charge the charge it was told for, if one was named
 * @param method how it came
 * @param amount how much
 * @param captured how much of it the charge took
 * @param credit the credit that holds the rest, when there is a rest
 * @param at when the payer paid
 * @param recordedAt when it was told
 */
public record ReceivedMoney(
        MoneyId id,
        String reference,
        Optional<ChargeId> charge,
        ChargeMethod method,
        Money amount,
        Money captured,
        Optional<CreditId> credit,
        Instant at,
        Instant recordedAt) {
    /** How much of it became a credit. */
    public Money credited() {
        return amount.minus(captured);
    }
}
