package dev.backoffice.finance.receivable;

import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.finance.charge.MoneyId;
import java.time.Instant;
import java.time.LocalDate;
import org.joda.money.Money;

/** What happens to receivables. Each names what is owed for and by whom, by code. The package says which are to be posted. */
public sealed interface ReceivableEvent extends DomainEvent {
    /** Which receivable. */
    ReceivableId receivable();

    /** What it is owed for, e.g. {@code order/1001}. */
    String reference();

    /** Who owes. */
    Debtor debtor();

    /** How much. */
    Money amount();

    /** When. */
    Instant at();

    /**
     * It was opened.
     *
     * @param receivable which
     * @param reference what it is owed for
     * @param debtor who owes
     * @param amount what is owed with the fee
     * @param fee what the debtor keeps
     * @param net what is to be paid: amount less fee
     * @param due when it is due
     * @param at when
     */
    record ReceivableOpened(
            ReceivableId receivable,
            String reference,
            Debtor debtor,
            Money amount,
            Money fee,
            Money net,
            LocalDate due,
            Instant at)
            implements ReceivableEvent {}

    /**
     * Money was paid for it.
     *
     * @param receivable which
     * @param reference what it is owed for
     * @param debtor who owes
     * @param money which money
     * @param amount how much the receivable took
     * @param left how much is still owed
     * @param due when it is due
     * @param at when
     */
    record ReceivableSettled(
            ReceivableId receivable,
            String reference,
            Debtor debtor,
            MoneyId money,
            Money amount,
            Money left,
            LocalDate due,
            Instant at)
            implements ReceivableEvent {}

    /**
     * More was paid than was owed; whose it is the caller decides.
     *
     * @param receivable which
     * @param reference what it is owed for
     * @param debtor who owes
     * @param money which money
     * @param amount how much was too much
     * @param at when
     */
    record ReceivableOverpaid(
            ReceivableId receivable, String reference, Debtor debtor, MoneyId money, Money amount, Instant at)
            implements ReceivableEvent {}

    /**
     * Money that was paid was taken back: what it had settled is owed again.
     *
     * @param receivable which
     * @param reference what it is owed for
     * @param debtor who owes
     * @param money which money
     * @param amount how much the receivable had taken
     * @param reason why
     * @param at when
     */
    record SettlementReversed(
            ReceivableId receivable,
            String reference,
            Debtor debtor,
            MoneyId money,
            Money amount,
            String reason,
            Instant at)
            implements ReceivableEvent {}

    /**
     * Money that had been too much was taken back. Whatever the caller made of it, e.g. a credit, has to be taken back, too.
     *
     * @param receivable which
     * @param reference what it is owed for
     * @param debtor who owes
     * @param money which money
     * @param amount how much had been too much
     * @param reason why
     * @param at when
     */
    record OverpaymentReversed(
            ReceivableId receivable,
            String reference,
            Debtor debtor,
            MoneyId money,
            Money amount,
            String reason,
            Instant at)
            implements ReceivableEvent {}

    /**
     * The rest will not come.
     *
     * @param receivable which
     * @param reference what it is owed for
     * @param debtor who owes
     * @param amount how much
     * @param reason why
     * @param at when
     */
    record ReceivableWrittenOff(
            ReceivableId receivable, String reference, Debtor debtor, Money amount, String reason, Instant at)
            implements ReceivableEvent {}

    /**
     * What was written off is asked for again.
     *
     * @param receivable which
     * @param reference what it is owed for
     * @param debtor who owes
     * @param amount how much
     * @param reason why
     * @param at when
     */
    record ReceivableReinstated(
            ReceivableId receivable, String reference, Debtor debtor, Money amount, String reason, Instant at)
            implements ReceivableEvent {}

    /**
     * The rest is not owed any more.
     *
     * @param receivable which
     * @param reference what it is owed for
     * @param debtor who owes
     * @param amount how much of the net
     * @param fee the fee of that rest, which is not kept
     * @param reason why
     * @param at when
     */
    record ReceivableCancelled(
            ReceivableId receivable,
            String reference,
            Debtor debtor,
            Money amount,
            Money fee,
            String reason,
            Instant at)
            implements ReceivableEvent {}
}
