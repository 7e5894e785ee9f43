package dev.backoffice.finance.charge;

import dev.backoffice.core.event.DomainEvent;
import java.time.Instant;
import org.joda.money.Money;

/** What happens to charges. Each names what was charged for; none names a person. The package says which are to be posted. */
public sealed interface ChargeEvent extends DomainEvent {
    /** Which charge. */
    ChargeId charge();

    /** What it is charged for, e.g. {@code order/1001}. */
    String reference();

    /**
     * It was opened.
     *
     * @param charge which
     * @param terms what was agreed
     */
    record ChargeOpened(ChargeId charge, ChargeTerms terms) implements ChargeEvent {
        @Override
        public String reference() {
            return terms.reference();
        }
    }

    /**
     * Its money is promised by the card's issuer or the marketplace.
     *
     * @param charge which
     * @param reference of what
     * @param method how
     * @param amount how much
     * @param at when
     */
    record ChargeAuthorized(ChargeId charge, String reference, ChargeMethod method, Money amount, Instant at)
            implements ChargeEvent {}

    /**
     * Money arrived for it.
     *
     * @param charge which
     * @param reference of what
     * @param method how
     * @param money which money
     * @param amount how much of it the charge took
     * @param complete whether it is paid now
     * @param at when the payer paid
     */
    record MoneyCaptured(
            ChargeId charge,
            String reference,
            ChargeMethod method,
            MoneyId money,
            Money amount,
            boolean complete,
            Instant at)
            implements ChargeEvent {}

    /**
     * Credit was used for it.
     *
     * @param charge which
     * @param reference of what
     * @param method how
     * @param money which use of which credit
     * @param amount how much
     * @param complete whether it is paid now
     * @param at when
     */
    record CreditApplied(
            ChargeId charge,
            String reference,
            ChargeMethod method,
            MoneyId money,
            Money amount,
            boolean complete,
            Instant at)
            implements ChargeEvent {}

    /**
     * Its time passed.
     *
     * @param charge which
     * @param reference of what
     * @param method how
     * @param amount how much was asked for
     * @param captured how much had come, and stays
     * @param missing how much had not
     * @param at when it was recorded
     */
    record ChargeExpired(
            ChargeId charge,
            String reference,
            ChargeMethod method,
            Money amount,
            Money captured,
            Money missing,
            Instant at)
            implements ChargeEvent {}

    /**
     * It is not asked for any more.
     *
     * @param charge which
     * @param reference of what
     * @param method how
     * @param amount how much was asked for
     * @param captured how much had come, and stays
     * @param missing how much had not
     * @param reason why
     * @param at when
     */
    record ChargeCancelled(
            ChargeId charge,
            String reference,
            ChargeMethod method,
            Money amount,
            Money captured,
            Money missing,
            String reason,
            Instant at)
            implements ChargeEvent {}

    /**
     * Money of it went back to who paid.
     *
     * @param charge which
     * @param reference of what
     * @param method how it had come
     * @param number of the refund
     * @param amount how much
     * @param at when
     */
    record ChargeRefunded(
            ChargeId charge, String reference, ChargeMethod method, String number, Money amount, Instant at)
            implements ChargeEvent {}

    /**
     * Money of it became a credit.
     *
     * @param charge which
     * @param reference of what
     * @param method how it had come
     * @param number of the refund
     * @param amount how much
     * @param at when
     */
    record ChargeRefundedIntoCredit(
            ChargeId charge, String reference, ChargeMethod method, String number, Money amount, Instant at)
            implements ChargeEvent {}

    /**
     * The buyer disputes it.
     *
     * @param charge which
     * @param reference of what
     * @param method how
     * @param number of the case
     * @param amount how much is blocked
     * @param at when
     */
    record ChargeDisputed(
            ChargeId charge, String reference, ChargeMethod method, String number, Money amount, Instant at)
            implements ChargeEvent {}

    /**
     * A dispute was won: the money stays.
     *
     * @param charge which
     * @param reference of what
     * @param method how
     * @param number of the case
     * @param amount how much had been blocked
     * @param at when
     */
    record DisputeWon(ChargeId charge, String reference, ChargeMethod method, String number, Money amount, Instant at)
            implements ChargeEvent {}

    /**
     * A dispute was lost: the money was taken back.
     *
     * @param charge which
     * @param reference of what
     * @param method how
     * @param number of the case
     * @param amount how much was taken back
     * @param at when
     */
    record DisputeLost(ChargeId charge, String reference, ChargeMethod method, String number, Money amount, Instant at)
            implements ChargeEvent {}
}
