package dev.backoffice.finance.charge;

import dev.backoffice.core.event.DomainEvent;
import java.time.Instant;
import org.joda.money.Money;

/** What happens to credits. Each names what the money came for; none names a person. */
public sealed interface CreditEvent extends DomainEvent {
    /** Which credit. */
    CreditId credit();

    /** What the money came for, e.g. {@code order/1001}. */
    String reference();

    /**
     * Money arrived that no charge took.
     *
     * @param credit which
     * @param reference what the money came for
     * @param cause why no charge took it
     * @param method how it came
     * @param money which money
     * @param amount how much of it
     * @param at when the payer paid
     */
    record CreditGranted(
            CreditId credit,
            String reference,
            CreditCause cause,
            ChargeMethod method,
            MoneyId money,
            Money amount,
            Instant at)
            implements CreditEvent {}

    /**
     * Money of a charge stays in the company, which owes it; the twin of {@link ChargeEvent.ChargeRefundedIntoCredit}.
     *
     * @param credit which
     * @param reference what was charged for
     * @param charge whose money
     * @param number of the refund
     * @param amount how much
     * @param at when
     */
    record CreditGrantedByRefund(
            CreditId credit, String reference, ChargeId charge, String number, Money amount, Instant at)
            implements CreditEvent {}

    /**
     * It paid a charge; the twin of {@link ChargeEvent.CreditApplied}.
     *
     * @param credit which
     * @param reference what the money had come for
     * @param charge which charge it paid
     * @param money names the use
     * @param amount how much
     * @param at when
     */
    record CreditUsed(CreditId credit, String reference, ChargeId charge, MoneyId money, Money amount, Instant at)
            implements CreditEvent {}

    /**
     * It went back to who paid.
     *
     * @param credit which
     * @param reference what the money had come for
     * @param method how it had come
     * @param number of the refund
     * @param amount how much
     * @param at when
     */
    record CreditRefunded(
            CreditId credit, String reference, ChargeMethod method, String number, Money amount, Instant at)
            implements CreditEvent {}
}
