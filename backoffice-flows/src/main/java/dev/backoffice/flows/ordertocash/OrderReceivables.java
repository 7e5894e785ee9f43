package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.finance.receivable.CancelReceivable;
import dev.backoffice.finance.receivable.Debtor;
import dev.backoffice.finance.receivable.OpenReceivables;
import dev.backoffice.finance.receivable.Receivable;
import dev.backoffice.finance.receivable.ReceivableMove;
import dev.backoffice.finance.receivable.ReceivableMoves;
import dev.backoffice.finance.receivable.Receivables;
import dev.backoffice.inventory.order.Intermediary;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joda.money.Money;

/**
 * What is owed for an order once a document covers it: by the acquirer for a card, by the marketplace for what it collects, by
 * the buyer for what is sold on terms. Each part of a split order is owed for by itself.
 */
final class OrderReceivables {
    /** Days from the sale to the first payout of a card, and from each payout to the next, where nobody says otherwise. */
    static final int CARD_PAYOUT_DAYS = 30;

    private final Receivables receivables;

    OrderReceivables(Receivables receivables) {
        this.receivables = receivables;
    }

    /** @param sold the day at the establishment whose document covers it */
    void open(CallContext context, OrderView order, LocalDate sold) {
        List<Payment> payments = order.terms().payments();
        for (int i = 0; i < payments.size(); i++) {
            Optional<Debtor> debtor = debtor(order, payments.get(i));
            if (debtor.isPresent()) {
                open(context, order, i + 1, payments.get(i), debtor.get(), sold);
            }
        }
    }

    private void open(
            CallContext context, OrderView order, int ordinal, Payment payment, Debtor debtor, LocalDate sold) {
        String reference = OrderMoney.reference(order.id());
        String series = "charge-" + ordinal;
        boolean opened = receivables.of(context, reference).stream()
                .anyMatch(receivable -> receivable.terms().series().equals(series));
        if (opened) {
            return;
        }
        OpenReceivables command = new OpenReceivables(
                IdempotencyKey.of(reference + "/" + series + "/owed"),
                reference,
                series,
                debtor,
                payment.amount(),
                fee(order, payment),
                dues(payment, sold),
                payment.reference());
        receivables.open(context, command);
    }

    /** Nobody owes for what was paid at once. */
    private static Optional<Debtor> debtor(OrderView order, Payment payment) {
        if (payment.status() == PaymentStatus.ON_TERMS) {
            return Optional.of(Debtor.of(Debtor.Kind.BUYER, order.id().toString()));
        }
        if (!payment.status().taken()) {
            return Optional.empty();
        }
        return switch (payment.method()) {
            case CARD ->
                Optional.of(Debtor.of(Debtor.Kind.ACQUIRER, payment.acquirer().orElse("card")));
            case MARKETPLACE ->
                Optional.of(Debtor.of(
                        Debtor.Kind.MARKETPLACE,
                        order.terms()
                                .channelTerms()
                                .intermediary()
                                .map(Intermediary::document)
                                .orElse(order.terms().channel())));
            case PIX, BOLETO, STORE_CREDIT, CASH, TRANSFER -> Optional.empty();
        };
    }

    /** What a channel keeps is told with the order; what an acquirer keeps is known when it pays out. */
    private static Money fee(OrderView order, Payment payment) {
        Money nothing = Money.zero(payment.amount().getCurrencyUnit());
        if (payment.method() != PaymentMethod.MARKETPLACE) {
            return nothing;
        }
        Money fees = order.terms().channelTerms().fees().total();
        return fees.isLessThan(payment.amount()) ? fees : nothing;
    }

    private static List<LocalDate> dues(Payment payment, LocalDate sold) {
        if (!payment.due().isEmpty()) {
            return payment.due();
        }
        return IntStream.rangeClosed(1, payment.installments())
                .mapToObj(instalment -> sold.plusDays((long) instalment * CARD_PAYOUT_DAYS))
                .toList();
    }

    /** The order was cancelled: what is still open of it is not owed any more. */
    void cancelled(CallContext context, OrderView order) {
        String reference = OrderMoney.reference(order.id());
        for (Receivable receivable : receivables.of(context, reference)) {
            if (ReceivableMoves.legal(ReceivableMove.CANCEL, receivable.status().kind())) {
                cancel(context, receivable);
            }
        }
    }

    private void cancel(CallContext context, Receivable receivable) {
        try {
            receivables.cancel(
                    context,
                    new CancelReceivable(
                            IdempotencyKey.of("cancel/" + receivable.id()),
                            receivable.id(),
                            "The order was cancelled"));
        } catch (RuleViolation settledMeanwhile) {
            if (!settledMeanwhile.code().equals("receivable.illegal-move")) {
                throw settledMeanwhile;
            }
        }
    }
}
